import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startPlatforms } from '../../simulator/core/start';
import type { SimulatorOf } from '../../simulator/core/platform';
import { createCore, type Core } from '../support/core';
import { freezeDate, time } from '../support/virtualClock';
import { AcornCloudApi } from './credential';
import { AcornCloudCustomer } from './nodes/Customer/AcornCloudCustomer.node';
import { resource as customers } from './nodes/Customer/operations';
import { AcornCloudOrder } from './nodes/Order/AcornCloudOrder.node';
import { resource as orders } from './nodes/Order/operations';
import { acorn, CONTRACT } from './simulator';
import { HANDLERS } from './simulator/handlers';

const top = join(__dirname, '../..');
const operations = [...customers.operations, ...orders.operations];

let simulator: SimulatorOf<{ acorn: typeof acorn }>;
let core: Core;

beforeEach(async () => {
	freezeDate();
	simulator = await startPlatforms({ acorn }, { now: time.now, sleep: time.sleep });
	const [{ name, apiKey }] = simulator.acorn.accounts;
	core = await createCore({
		nodes: { 'test.customer': AcornCloudCustomer, 'test.order': AcornCloudOrder },
		credentialTypes: { acornCloudApi: AcornCloudApi },
		credentials: { acornCloudApi: { a: { name, data: { baseUrl: simulator.acorn.url, apiKey } } } },
	});
});
afterEach(async () => {
	await simulator.stop();
	jest.restoreAllMocks();
});

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const run = async (resource: 'customer' | 'order', operation: string, parameters: IDataObject, items?: number) =>
	await core.runNode(
		`test.${resource}`,
		{ resource, operation, ...parameters } as INodeParameters,
		Array.from({ length: items ?? 1 }, () => ({ json: {} })),
	);

/** The output of a run that must not fail. */
async function rows(...asked: Parameters<typeof run>): Promise<IDataObject[]> {
	const { error, lastNodeItems } = await run(...asked);
	if (error) throw error;
	return lastNodeItems.map(({ json }) => json);
}

const makeCustomer = async (name = 'Fir & Sons') => String((await rows('customer', 'create', { name }))[0].id);

const sale = (customerId: string, orderKey: string, more: IDataObject = {}): IDataObject => ({
	customerId: byId(customerId),
	lines: { line: [{ productId: 'backup', quantity: 3 }] },
	orderKey,
	dryRun: false,
	waitForCompletion: true,
	...more,
});

describe('a platform without a line in engine or core', () => {
	const filesIn = (folder: string) =>
		readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => join(folder, file));

	test.each(['nodes/engine', 'simulator/core'])('nothing in %s names it', (folder) => {
		const naming = filesIn(folder).filter((file) => /acorn/i.test(readFileSync(join(top, file), 'utf8')));
		expect(naming).toEqual([]);
	});

	test('it is not published', () => {
		expect(readFileSync(join(top, 'package.json'), 'utf8')).not.toMatch(/acorn/i);
	});

	test('every operation of its contract is offered by a node and played by the simulator', () => {
		const ids = CONTRACT.operations.map(({ id }) => id).sort();
		expect(operations.flatMap(({ facts }) => facts).sort()).toEqual(ids);
		expect(Object.keys(HANDLERS).sort()).toEqual(ids);
	});

	test('its screen is made of the declaration', () => {
		const { properties } = new AcornCloudOrder().description;
		const shown = (operation: string) =>
			properties
				.filter(({ type, displayOptions }) => type !== 'hidden' && displayOptions?.show?.operation?.includes(operation))
				.map(({ name }) => name);
		expect(shown('place')).toEqual(['customerId', 'lines', 'orderKey', 'dryRun', 'waitForCompletion', 'options']);
		expect(shown('getAll')).toEqual(['returnAll', 'limit', 'filters', 'options']);
		expect(shown('changeQuantity')).toEqual(['subscriptionId', 'quantity', 'options']);
	});
});

describe('customers', () => {
	test('are created, read, changed and deleted', async () => {
		const id = await makeCustomer();
		const customerId = byId(id);
		await rows('customer', 'update', { customerId, updateFields: { country: 'US' } });
		expect(await rows('customer', 'get', { customerId })).toEqual([
			{ id, name: 'Fir & Sons', country: 'US', status: 'active' },
		]);
		expect(await rows('customer', 'delete', { customerId })).toMatchObject([{ deleted: true }]);
		expect(simulator.acorn.effects()).toEqual({});
		expect((await run('customer', 'get', { customerId })).error?.message).toContain('Check the ID.');
	});

	test('are listed over pages, and picked from the list', async () => {
		for (let number = 0; number < 60; number += 1) await makeCustomer(`Customer ${number}`);
		const listed = await rows('customer', 'getAll', { returnAll: true });
		expect(new Set(listed.map(({ id }) => id)).size).toBe(60);
		expect(await rows('customer', 'getAll', { returnAll: false, limit: 7 })).toHaveLength(7);
		const { results } = await core.search(
			'test.customer',
			'customers',
			{ resource: 'customer', operation: 'get' },
			'59',
		);
		expect(results).toEqual([{ name: 'Customer 59 (1059)', value: '1059' }]);
	});
});

describe('orders', () => {
	let customer: string;
	beforeEach(async () => {
		customer = await makeCustomer();
	});

	test('placed twice under one key is one order', async () => {
		const [first] = await rows('order', 'place', sale(customer, 'deal-1'));
		const [second] = await rows('order', 'place', sale(customer, 'deal-1'));
		expect(first).toMatchObject({ outcome: 'completed', created: true, orderKey: 'deal-1' });
		expect(second).toMatchObject({ outcome: 'completed', created: false, id: first.id });
		expect(simulator.acorn.effects()).toEqual({ customers: 1, orders: 1, subscriptions: 1 });
	});

	test('whose answer is lost is found instead of placed again', async () => {
		simulator.faults.add({ route: 'POST /orders', kind: 'reset', when: 'after' });
		expect(await rows('order', 'place', sale(customer, 'deal-2'))).toMatchObject([{ outcome: 'completed' }]);
		expect(simulator.acorn.effects().orders).toBe(1);
		expect(simulator.effects().requestsByRoute['POST /orders']).toBe(1);
	});

	test('a dry run buys nothing', async () => {
		await rows('order', 'place', sale(customer, 'deal-3', { dryRun: true }));
		expect(simulator.acorn.effects()).toEqual({ customers: 1 });
	});

	test('are read, listed and canceled; a completed one is not', async () => {
		const [{ id }] = await rows('order', 'place', sale(customer, 'deal-4', { waitForCompletion: false }));
		expect(await rows('order', 'getAll', { filters: { customerId: byId(customer) } })).toHaveLength(1);
		expect(await rows('order', 'cancel', { orderId: id })).toMatchObject([{ id, status: 'canceled' }]);
		expect((await run('order', 'cancel', { orderId: id })).error?.message).toContain('does not allow this');
		expect(await rows('order', 'get', { orderId: id })).toMatchObject([{ status: 'canceled' }]);
	});

	test('give subscriptions, whose quantity can be changed', async () => {
		const [product] = await rows('order', 'getProducts', { returnAll: true });
		expect(product).toEqual({ id: 'backup', name: 'Acorn Backup', price: '4.50' });
		await rows('order', 'place', sale(customer, 'deal-5'));
		const [{ id: subscriptionId }] = simulator.acorn.state().subscriptions;
		await rows('order', 'changeQuantity', { subscriptionId, quantity: 5 });
		expect(await rows('order', 'getSubscription', { subscriptionId })).toMatchObject([{ quantity: 5 }]);
	});
});

test('the simulator answers with the members of the samples, and refuses what the contract does not allow', async () => {
	const customer = await makeCustomer();
	await rows('customer', 'update', {
		customerId: byId(customer),
		updateFields: { email: 'it@fir.example.com', country: 'US' },
	});
	await rows('order', 'place', sale(customer, 'deal-6'));
	const [{ id: order }] = simulator.acorn.state().orders;
	const [{ id: subscription }] = simulator.acorn.state().subscriptions;
	const ask = async (path: string, init: RequestInit = {}) => {
		const headers = { 'X-Api-Key': 'demo-acorn-key', 'Content-Type': 'application/json' };
		const response = await fetch(simulator.acorn.url + path, { headers, ...init });
		return { status: response.status, body: (await response.json()) as IDataObject };
	};
	const sample = (name: string) =>
		JSON.parse(readFileSync(join(__dirname, 'samples', `${name}.json`), 'utf8')) as IDataObject;
	const members = (value: object) => Object.keys(value).sort();
	for (const [name, path] of [
		['customer', `/customers/${customer}`],
		['customers', '/customers'],
		['order', `/orders/${order}`],
		['orders', '/orders'],
		['products', '/products'],
		['subscription', `/subscriptions/${subscription}`],
	])
		expect([name, members((await ask(path)).body)]).toEqual([name, members(sample(name))]);
	for (const body of [{}, { name: 1 }, { name: 'A', color: 'red' }])
		expect((await ask('/customers', { method: 'POST', body: JSON.stringify(body) })).status).toBe(400);
	expect((await ask('/customers', { headers: {} })).status).toBe(401);
});
