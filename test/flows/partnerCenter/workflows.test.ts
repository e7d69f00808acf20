import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { createCore, type Core, type Flow, type FlowResult } from '../../support/core';
import { credentialTypes, nodes } from '../../../scripts/package';
import { time } from '../../support/virtualClock';

import { credentialOf, startPartnerWorld, type PartnerWorld } from './world';

const folder = join(__dirname, '../../../workflows');
const readJson = <T>(file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;

let world: PartnerWorld;
let core: Core;

beforeAll(async () => {
	world = await startPartnerWorld();
	core = await createCore({
		nodes: Object.fromEntries(nodes.map(({ type, Node }) => [type, Node])),
		credentialTypes,
		credentials: {
			microsoftPartnerCenterApi: {
				partnerCenterDemo1: credentialOf(world.simulator, world.simulator.partnerCenter.accounts[0]),
			},
		},
	});
});
beforeEach(() => {
	world.simulator.reset();
	time.pass(20 * 60_000);
});
afterAll(async () => await world.stop());

async function run(file: string, body?: IDataObject): Promise<FlowResult> {
	const result = await core.runFlow(readJson<Flow>(file), body ? { webhook: { body } } : undefined);
	expect(result.error).toBeUndefined();
	return result;
}

const commerce = () => world.state().commerce;

describe('New CSP deal to licenses', () => {
	const deal = readJson<IDataObject>('new-csp-deal.body.json');

	test('a new deal becomes customer, agreement, order, users and their licenses', async () => {
		const { response, itemsByNode } = await run('csp-deal-to-licenses.json', deal);
		expect(response?.body).toMatchObject({ dealId: deal.dealId, orderStatus: 'completed', created: true, licenses: 2 });
		expect(commerce().orders).toHaveLength(1);
		expect(commerce().subscriptions).toHaveLength(1);
		expect((response?.body as unknown as IDataObject).subscriptionId).toBe(commerce().subscriptions[0].id);
		expect(itemsByNode['Assign License']).toHaveLength(2);
		expect(response).toMatchObject({ statusCode: 200, body: { failed: [] } });
	});

	test('a deal without users ends with its order', async () => {
		const { response, itemsByNode } = await run('csp-deal-to-licenses.json', { ...deal, users: [] });
		expect(response).toMatchObject({ statusCode: 200, body: { orderStatus: 'completed', licenses: 0, failed: [] } });
		expect(itemsByNode['Create User']).toBeUndefined();
	});

	test('a license that the customer does not have is named, and the order is still reported', async () => {
		const [line] = deal.lines as IDataObject[];
		const { response } = await run('csp-deal-to-licenses.json', {
			...deal,
			lines: [{ ...line, license: 'NOT_BOUGHT' }],
		});
		expect(response).toMatchObject({ statusCode: 422, body: { orderStatus: 'completed', licenses: 0 } });
		const { failed } = response?.body as unknown as { failed: IDataObject[] };
		expect(failed.map(({ user }) => user)).toEqual((deal.users as IDataObject[]).map(({ userName }) => userName));
		expect(String(failed[0].license)).toMatch(/no license named NOT_BOUGHT/);
	});

	test('an order that is refused says what to do', async () => {
		const [line] = deal.lines as IDataObject[];
		const { response } = await run('csp-deal-to-licenses.json', { ...deal, lines: [{ ...line, quantity: 0 }] });
		expect(response).toMatchObject({ statusCode: 422, body: { dealId: deal.dealId } });
		expect(String((response?.body as unknown as IDataObject).error)).toMatch(/quantity/i);
		expect(commerce().orders).toHaveLength(0);
	});

	test('the same deal again, once and twice at the same time, buys nothing more', async () => {
		await run('csp-deal-to-licenses.json', deal);
		await Promise.all([1, 2].map(async () => await run('csp-deal-to-licenses.json', deal)));
		expect(commerce().customers).toHaveLength(1);
		expect(commerce().orders).toHaveLength(1);
	});
});

test("an order for an indirect reseller's customer carries the reseller in every line", async () => {
	await world.customer();
	const customer = commerce().customers[0];
	const flow = readJson<Flow>('indirect-reseller-order.json');
	const sale = flow.nodes.find(({ name }) => name === 'Sale');
	const rows = (sale?.parameters.assignments as { assignments: Array<{ name: string; value: string }> }).assignments;
	rows.find(({ name }) => name === 'customerDomain')!.value = customer.domain;
	const result = await core.runFlow(flow);
	expect(result.error).toBeUndefined();
	expect(commerce().orders.map(({ lines }) => lines[0].partnerIdOnRecord)).toEqual([commerce().resellers[0].mpnId]);
	expect(result.itemsByNode['Read Order'][0].json).toMatchObject({ status: 'completed' });
});

test('the charges of all invoices of last month become rows', async () => {
	const { itemsByNode, lastNodeItems } = await run('invoice-lines-to-rows.json');
	const [{ json: period }] = itemsByNode.Period;
	expect(itemsByNode.Invoices.length).toBeGreaterThan(0);
	for (const { json } of itemsByNode.Invoices) {
		const day = String(json.invoiceDate).slice(0, 10);
		expect(day >= String(period.from) && day <= String(period.to)).toBe(true);
	}
	expect(lastNodeItems.length).toBeGreaterThan(1);
	for (const { json } of lastNodeItems) {
		expect(json).toEqual({
			invoice: expect.any(String),
			customer: expect.any(String),
			product: expect.any(String),
			currency: expect.any(String),
			quantity: expect.any(Number),
			amount: expect.any(Number),
		});
	}
	expect(new Set(lastNodeItems.map(({ json }) => json.invoice)).size).toBeGreaterThan(1);
});
