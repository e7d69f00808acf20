import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator } from '../../simulator';
import type { World } from './ingram/world';
import { officeOrder, START, startWorld } from './ingram/world';

const json = async (url: string, method = 'GET', body?: unknown) => {
	const headers = { 'Content-Type': 'application/json' };
	const response = await fetch(url, body === undefined ? { method } : { method, headers, body: JSON.stringify(body) });
	return { status: response.status, body: JSON.parse(await response.text()) };
};

describe('effects', () => {
	let world: World;
	beforeEach(async () => {
		world = await startWorld();
	});
	afterEach(() => world.stop());

	test('count what is stored, by type and by PO number, and every request', async () => {
		const customer = await world.activeCustomer();
		await world.finishedOrder(officeOrder(customer, { poNumber: 'deal-7' }));
		await world.finishedOrder(officeOrder(customer, { poNumber: 'deal-7' }));
		await world.finishedOrder(officeOrder(customer));
		const [{ id }] = world.simulator.ingram.subscriptions();
		await world.call('POST', '/orders', {
			type: 'cancellation',
			customerId: customer,
			products: [{ subscriptionId: id }],
		});
		await world.call('POST', '/orders', {});
		await world.call('GET', `/orders/${id}`);
		expect(world.simulator.effects()).toEqual({
			tokensIssued: 1,
			requests: 8,
			requestsByRoute: { 'POST /token': 1, 'POST /customers': 1, 'POST /orders': 5, 'GET /orders/{id}': 1 },
			maxInFlight: 1,
			refusedRequests: 2,
			rateLimited: 0,
			downloads: 0,
		});
		expect(world.simulator.ingram.effects()).toEqual({
			customers: 1,
			orders: 4,
			ordersByType: { sales: 3, cancellation: 1 },
			ordersByPoNumber: { 'deal-7': 2 },
		});
		expect([world.simulator.partnerCenter.effects(), world.simulator.adobe.effects()]).toEqual([{}, {}]);
	});

	test('know how many requests were in flight at once', async () => {
		world.simulator.settings.latencyMs = 20;
		await Promise.all([1, 2, 3].map(() => world.call('GET', '/products')));
		expect(world.simulator.effects().maxInFlight).toBe(3);
	});

	test('reset forgets data, tokens, faults and counts', async () => {
		await world.activeCustomer();
		world.simulator.faults.add({ route: 'POST /token', kind: 'reset' });
		world.simulator.reset();
		expect([world.simulator.effects().requests, world.simulator.ingram.effects().customers]).toEqual([0, 0]);
		expect((await world.call('GET', '/products')).status).toBe(401);
		await world.signIn();
		expect((await world.call('GET', '/customers')).body.pagination.total).toBe(0);
	});

	test('what is handed out is a copy', async () => {
		await world.activeCustomer();
		world.simulator.ingram.customers()[0].name = 'Changed';
		expect(world.simulator.ingram.customers()[0].name).toBe('Acme Inc.');
	});

	test('the catalog grows on request', async () => {
		const total = async (): Promise<number> => (await world.call('GET', '/products?limit=1')).body.pagination.total;
		const before = await total();
		world.simulator.ingram.settings.catalogExtra = 1500;
		expect(await total()).toBe(before + 1500);
		world.simulator.ingram.settings.maxPageSize = 500;
		const { data, pagination } = (await world.call('GET', '/products?limit=1000&offset=1000')).body;
		expect([data.length, pagination.limit, new Set(data.map(({ id }: { id: string }) => id)).size]).toEqual([
			500, 500, 500,
		]);
		const customer = await world.activeCustomer();
		const order = { type: 'sales', customerId: customer, products: [{ mpn: 'EXTRA-1500', quantity: '1' }] };
		const id = await world.finishedOrder(order);
		world.simulator.ingram.settings.catalogExtra = 0;
		expect((await world.call('GET', `/orders/${id}`)).body.status).toBe('completed');
	});
});

describe('control over HTTP', () => {
	let world: World;
	let base: string;
	beforeEach(async () => {
		world = await startWorld();
		base = `${world.simulator.url}/_simulator`;
	});
	afterEach(() => world.stop());

	test('counts and state are read; they are no requests of the platform', async () => {
		await world.activeCustomer();
		expect((await json(`${base}/effects`)).body).toMatchObject({ requests: 2, ingram: { customers: 1 } });
		const { body } = await json(`${base}/state`);
		expect(body.ingram[0].customers).toHaveLength(1);
		expect(JSON.stringify(body)).not.toContain(world.simulator.ingram.accounts[0].password);
	});

	test('faults are set, by route or pattern, and cleared', async () => {
		await json(`${base}/faults`, 'POST', [{ route: '/^GET /plans/', kind: 'status', status: 502, times: 9 }]);
		expect((await world.call('GET', '/plans/10001')).status).toBe(502);
		await json(`${base}/faults`, 'DELETE');
		expect((await world.call('GET', '/plans/10001')).status).toBe(200);
		expect(await json(`${base}/faults`, 'POST', { route: 'GET /plans', kind: 'sulk' })).toMatchObject({ status: 400 });
	});

	test('settings are changed; one that does not exist or does not fit is refused', async () => {
		const change = { latencyMs: 1, ingram: { tokenSeconds: 60 } };
		expect((await json(`${base}/settings`, 'POST', change)).body).toMatchObject(change);
		expect(world.simulator.ingram.settings.tokenSeconds).toBe(60);
		for (const wrong of [
			{ color: 'red' },
			{ latencyMs: 5, ingram: { tokenSeconds: 'x' } },
			{ ingram: { tokenSeconds: 5, maxPageSize: true } },
			{ elsewhere: { tokenSeconds: 5 } },
		]) {
			expect(await json(`${base}/settings`, 'POST', wrong)).toMatchObject({ status: 400 });
		}
		expect(world.simulator.settings).toEqual({ latencyMs: 1 });
		expect(world.simulator.ingram.settings).toMatchObject({ tokenSeconds: 60, maxPageSize: null });
	});

	test('reset empties it', async () => {
		await world.activeCustomer();
		await json(`${base}/reset`, 'POST');
		expect(world.simulator.ingram.customers()).toEqual([]);
	});
});

describe('state file and ports', () => {
	let folder: string;
	let started: Array<{ stop(): Promise<void> }>;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'simulator-'));
		started = [];
	});
	afterEach(async () => {
		for (const each of started) await each.stop();
		rmSync(folder, { recursive: true });
	});

	test('a restart goes on where the last one stopped', async () => {
		const stateFile = join(folder, 'state.json');
		const first = await startWorld({ stateFile });
		started.push(first);
		const customer = await first.activeCustomer();
		const { body: order } = await first.call('POST', '/orders', officeOrder(customer, { poNumber: 'deal-7' }));
		await first.stop();
		const second = await startWorld({ stateFile, now: () => START + 60_000 });
		started.push(second);
		expect((await second.call('GET', `/orders/${order.id}`)).body.status).toBe('completed');
		expect(second.simulator.ingram.effects()).toMatchObject({
			customers: 1,
			orders: 1,
			ordersByPoNumber: { 'deal-7': 1 },
		});
		await expect(startSimulator({ stateFile, ingram: { accounts: [] } })).rejects.toThrow('holds 2 accounts');
	});

	test('a port that is taken is an error and leaves nothing behind', async () => {
		const first = await startSimulator();
		started.push(first);
		await expect(startSimulator({ port: Number(new URL(first.url).port) })).rejects.toThrow('EADDRINUSE');
		await first.stop();
		await expect(fetch(first.url)).rejects.toThrow();
		await expect(fetch(first.storageUrl)).rejects.toThrow();
	});

	test('the command prints its addresses, serves, and ends cleanly on request', async () => {
		const root = join(__dirname, '../..');
		const args = [
			'--import',
			'tsx',
			'simulator/main.ts',
			'--port',
			'0',
			'--storage-port',
			'0',
			'--state',
			join(folder, 'state.json'),
		];
		const child = spawn(process.execPath, args, { cwd: root });
		let output = '';
		child.stdout.on('data', (chunk: Buffer) => (output += chunk));
		const ended = once(child, 'exit');
		while (!output.includes('Stop with')) await once(child.stdout, 'data');
		const url = /Counts, faults +(\S+)/.exec(output)![1];
		expect((await json(url)).body.requests).toBe(0);
		expect(output).toMatch(/Subscription key +demo-us-subscription-key/);
		child.kill('SIGTERM');
		expect(await ended).toEqual([0, null]);
	}, 30_000);
});
