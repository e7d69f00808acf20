import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { credentialTypes, nodes } from '../../../scripts/package';
import { startSimulator, type Simulator } from '../../../simulator';
import { createCore, type Core, type Flow, type FlowResult } from '../../support/core';
import { given } from '../../support/given';
import { freezeDate, time } from '../../support/virtualClock';

const folder = join(__dirname, '../../../workflows');
const readJson = <T>(file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;

let simulator: Simulator;
let core: Core;

beforeAll(async () => {
	freezeDate();
	simulator = await startSimulator({ now: time.now, sleep: time.sleep });
	const { clientId, clientSecret } = simulator.adobe.accounts[0];
	core = await createCore({
		nodes: Object.fromEntries(nodes.map(({ type, Node }) => [type, Node])),
		credentialTypes,
		credentials: {
			adobeVipMarketplaceApi: {
				adobeVipDemo1: {
					name: 'Adobe VIP Marketplace',
					data: {
						environment: 'custom',
						apiUrl: simulator.adobe.url,
						imsUrl: simulator.adobe.imsUrl,
						clientId,
						clientSecret,
					},
				},
			},
		},
	});
});
beforeEach(() => {
	simulator.reset();
	time.pass(61 * 60_000);
});
afterAll(async () => await simulator.stop());

async function run(file: string, body?: IDataObject): Promise<FlowResult> {
	const result = await core.runFlow(readJson<Flow>(file), body ? { webhook: { body } } : undefined);
	expect(result.error).toBeUndefined();
	return result;
}

const state = () => simulator.adobe.state(0);

describe('Adobe: new deal to subscription', () => {
	const recorded = readJson<IDataObject & { reseller: IDataObject }>('new-adobe-deal.body.json');
	const sell = async (more: IDataObject = {}) =>
		(
			await run('adobe-deal-to-subscription.json', {
				...recorded,
				distributorId: simulator.adobe.accounts[0].distributorId,
				...more,
			})
		).response;

	/** Customer, order and subscription as the flow answers them, and as they are stored. */
	const idsReported = (response: FlowResult['response']) => {
		const { customerId, orderId, subscriptionId } = response?.body as unknown as IDataObject;
		return [customerId, orderId, subscriptionId];
	};
	const idsStored = () =>
		[state().customers, state().orders, state().subscriptions].map((stored) => {
			expect(stored).toHaveLength(1);
			return given(stored[0].id);
		});

	test('a new deal becomes reseller, customer, order and subscription', async () => {
		const before = state().resellers.length;
		const response = await sell();
		expect(response).toMatchObject({ body: { dealId: recorded.dealId, orderStatus: 'completed', created: true } });
		expect(state().resellers.length - before).toBe(1);
		expect(idsReported(response)).toEqual(idsStored());
		expect(simulator.adobe.effects()['orders NEW']).toBe(1);
	});

	test('the same deal again, once and twice at the same time, buys nothing more', async () => {
		await sell();
		const resellers = state().resellers.length;
		const again = await Promise.all([1, 2].map(async () => await sell()));
		for (const response of [await sell(), ...again]) {
			expect(response).toMatchObject({ body: { created: false, orderStatus: 'completed' } });
			expect(idsReported(response)).toEqual(idsStored());
		}
		expect([state().resellers.length, state().customers.length, simulator.adobe.effects()['orders NEW']]).toEqual([
			resellers,
			1,
			1,
		]);
	});

	test('a reseller that is there already is used, whoever accepted the terms', async () => {
		const [known] = state().resellers;
		const before = state().resellers.length;
		const { companyName } = known.profile;
		await sell({ reseller: { ...recorded.reseller, name: companyName, termsAccepted: false } });
		expect(state().resellers).toHaveLength(before);
		expect(state().customers.map(({ resellerId }) => resellerId)).toEqual([known.id]);
	});

	test('without the terms nothing is created', async () => {
		const before = state().resellers.length;
		const response = await sell({ reseller: { ...recorded.reseller, termsAccepted: false } });
		expect(response).toMatchObject({ statusCode: 422, body: { error: expect.stringMatching(/accepted the terms/) } });
		expect([state().resellers.length, state().customers.length]).toEqual([before, 0]);
	});

	test('an order that is refused says what to do', async () => {
		const response = await sell({ lines: [{ offer: '00000000CA01A12', quantity: 1 }] });
		expect(response).toMatchObject({
			statusCode: 422,
			body: { dealId: recorded.dealId, error: expect.stringMatching(/\w+.*\./) },
		});
		expect(simulator.adobe.effects()['orders NEW'] ?? 0).toBe(0);
	});
});

test('a VIP membership moves once, and its subscriptions are listed', async () => {
	const { itemsByNode, lastNodeItems } = await run('adobe-transfer-from-vip.json');
	expect(itemsByNode['What Moves'].map(({ json }) => json)).toEqual([
		{ offers: itemsByNode['Preview Offers'].length, licenses: expect.any(Number), problem: '' },
	]);
	expect(lastNodeItems.map(({ json }) => json.subscriptionId)).toEqual(state().subscriptions.map(({ id }) => id));
	expect(lastNodeItems.length).toBeGreaterThan(0);
	const again = await run('adobe-transfer-from-vip.json');
	expect(again.lastNodeItems.map(({ json }) => json.subscriptionId)).toEqual(
		lastNodeItems.map(({ json }) => json.subscriptionId),
	);
	expect(again.itemsByNode['What Moves'][0].json.problem).not.toBe('');
	expect(state().transfers).toHaveLength(1);
});
