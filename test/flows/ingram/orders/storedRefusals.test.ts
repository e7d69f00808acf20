import type { IDataObject } from 'n8n-workflow';

import { REFUSALS, type Refusal } from '../../../support/refusals';
import { time } from '../../../support/virtualClock';

import { allCustomers, create, sale } from '../parameters';
import { startWorld, type World } from '../world';

/** Refusals that come after the platform has stored what it was asked for: a gateway, a firewall, a token that ended meanwhile. */

let world: World;
let customer: string;

beforeEach(async () => {
	world = await startWorld();
	customer = await world.customer();
	await world.run('Customer', allCustomers);
});
afterEach(async () => await world.stop());

const place = async (key: string, more = {}): Promise<IDataObject> => {
	const { lastNodeItems } = await world.run('SalesOrder', sale(customer, key, more), undefined, {
		onError: 'continueRegularOutput',
	});
	return lastNodeItems[0].json;
};

test.each(REFUSALS)('%s after the order was stored: one order, and it is found', async (_, refusal) => {
	world.simulator.faults.add({ route: 'POST /orders', when: 'after', ...refusal });
	const row = await place('deal-1');
	const [order, ...others] = world.orders(customer);
	expect(others).toEqual([]);
	expect(order.id).toMatch(/\d/);
	expect(row).toMatchObject({ id: order.id, outcome: 'completed' });
	time.pass(1000);
	expect(await place('deal-1')).toMatchObject({ id: order.id, created: false });
	expect(world.orders(customer)).toHaveLength(1);
});

test.each(REFUSALS)('%s, and nothing was stored: it is never reported as bought', async (_, refusal) => {
	world.simulator.faults.add({ route: 'POST /orders', when: 'before', ...refusal });
	const row = await place('deal-1');
	const count = world.orders(customer).length;
	if (row.error === undefined) expect([count, row.outcome]).toEqual([1, 'completed']);
	else expect([count, String(row.error).length > 40]).toEqual([0, true]);
});

test.each(REFUSALS)('%s after it was stored, Without Order Key: one order', async (_, refusal) => {
	world.simulator.faults.add({ route: 'POST /orders', when: 'after', ...refusal });
	await place('', { options: { withoutOrderKey: true } });
	expect(world.orders(customer)).toHaveLength(1);
});

test.each(REFUSALS)('%s after a customer was created: one customer', async (_, refusal) => {
	world.simulator.faults.add({ route: 'POST /customers', when: 'after', ...refusal });
	await world.run('Customer', create('crm-1'), undefined, { onError: 'continueRegularOutput' });
	expect(world.customers('crm-1')).toHaveLength(1);
});

/** What may be this very order, and is no refusal of it. */
const EXISTING: Refusal[] = [
	[
		'400 "already exists"',
		{ kind: 'status', status: 400, body: { message: 'An order with PO number deal-1 already exists' } },
	],
	['409 "Duplicate order"', { kind: 'status', status: 409, body: { message: 'Duplicate order deal-1' } }],
	[
		'400 "pending order"',
		{ kind: 'status', status: 400, body: { message: 'There is a pending sales order for customer 1' } },
	],
];

test.each(EXISTING)('%s after the order was stored, and it is listed late: one order', async (_, refusal) => {
	world.simulator.ingram.settings.orderListingMs = 5 * 60_000;
	world.simulator.faults.add({ route: 'POST /orders', when: 'after', ...refusal });
	expect(await place('deal-1')).toMatchObject({
		error: expect.stringContaining(`the response was a refusal (HTTP status ${refusal.status}) that leaves this open`),
		details: { outcome: 'unknown', orderKey: 'deal-1' },
	});
	time.pass(60_000);
	expect(await place('deal-1')).toMatchObject({ details: { outcome: 'unknown' } });
	time.pass(5 * 60_000);
	expect(await place('deal-1')).toMatchObject({ created: false, outcome: 'completed' });
	expect(world.orders(customer)).toHaveLength(1);
});

test.each([
	[400, 'Windows Server 2022 CAL is sold in whole units'],
	[403, 'Reseller is not authorized to sell this service plan'],
	[404, 'Customer with id 1000 does not exist'],
	[409, 'The status of the customer rules this out'],
	[422, 'Sophos Firewall is not sold in this marketplace'],
])('%i "%s" refuses the order at once, and the next run places it', async (status, message) => {
	world.simulator.faults.add({ route: 'POST /orders', kind: 'status', status, body: { message } });
	const start = time.now();
	const row = await place('deal-1');
	// An order waits for its moment of 6 s; looks for one whose outcome is unknown take 20 s more.
	expect(time.now() - start).toBeLessThan(12_000);
	expect(row.details).toMatchObject({ status });
	expect(row.details).not.toHaveProperty('outcome');
	expect(await place('deal-1')).toMatchObject({ created: true, outcome: 'completed' });
	expect(world.orders(customer)).toHaveLength(1);
});

test('a customer that exists already is refused, and it is known that none was created', async () => {
	const body = { message: 'A customer with external ID crm-1 already exists' };
	world.simulator.faults.add({ route: 'POST /customers', kind: 'status', status: 409, body });
	const { lastNodeItems } = await world.run('Customer', create('crm-1'), undefined, {
		onError: 'continueRegularOutput',
	});
	expect(lastNodeItems[0].json.details).toMatchObject({ status: 409 });
	expect(lastNodeItems[0].json.details).not.toHaveProperty('outcome');
});

test('a token that ended before the order is renewed after a look, and the order is placed once', async () => {
	world.simulator.faults.add({ route: 'POST /orders', kind: 'unauthorized' });
	const sent = world.requestsSince();
	expect(await place('deal-1')).toMatchObject({ created: true, outcome: 'completed' });
	expect(world.orders(customer)).toHaveLength(1);
	expect(sent()).toMatchObject({ 'POST /orders': 2, 'POST /token': 1 });
});
