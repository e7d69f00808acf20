import type { INodeParameters } from 'n8n-workflow';
import type { Core } from '../../../support/core';
import { time } from '../../../support/virtualClock';
import { active as activate, ids, MINUTE, triggerCore } from '../activeTrigger';
import { PRODUCT } from '../parameters';
import { startWorld, type World } from '../world';

const ALL = ['orderCreated', 'orderCompleted', 'orderFailed', 'orderCanceled'];

let world: World;
let core: Core;
let customer: string;

beforeAll(async () => {
	world = await startWorld();
	core = await triggerCore(world);
	customer = await world.customer();
});
afterAll(async () => await world.stop());
afterEach(() => world.simulator.faults.clear());

let count = 0;

async function order(by = customer): Promise<string> {
	count += 1;
	const { data } = await world.api.post<{ id: string }>('/orders', {
		type: 'sales',
		customerId: by,
		poNumber: `deal-${count}`,
		products: [{ mpn: PRODUCT, quantity: '1' }],
	});
	return data.id;
}

const active = (parameters: INodeParameters = {}) => activate(core, { events: ALL, ...parameters });

test('the activation gives nothing; an order placed later comes as created, and as completed once it is', async () => {
	const before = await order();
	time.pass(2000);
	const { poll } = active();
	expect(await poll()).toBeNull();
	time.pass(world.simulator.ingram.settings.orderProcessingMs);
	expect(ids(await poll())).toEqual([`order:${before}:completed`]);

	const id = await order();
	expect(await poll()).toMatchObject([
		{
			eventId: `order:${id}:created`,
			event: 'orderCreated',
			resource: 'orders',
			customerId: customer,
			object: { id, customerId: customer, type: 'sales' },
		},
	]);
	time.pass(world.simulator.ingram.settings.orderProcessingMs);
	expect(await poll()).toMatchObject([{ eventId: `order:${id}:completed`, event: 'orderCompleted', occurredAt: null }]);
	expect(await poll()).toBeNull();
});

test('an order that fails comes as failed', async () => {
	const { poll } = active();
	await poll();
	const id = await order();
	world.simulator.ingram.admin().failOrder(id);
	time.pass(world.simulator.ingram.settings.orderProcessingMs);
	expect((await poll())?.map(({ event }) => event)).toEqual(['orderCreated', 'orderFailed']);
});

test('only the chosen events and the chosen customer start the workflow', async () => {
	const other = await world.customer({ externalId: 'other' });
	const { poll } = active({ events: ['orderCreated'], options: { customerId: { mode: 'id', value: other } } });
	await poll();
	await order();
	const mine = await order(other);
	time.pass(world.simulator.ingram.settings.orderProcessingMs);
	expect(ids(await poll())).toEqual([`order:${mine}:created`]);
});

test('Start From a date gives what happened since then', async () => {
	const since = new Date(time.now()).toISOString();
	time.pass(MINUTE);
	const id = await order();
	time.pass(world.simulator.ingram.settings.orderProcessingMs);
	const { poll } = active({ startFrom: 'date', startDate: since });
	expect(ids(await poll())).toEqual([`order:${id}:completed`, `order:${id}:created`].sort());
	expect(await poll()).toBeNull();
});

test('Max Events per Poll: the oldest first, the others with the next polls', async () => {
	const { poll } = active({ events: ['orderCreated'], options: { maxEvents: 2 } });
	await poll();
	const orders = [];
	for (let index = 0; index < 3; index += 1) {
		orders.push(`order:${await order()}:created`);
		time.pass(1000);
	}
	expect(ids(await poll())).toEqual(orders.slice(0, 2));
	expect(ids(await poll())).toEqual(orders.slice(2));
});

test('Fetch Full Object gives the order with its lines', async () => {
	const { poll } = active({ events: ['orderCreated'], fetchFullObject: true });
	await poll();
	const id = await order();
	expect(await poll()).toMatchObject([{ object: { id, products: [{ mpn: PRODUCT }] } }]);
});

test('an object that may not be read does not hold up its event', async () => {
	const { poll } = active({ events: ['orderCreated'], fetchFullObject: true });
	await poll();
	const id = await order();
	world.simulator.faults.add({
		route: 'GET /orders/{id}',
		kind: 'status',
		status: 403,
		body: { message: 'Access denied' },
		times: 10,
	});
	const [item] = (await poll()) ?? [];
	expect(item).toMatchObject({ eventId: `order:${id}:created`, object: { id } });
	expect(item.note).toContain('not be read');
});

test('a renamed node goes on where it was', async () => {
	const { poll, staticData } = active();
	await poll();
	const id = await order();
	// n8n finds the data of a node by its name.
	expect(Object.keys(staticData)).toContain('node:Trigger');
	expect(ids(await poll({ name: 'Renamed' }))).toEqual([`order:${id}:created`]);
});

test.each([
	['a failing platform', 503, 'temporarily-unavailable'],
	['a credential that lost its rights', 403, 'credential-invalid'],
])('%s is an error that says so, and loses nothing', async (_, status, cause) => {
	const { poll } = active({ events: ['orderCreated'] });
	await poll();
	const id = await order();
	world.simulator.faults.add({ route: 'GET /orders', kind: 'status', status, times: 1000 });
	await expect(poll()).rejects.toMatchObject({ failure: { cause } });
	world.simulator.faults.clear();
	expect(ids(await poll())).toEqual([`order:${id}:created`]);
});

test('the pause that the platform asks for is handed on to n8n', async () => {
	const { poll } = active({ events: ['orderCreated'] });
	await poll();
	const headers = { 'Retry-After': '3600' };
	world.simulator.faults.add({ route: 'GET /orders', kind: 'status', status: 429, headers, body: {}, times: 1 });
	await expect(poll()).rejects.toMatchObject({ failure: { cause: 'rate-limited', retryAfterMs: 3_600_000 } });
});

test('a test run in the editor shows the newest event and leaves the memory alone', async () => {
	const { poll, staticData } = active({ events: ['orderCreated'] });
	const id = await order();
	expect(ids(await poll({ mode: 'manual' }))).toEqual([`order:${id}:created`]);
	expect(staticData).toEqual({});
});

test('without an event there is nothing to show, and the error says so', async () => {
	const { poll } = active({ events: ['orderCanceled'] });
	await expect(poll({ mode: 'manual' })).rejects.toThrow('No such event happened in the last 30 days');
});

test('no event chosen is an error that names the field', async () => {
	const { poll } = active({ events: [] });
	await expect(poll()).rejects.toThrow('Events is empty');
});

test('the stored memory holds no personal data', async () => {
	const { poll, staticData } = active();
	await poll();
	await order();
	await poll();
	const text = JSON.stringify(staticData);
	for (const word of world.hidden.personal) expect(text).not.toContain(word);
	expect(text).toContain('order:');
});
