import type { IDataObject } from 'n8n-workflow';

import { REFUSALS } from '../../../support/refusals';
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

test('a token that ended before the order is renewed after a look, and the order is placed once', async () => {
	world.simulator.faults.add({ route: 'POST /orders', kind: 'unauthorized' });
	const sent = world.requestsSince();
	expect(await place('deal-1')).toMatchObject({ created: true, outcome: 'completed' });
	expect(world.orders(customer)).toHaveLength(1);
	expect(sent()).toMatchObject({ 'POST /orders': 2, 'POST /token': 1 });
});
