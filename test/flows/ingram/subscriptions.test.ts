import type { IDataObject } from 'n8n-workflow';

import { time } from '../../support/virtualClock';

import { byId, change, lines, sale } from './parameters';
import { startWorld, type World } from './world';

const turn = async () => await new Promise((resolve) => setImmediate(resolve));

let world: World;
let customer: string;
beforeAll(async () => {
	world = await startWorld();
});
beforeEach(async () => {
	customer = await world.customer();
});
afterEach(() => {
	world.simulator.faults.clear();
	world.simulator.ingram.settings.orderProcessingMs = 3000;
});
afterAll(async () => await world.stop());

describe('passwords of a subscription', () => {
	const PASSWORD = /Secret\[&/;
	const get = (subscription: string, more: IDataObject) =>
		({ resource: 'subscription', operation: 'get', subscriptionId: byId(subscription), ...more }) as never;

	test.each([true, false])('are masked unless asked for (simplify: %s)', async (simplify) => {
		const subscription = await world.subscription(customer);
		const masked = await world.run('Subscription', get(subscription, { simplify }));
		expect(masked.error).toBeUndefined();
		expect(JSON.stringify(masked.lastNodeItems)).not.toMatch(PASSWORD);
		if (simplify) return;
		expect(masked.lastNodeItems[0].json.fulfillmentParameters).toEqual([
			{ name: 'adminLogin', value: '********' },
			{ name: 'adminPassword', value: '********' },
		]);
		const shown = await world.run('Subscription', get(subscription, { simplify, options: { showSecrets: true } }));
		expect(JSON.stringify(shown.lastNodeItems)).toMatch(PASSWORD);
	});

	test('are masked in the answer of a change that was looked up', async () => {
		const subscription = await world.subscription(customer);
		world.simulator.faults.add({ route: 'PATCH /subscriptions/{id}', kind: 'reset', when: 'after' });
		const { lastNodeItems } = await world.run('Subscription', {
			resource: 'subscription',
			operation: 'update',
			subscriptionId: byId(subscription),
			simplify: false,
			updateFields: { renewalStatus: false },
		});
		expect(lastNodeItems[0].json).toMatchObject({ id: subscription, renewalStatus: false });
		expect(JSON.stringify(lastNodeItems)).not.toMatch(PASSWORD);
	});
});

describe('a dry run', () => {
	test('of orders sends no write', async () => {
		const subscription = await world.subscription(customer);
		const orders = world.orders(customer).length;
		const dry = { dryRun: true };
		const cases = [
			['SalesOrder', sale(customer, 'dry', dry), 'sales'],
			['ChangeOrder', change(customer, subscription, 'dry', dry), 'change'],
		] as const;
		for (const [node, parameters, type] of cases) {
			const { lastNodeItems } = await world.run(node, parameters);
			expect(lastNodeItems[0].json).toMatchObject({
				dryRun: true,
				orderKey: 'dry',
				existingOrderId: null,
				request: { method: 'POST', path: '/orders', body: { type, customerId: customer, poNumber: 'dry' } },
			});
		}
		expect(world.orders(customer)).toHaveLength(orders);
		const { lastNodeItems } = await world.run('SalesOrder', sale(customer, 'real'));
		const again = await world.run('SalesOrder', sale(customer, 'real', dry));
		expect(again.lastNodeItems[0].json).toMatchObject({ dryRun: true, existingOrderId: lastNodeItems[0].json.id });
	});

	test('shows no activation value', async () => {
		const parameter = [{ name: 'domain', type: 'text', value: 'jocasta-private' }];
		const products = { line: [{ ...lines(1).line[0], parameters: { parameter } }] };
		const { lastNodeItems } = await world.run('SalesOrder', sale(customer, 'dry', { dryRun: true, products }));
		expect(lastNodeItems[0].json.dryRun).toBe(true);
		expect(JSON.stringify(lastNodeItems)).not.toContain('jocasta-private');
	});

	test('of a change sends no write', async () => {
		const subscription = await world.subscription(customer);
		const sent = world.requestsSince();
		const { lastNodeItems } = await world.run('Subscription', {
			resource: 'subscription',
			operation: 'update',
			subscriptionId: byId(subscription),
			simplify: false,
			updateFields: { renewalStatus: false },
			dryRun: true,
		});
		expect(lastNodeItems[0].json).toMatchObject({
			dryRun: true,
			request: { method: 'PATCH', body: { renewalStatus: false } },
		});
		expect(sent()).toEqual({});
	});
});

describe('Stop', () => {
	// n8n takes an execution for canceled by this very word in the error's message.
	test('leaves the execution as canceled, not as failed', async () => {
		world.simulator.ingram.settings.orderProcessingMs = 1e12;
		const stop = new AbortController();
		const sent = world.requestsSince();
		const running = world.run('SalesOrder', sale(customer, 'k'), undefined, { signal: stop.signal });
		while (!sent()['GET /orders/{id}']) await turn();
		stop.abort();
		expect((await running).run.status).toBe('canceled');
	});

	test('ends a wait, and nothing more is sent', async () => {
		world.simulator.ingram.settings.orderProcessingMs = 1e12;
		const stop = new AbortController();
		const sent = world.requestsSince();
		const running = world.run('SalesOrder', sale(customer, 'k', { options: { waitAtMost: 1e6 } }), undefined, {
			signal: stop.signal,
		});
		while ((sent()['GET /orders/{id}'] ?? 0) < 3) await turn();
		stop.abort();
		expect((await running).error).toBeDefined();
		// A poll that was under way may still arrive.
		await new Promise((resolve) => setTimeout(resolve, 30));
		const polls = sent()['GET /orders/{id}'];
		await new Promise((resolve) => setTimeout(resolve, 60));
		expect(sent()['GET /orders/{id}']).toBe(polls);
	});

	test('during a long Retry-After ends the item', async () => {
		const stop = new AbortController();
		world.simulator.faults.add({
			route: 'GET /orders',
			kind: 'status',
			status: 429,
			headers: { 'Retry-After': '1' },
			times: 1e6,
		});
		const sent = world.requestsSince();
		const running = world.run('SalesOrder', sale(customer, 'k', { options: { retryFor: 1e6 } }), undefined, {
			signal: stop.signal,
		});
		while ((sent()['GET /orders'] ?? 0) < 3) await turn();
		stop.abort();
		expect((await running).error).toBeDefined();
		expect(world.orders(customer)).toEqual([]);
	});

	test.each([
		['after storing', 'after', { created: false }, 1],
		['before storing', 'before', { details: { outcome: 'unknown' } }, 0],
	] as const)(
		'while the order is under way, %s: a run a moment later does not buy again',
		async (_, when, json, stored) => {
			const stop = new AbortController();
			world.simulator.faults.add({ route: 'POST /orders', kind: 'hang', when });
			const sent = world.requestsSince();
			const running = world.run('SalesOrder', sale(customer, 'k'), undefined, { signal: stop.signal });
			while (!sent()['POST /orders']) await turn();
			stop.abort();
			expect((await running).error).toBeDefined();
			const { lastNodeItems } = await world.run('SalesOrder', sale(customer, 'k'), undefined, {
				onError: 'continueRegularOutput',
			});
			expect(lastNodeItems[0].json).toMatchObject(json);
			expect(world.orders(customer)).toHaveLength(stored);
			time.pass(16 * 60_000);
			expect((await world.run('SalesOrder', sale(customer, 'k'))).error).toBeUndefined();
			expect(world.orders(customer)).toHaveLength(1);
		},
	);
});
