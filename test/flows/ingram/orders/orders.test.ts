import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { shownBeside } from '../../../support/hints';
import { time } from '../../../support/virtualClock';

import { byId, change, lines, PRODUCT, sale } from '../parameters';
import { startWorld, type World } from '../world';
import { UNKNOWN_OUTCOME } from '../../../support/sentences';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DEFAULTS = { orderProcessingMs: 3000, listShowsPoNumber: false };

let world: World;
let customer: string;
let keys = 0;
let key: string;

beforeAll(async () => {
	world = await startWorld();
});
beforeEach(async () => {
	customer = await world.customer();
	key = `deal-${(keys += 1)}`;
});
afterEach(() => {
	world.simulator.faults.clear();
	Object.assign(world.simulator.ingram.settings, DEFAULTS);
});
afterAll(async () => await world.stop());

const goOn = { onError: 'continueRegularOutput' } as const;

/** Places a sales order and gives the item, an error item too. */
async function place(more: INodeParameters = {}, orderKey = key): Promise<IDataObject> {
	const { lastNodeItems } = await world.run('SalesOrder', sale(customer, orderKey, more), undefined, goOn);
	return lastNodeItems[0].json;
}

const details = (json: IDataObject): IDataObject => json.details as IDataObject;
const stored = (): number => world.orders(customer).length;

test('a customer that does not exist is named, and nothing is ordered', async () => {
	customer = '999';
	const { error } = await place();
	expect(error).toMatch(/^Nothing was ordered: customer 999 was not found\./);
	expect(world.orders(customer)).toEqual([]);
});

describe('the same key', () => {
	test('with the same lines gives back the order that exists', async () => {
		const first = await place();
		expect(first).toMatchObject({ created: true, outcome: 'completed', orderKey: key, orderKeyReadable: true });
		expect(first.subscriptionIds).toEqual(
			world.simulator.ingram
				.subscriptions()
				.filter((one) => one.customerId === customer)
				.map(({ id }) => id),
		);
		expect(await place()).toMatchObject({ created: false, outcome: 'completed', id: first.id });
		time.pass(60 * MINUTE);
		expect(await place()).toMatchObject({ created: false, id: first.id });
		expect(stored()).toBe(1);
	});

	test('with other lines is refused, naming both', async () => {
		const { id } = await place();
		const json = await place({ products: lines(4) });
		expect(json.error).toContain(String(id));
		expect(json.error).toMatch(/3 x ACME-BACKUP.*4 x ACME-BACKUP/);
		expect(stored()).toBe(1);
	});

	test('for another customer or order type is another order', async () => {
		await place();
		const subscription = world.simulator.ingram.subscriptions().find((one) => one.customerId === customer)?.id ?? '';
		const { lastNodeItems } = await world.run('ChangeOrder', change(customer, subscription, key));
		expect(lastNodeItems[0].json).toMatchObject({ created: true, type: 'change', outcome: 'completed' });
		customer = await world.customer();
		expect(await place()).toMatchObject({ created: true });
	});

	test('twice in one run and in two runs at once buys once', async () => {
		const runs = [0, 1].map(
			async () => await world.run('SalesOrder', sale(customer, key), [{ json: {} }, { json: {} }]),
		);
		const items = (await Promise.all(runs)).flatMap(({ lastNodeItems }) => lastNodeItems.map(({ json }) => json));
		expect(items.filter(({ created }) => created)).toHaveLength(1);
		expect(new Set(items.map(({ id }) => id)).size).toBe(1);
		expect(stored()).toBe(1);
	});

	test('with rows of the list that show the PO number reads no other order', async () => {
		world.simulator.ingram.settings.listShowsPoNumber = true;
		await place({}, `${key}-other`);
		const sent = world.requestsSince();
		await place({ waitForCompletion: false });
		expect(sent()['GET /orders/{id}']).toBe(1);
	});
});

describe('a lost answer', () => {
	test('of an order that is listed late stays unknown until it is seen', async () => {
		world.simulator.faults.add({ route: 'POST /orders', kind: 'storedLate', ms: MINUTE });
		const first = await place();
		expect(details(first)).toMatchObject({ outcome: 'unknown', orderKey: key, route: 'POST /orders' });
		expect(first.error).toContain(`customer ${customer}`);
		expect(details(await place())).toMatchObject({ outcome: 'unknown' });
		time.pass(MINUTE);
		expect(await place()).toMatchObject({ created: false, outcome: 'completed' });
		expect(stored()).toBe(1);
	});

	test('that the listing cannot clear up is not repeated', async () => {
		world.simulator.faults.add({ route: 'POST /orders', kind: 'reset', when: 'after' });
		world.simulator.faults.add({ route: 'GET /orders', kind: 'status', status: 500, skip: 2, times: 99 });
		expect(details(await place())).toMatchObject({ outcome: 'unknown' });
		world.simulator.faults.clear();
		expect(await place()).toMatchObject({ created: false });
		expect(stored()).toBe(1);
	});

	test('names the correlation id in the error that stops a run', async () => {
		world.simulator.faults.add({ route: 'POST /orders', kind: 'status', status: 500 });
		const { error } = await world.run('SalesOrder', sale(customer, key));
		expect(error?.message).toMatch(UNKNOWN_OUTCOME);
		expect(error?.description).toMatch(/Correlation ID [0-9a-f-]{36}/);
	});

	test('of the state leaves the order as placed', async () => {
		world.simulator.faults.add({ route: 'GET /orders/{id}', kind: 'status', status: 500, times: 99 });
		expect(await place()).toMatchObject({
			created: true,
			outcome: 'pending',
			note: expect.stringContaining('was placed'),
		});
		expect(stored()).toBe(1);
	});
});

describe('waiting', () => {
	test('an order that ends in error is failed, also when run again; Place Again orders once more', async () => {
		world.simulator.ingram.admin().failOrder();
		const first = await place();
		const [{ id, orderNumber }] = world.orders(customer);
		expect(details(first)).toEqual({
			outcome: 'failed',
			orderKey: key,
			orderId: id,
			created: true,
			checks: { account: 'active' },
		});
		expect(first.error).toContain(`${orderNumber} ended in error`);
		expect(first.error).toContain('control panel');
		expect(details(await place())).toMatchObject({ outcome: 'failed', orderId: id, created: false });
		expect(stored()).toBe(1);

		const options = { placeAgain: true };
		const again = await place({ options });
		expect(again).toMatchObject({ created: true, outcome: 'completed' });
		expect(await place({ options })).toMatchObject({ created: false, id: again.id });
		time.pass(20 * MINUTE);
		expect(await place({ options })).toMatchObject({ created: false, id: again.id });
		expect(await place()).toMatchObject({ created: false, id: again.id });
		expect(stored()).toBe(2);
	});

	test('Place Again sees what another worker has placed meanwhile', async () => {
		world.simulator.ingram.admin().failOrder();
		await place();
		const { data } = await world.api.post<{ id: string }>('/orders', {
			type: 'sales',
			customerId: customer,
			poNumber: key,
			products: [{ mpn: PRODUCT, quantity: '3' }],
		});
		time.pass(10 * SECOND);
		expect(await place({ options: { placeAgain: true } })).toMatchObject({ created: false, id: data.id });
		expect(stored()).toBe(2);
	});

	test('Place Again under Retry On Fail is one more attempt, not one for every try', async () => {
		world.simulator.ingram.admin().failOrder();
		world.simulator.ingram.admin().failOrder();
		await place();
		const parameters = sale(customer, key, { options: { placeAgain: true } });
		await world.run('SalesOrder', parameters, undefined, { retryOnFail: true, maxTries: 5 });
		expect(world.orders(customer).map(({ status }) => status)).toEqual(['error', 'error']);
	});

	test('B6: Place Again under Retry On Fail stays one more attempt where an order takes 80 minutes to fail', async () => {
		world.simulator.ingram.settings.orderProcessingMs = 80 * MINUTE;
		world.simulator.ingram.admin().failOrder();
		world.simulator.ingram.admin().failOrder();
		await place({ options: { waitAtMost: 120 } });
		const parameters = sale(customer, key, { options: { placeAgain: true, waitAtMost: 120 } });
		await world.run('SalesOrder', parameters, undefined, { retryOnFail: true, maxTries: 5 });
		expect(world.orders(customer).map(({ status }) => status)).toEqual(['error', 'error']);
	});

	test('past Wait at Most ends as pending', async () => {
		world.simulator.ingram.settings.orderProcessingMs = 60 * MINUTE;
		const start = time.now();
		const json = await place({ options: { waitAtMost: 2 } });
		expect(json).toMatchObject({ outcome: 'pending', status: 'processing', created: true });
		// Up to six seconds until the moment at which this execution orders.
		expect(time.now() - start).toBeGreaterThanOrEqual(2 * MINUTE);
		expect(time.now() - start).toBeLessThanOrEqual(2 * MINUTE + 6000);
		time.pass(60 * MINUTE);
		expect(await place()).toMatchObject({ outcome: 'completed', created: false, id: json.id });
	});

	test('asks at growing intervals', async () => {
		world.simulator.ingram.settings.orderProcessingMs = 60 * MINUTE;
		const sent = world.requestsSince();
		await place();
		// After 1, 3, 7, 15, 31 and 61 s, then every 30 s, and when the 10 minutes are over.
		expect(sent()['GET /orders/{id}']).toBe(24);
	});

	test('an order that waits does not hold up the next', async () => {
		world.simulator.ingram.settings.orderProcessingMs = 5 * MINUTE;
		const start = time.now();
		const items = [0, 1, 2].map((index) => ({ json: { key: `${key}-${index}` } }));
		const { lastNodeItems } = await world.run('SalesOrder', sale(customer, '={{ $json.key }}'), items);
		expect(lastNodeItems.map(({ json }) => json.outcome)).toEqual(['completed', 'completed', 'completed']);
		expect(time.now() - start).toBeLessThan(6 * MINUTE);
	});

	test('a cancellation is not waited for', async () => {
		const subscription = await world.subscription(customer);
		const start = time.now();
		const parameters = {
			resource: 'cancellationOrder',
			operation: 'place',
			customerId: byId(customer),
			subscriptionId: byId(subscription),
			orderKey: key,
			dryRun: false,
			simplify: false,
			options: {},
		};
		const result = await world.run('CancellationOrder', parameters);
		const { lastNodeItems } = result;
		expect(lastNodeItems[0].json).toMatchObject({ outcome: 'pending', status: 'submitted', created: true });
		expect(shownBeside(result)).toEqual([
			expect.stringMatching(/^Order \d+ waits until someone approves it in the reseller control panel\.$/),
		]);
		// No poll comes after it, only the moment at which this execution orders before it.
		expect(time.now() - start).toBeLessThanOrEqual(6000);
		const again = await world.run('CancellationOrder', parameters);
		expect(again.lastNodeItems[0].json).toMatchObject({ created: false, id: lastNodeItems[0].json.id });
	});
});
