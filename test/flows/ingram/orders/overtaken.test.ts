import type { IDataObject } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';

import { PRODUCT, sale } from '../parameters';
import { startWorld, type World } from '../world';

let world: World;

beforeAll(async () => {
	world = await startWorld();
});
afterEach(() => {
	jest.restoreAllMocks();
	world.simulator.faults.clear();
});
afterAll(async () => await world.stop());

/** Lets another worker place an order while this one pauses for the platform's rate limit. */
function overtake(customerId: string, poNumber: string, quantity: number): void {
	world.simulator.faults.add({ route: 'POST /orders', kind: 'status', status: 429, headers: { 'Retry-After': '3' } });
	const sent = world.requestsSince();
	const pause = jest.spyOn(time, 'sleep').mockImplementation(async (ms) => {
		time.pass(ms);
		// The first pauses are those until the moment at which this execution orders.
		if (!sent()['POST /orders']) return;
		pause.mockRestore();
		const products = [{ mpn: PRODUCT, quantity }];
		await world.api.post('/orders', { type: 'sales', customerId, poNumber, products });
	});
}

async function place(customerId: string, key: string): Promise<IDataObject> {
	const { lastNodeItems } = await world.run('SalesOrder', sale(customerId, key), undefined, {
		onError: 'continueRegularOutput',
	});
	return lastNodeItems[0].json;
}

test('an order that another worker places during a pause is found, not placed again', async () => {
	const customer = await world.customer();
	overtake(customer, 'deal-during-pause', 3);
	const json = await place(customer, 'deal-during-pause');
	const orders = world.orders(customer);
	expect(orders).toHaveLength(1);
	expect(json).toMatchObject({ id: orders[0].id, created: false, outcome: 'completed' });
});

test('with other lines it is refused, and nothing more is bought', async () => {
	const customer = await world.customer();
	overtake(customer, 'deal-of-others', 4);
	const json = await place(customer, 'deal-of-others');
	expect(json.error).toMatch(/4 x .*3 x /);
	expect(world.orders(customer)).toHaveLength(1);
});
