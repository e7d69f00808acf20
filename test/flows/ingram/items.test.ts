import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';

import { NODE_NAME } from '../../support/core';
import { time } from '../../support/virtualClock';

import { byId, create, lines, sale } from './parameters';
import { startWorld, type World } from './world';
import { TOO_LOW } from '../../support/sentences';

let world: World;
let customer: string;
let runs = 0;

beforeAll(async () => {
	world = await startWorld({ ingram: { listShowsPoNumber: true } });
});
beforeEach(async () => {
	runs += 1;
	customer = await world.customer();
});
afterEach(() => world.simulator.faults.clear());
afterAll(async () => await world.stop());

const items = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ json: { line: `${runs}-${index}`, units: index + 1 } }));
const sales = () =>
	sale(customer, '={{ $json.line }}', { products: lines('={{ $json.units }}'), waitForCompletion: false });
const keys = () => world.orders(customer).map(({ poNumber }) => poNumber);
const refuse = (skip: number, times = 1) =>
	world.simulator.faults.add({
		route: 'POST /orders',
		kind: 'status',
		status: 400,
		body: { code: 'SIMULATED', message: 'Not available here' },
		skip,
		times,
	});
const pairs = (rows: Array<{ pairedItem?: unknown }>) => rows.map(({ pairedItem }) => pairedItem);
const inOrder = (count: number) => Array.from({ length: count }, (_, item) => ({ item }));

test('a pause that one item was given holds for all', async () => {
	const sent = world.requestsSince();
	world.simulator.faults.add({
		route: 'GET /orders',
		kind: 'status',
		status: 429,
		headers: { 'Retry-After': '600' },
		times: 999,
	});
	const { lastNodeItems } = await world.run('SalesOrder', sales(), items(60), { onError: 'continueRegularOutput' });
	expect(lastNodeItems.every(({ json }) => /Try again in \d+ s/.test(String(json.error)))).toBe(true);
	// Those that were under way at the first refusal, and no more.
	expect(sent()['GET /orders']).toBeLessThanOrEqual(10);
});

describe('item 3 of 5 is refused', () => {
	test('Retry On Fail orders no item before it a second time', async () => {
		refuse(3, 2);
		const { error, lastNodeItems } = await world.run('SalesOrder', sales(), items(5), {
			retryOnFail: true,
			maxTries: 5,
		});
		expect(error).toBeUndefined();
		expect(lastNodeItems.map(({ json }) => json.created)).toEqual([false, false, false, true, true]);
		expect(lastNodeItems.map(({ json }) => json.orderKey)).toEqual(items(5).map(({ json }) => json.line));
		expect(pairs(lastNodeItems)).toEqual(inOrder(5));
		expect(keys()).toEqual(items(5).map(({ json }) => json.line));
	});

	test('Retry On Fail creates no customer before it a second time', async () => {
		world.simulator.faults.add({
			route: 'POST /customers',
			kind: 'status',
			status: 400,
			body: { code: 'SIMULATED', message: 'Not available here' },
			skip: 3,
			times: 2,
		});
		const before = world.simulator.ingram.customers().length;
		const parameters = create('', { waitForCompletion: false });
		const { error, lastNodeItems } = await world.run('Customer', parameters, items(5), {
			retryOnFail: true,
			maxTries: 5,
		});
		expect(error).toBeUndefined();
		expect(new Set(lastNodeItems.map(({ json }) => json.id)).size).toBe(5);
		expect(world.simulator.ingram.customers()).toHaveLength(before + 5);
		// A new run is a new request.
		await world.run('Customer', parameters, items(1));
		expect(world.simulator.ingram.customers()).toHaveLength(before + 6);
	});

	test('the error lists every item', async () => {
		refuse(3);
		const { error } = await world.run('SalesOrder', sales(), items(5));
		const ids = world.orders(customer).map(({ id }) => id);
		expect(ids).toHaveLength(3);
		expect(error).toMatchObject({
			message: expect.stringContaining('Ingram Micro refused the request'),
			context: { itemIndex: 3 },
		});
		expect(error?.description).toContain(`Done: items 0 (ID ${ids[0]}), 1 (ID ${ids[1]}), 2 (ID ${ids[2]}).`);
		expect(error?.description).toContain('Failed: items 3.\nNot sent: items 4.');
		expect(error?.description).toMatch(/Not available here.*HTTP status 400.*Correlation ID [0-9a-f-]{36}/);
	});

	test('an unknown outcome is apart in that error', async () => {
		world.simulator.faults.add({ route: 'POST /orders', kind: 'reset', skip: 1 });
		const { error } = await world.run('SalesOrder', sales(), items(3));
		expect(error?.description).toContain('Outcome unknown: items 1.\nNot sent: items 2.');
	});

	test('continue on fail sends the others', async () => {
		refuse(3);
		const { error, lastNodeItems } = await world.run('SalesOrder', sales(), items(5), {
			onError: 'continueRegularOutput',
		});
		expect(error).toBeUndefined();
		expect(Object.keys(lastNodeItems[3].json).sort()).toEqual(['details', 'error']);
		expect(lastNodeItems[3].json.details).toMatchObject({ route: 'POST /orders', status: 400, code: 'SIMULATED' });
		expect(lastNodeItems.map(({ json }) => json.created)).toEqual([true, true, true, undefined, true]);
		expect(pairs(lastNodeItems)).toEqual(inOrder(5));
	});

	test('the error output gets the item with error and details', async () => {
		refuse(3);
		const { outputsByNode } = await world.run('SalesOrder', sales(), items(5), { onError: 'continueErrorOutput' });
		const [regular, errors] = outputsByNode[NODE_NAME];
		expect(regular.map(({ json }) => json.orderKey)).toEqual([0, 1, 2, 4].map((index) => `${runs}-${index}`));
		expect(errors).toHaveLength(1);
		expect(Object.keys(errors[0].json).sort()).toEqual(['details', 'error', 'line', 'units']);
		expect(errors[0].json).toMatchObject({ line: `${runs}-3`, units: 4 });
		expect(errors[0].pairedItem).toEqual({ item: 3 });
	});
});

test('several orders at a time: those under way are finished, and reported', async () => {
	const customers = await Promise.all(Array.from({ length: 8 }, async () => await world.customer()));
	const several = customers.map((id, index) => ({ json: { id, line: `${runs}-${index}` } }));
	refuse(1);
	const parameters = {
		...sale('', '={{ $json.line }}', { waitForCompletion: false, options: { maxConcurrentRequests: 3 } }),
		customerId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
	};
	const { error } = await world.run('SalesOrder', parameters, several);
	const stored = customers.flatMap((id) => world.orders(id).map((order) => order.id));
	const reported = [...(error?.description ?? '').matchAll(/\(ID (\d+)\)/g)].map(([, id]) => id);
	expect(reported.sort()).toEqual(stored.sort());
	expect(stored.length).toBeGreaterThan(0);
	expect(stored.length).toBeLessThan(7);
});

test('one order at a time: after a refusal none is sent for another customer', async () => {
	const customers = await Promise.all(Array.from({ length: 4 }, async () => await world.customer()));
	const several = customers.map((id, index) => ({ json: { id, line: `${runs}-${index}` } }));
	refuse(0);
	const sent = world.requestsSince();
	const { error } = await world.run(
		'SalesOrder',
		{ ...sale('', '={{ $json.line }}'), customerId: byId('={{ $json.id }}') },
		several,
	);
	expect(error?.description).toContain('Not sent: items 1-3.');
	expect(sent()['POST /orders']).toBe(1);
});

describe('a bad item among many', () => {
	const many = () => items(45).map((item, index) => (index === 40 ? { json: { ...item.json, units: -1 } } : item));

	test('stops the run before the first item is sent', async () => {
		const sent = world.requestsSince();
		const { error } = await world.run('SalesOrder', sales(), many());
		expect(error?.message).toBe(`Item 40: "Products, line 1, Quantity" ${TOO_LOW}, but is -1.`);
		expect(error).toMatchObject({ description: 'Nothing was sent.', context: { itemIndex: 40 } });
		expect(sent()).toEqual({});
	});

	describe('when reading them takes the processor a while', () => {
		/** Each look at the clock finds it later, as a processor does that has much to evaluate. */
		beforeEach(() => {
			const { now } = time;
			jest.spyOn(time, 'now').mockImplementation(() => {
				time.pass(5);
				return now();
			});
		});
		afterEach(() => void jest.mocked(time.now).mockRestore());

		test('nothing is ordered, whatever was read before it', async () => {
			const sent = world.requestsSince();
			const { error } = await world.run('SalesOrder', sales(), many());
			expect(error?.message).toBe(`Item 40: "Products, line 1, Quantity" ${TOO_LOW}, but is -1.`);
			expect(error).toMatchObject({ description: 'Nothing was ordered.', context: { itemIndex: 40 } });
			expect(Object.keys(sent()).length).toBeGreaterThan(0);
			expect(sent()['POST /orders']).toBeUndefined();
		});

		test('each good one is ordered once, in the order of the input', async () => {
			const { error, lastNodeItems } = await world.run('SalesOrder', sales(), items(45));
			expect(error).toBeUndefined();
			expect(pairs(lastNodeItems)).toEqual(inOrder(45));
			expect(new Set(keys()).size).toBe(45);
			expect(keys()).toHaveLength(45);
		});
	});

	test('is the only one that is not sent with continue on fail', async () => {
		const { lastNodeItems } = await world.run('SalesOrder', sales(), many(), { onError: 'continueRegularOutput' });
		expect(lastNodeItems.flatMap(({ json }, index) => (json.error === undefined ? [] : [index]))).toEqual([40]);
		expect(pairs(lastNodeItems)).toEqual(inOrder(45));
		expect(keys()).toHaveLength(44);
	});
});

test('rows of several items are paired with the item that asked', async () => {
	const names = [`first-${runs}`, `second-${runs}`];
	for (const externalId of names) await world.customer({ externalId });
	const parameters = {
		resource: 'customer',
		operation: 'getAll',
		returnAll: true,
		simplify: false,
		filters: { externalId: '={{ $json.name }}' },
	};
	const asked = [...names, ...names].map((name) => ({ json: { name } }));
	const { lastNodeItems } = await world.run('Customer', parameters, asked);
	expect(lastNodeItems.map(({ json }) => json.externalId)).toEqual([...names, ...names]);
	expect(pairs(lastNodeItems)).toEqual(inOrder(4));
});

describe('with a server that takes its time', () => {
	let slow: World;
	let id: string;
	beforeEach(async () => {
		slow = await startWorld({ latencyMs: 20, sleep });
		id = await slow.customer();
	});
	afterEach(async () => await slow.simulator.stop());

	test('requests at the same time stay within the lanes', async () => {
		const widths: number[] = [];
		// The server counts from its start, so the widest comes last.
		for (const options of [{ maxConcurrentRequests: 2 }, { maxConcurrentRequests: 7 }, {}]) {
			await slow.run(
				'Customer',
				{ resource: 'customer', operation: 'get', customerId: byId(id), simplify: false, options },
				items(30),
			);
			widths.push(slow.simulator.effects().maxInFlight);
		}
		expect(widths).toEqual([2, 7, 19]);
	});

	test('changes of one subscription keep their order', async () => {
		const subscription = await slow.subscription(id);
		slow.simulator.faults.add({ route: 'PATCH /subscriptions/{id}', kind: 'delay', ms: 100 });
		const parameters = {
			resource: 'subscription',
			operation: 'update',
			subscriptionId: byId(subscription),
			simplify: false,
			updateFields: { attributes: { attribute: [{ name: 'step', value: '={{ $json.step }}' }] } },
			options: { maxConcurrentRequests: 20 },
		};
		const steps = Array.from({ length: 8 }, (_, step) => ({ json: { step: `${step}` } }));
		const { lastNodeItems } = await slow.run('Subscription', parameters, steps);
		expect(lastNodeItems.map(({ json }) => (json.attributes as IDataObject).step)).toEqual(
			steps.map(({ json }) => json.step),
		);
		expect(slow.simulator.ingram.subscriptions().find((one) => one.id === subscription)?.attributes.step).toBe('7');
	});
});
