import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { createCore, type Core, type Flow, type FlowResult } from '../../support/core';
import { credentialTypes, nodes } from '../../../scripts/package';
import { time } from '../../support/virtualClock';

import { credentialOf, startPartnerWorld, type PartnerWorld } from './world';

jest.mock('../../../nodes/shared/clock', () =>
	jest.requireActual<typeof import('../../support/virtualClock')>('../../support/virtualClock').engineClock());

const folder = join(__dirname, '../../../workflows');
const readJson = <T>(file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;

let world: PartnerWorld;
let core: Core;

beforeAll(async () => {
	world = await startPartnerWorld();
	core = await createCore({
		nodes: Object.fromEntries(nodes.map(({ type, Node }) => [type, Node])),
		credentialTypes,
		credentials: { microsoftPartnerCenterApi: { partnerCenterDemo1: credentialOf(world.simulator, world.simulator.tenants[0]) } },
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
	});

	test('the same deal again, once and twice at the same time, buys nothing more', async () => {
		await run('csp-deal-to-licenses.json', deal);
		await Promise.all([1, 2].map(async () => await run('csp-deal-to-licenses.json', deal)));
		expect(commerce().customers).toHaveLength(1);
		expect(commerce().orders).toHaveLength(1);
	});
});

test('an order for an indirect reseller\'s customer carries the reseller in every line', async () => {
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

test('the lines of the latest invoice become rows', async () => {
	const { lastNodeItems } = await run('invoice-lines-to-rows.json');
	expect(lastNodeItems.length).toBeGreaterThan(1);
	for (const { json } of lastNodeItems) expect(Object.keys(json)).toEqual(expect.arrayContaining(['invoice', 'customer', 'product', 'amount', 'currency']));
});
