import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { AdobeWorld } from './world';
import { ALL_APPS, DAY, line, newOrder, startAdobeWorld } from './world';

let world: AdobeWorld;
const folder = mkdtempSync(join(tmpdir(), 'adobe-'));

afterEach(() => world.stop());
afterAll(() => rmSync(folder, { recursive: true }));

test('other processes do in the consoles what people do, and read the state', async () => {
	world = await startAdobeWorld();
	const customer = await world.customer();
	const act = async (action: string, ...given: unknown[]) => {
		const response = await fetch(`${world.simulator.url}/_simulator/adobe/0/${action}`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify(given),
		});
		return { status: response.status, body: (await response.json()) as any };
	};
	expect((await act('approvalCode', customer)).body.result).toMatch(/^\d{8}$/);
	expect((await act('setAnniversary', customer, '2026-04-01')).body.result).toBeNull();
	expect((await act('toString')).status).toBe(400);
	expect((await world.call('GET', `/v3/customers/${customer}`)).body.cotermDate).toBe('2026-04-01');
	const state = (await (await fetch(`${world.simulator.url}/_simulator/state`)).json()) as any;
	expect(state.adobe.map(({ customers }: any) => customers.length)).toEqual([1, 0]);
	expect(state.adobe[0]).not.toHaveProperty('kept');
});

test('what was stored, and the answers that are kept, outlive a restart', async () => {
	const stateFile = join(folder, 'state.json');
	world = await startAdobeWorld({ stateFile });
	const customer = await world.customer();
	const headers = { 'X-Correlation-Id': randomUUID() };
	const order = () => world.call('POST', `/v3/customers/${customer}/orders`, newOrder(line(ALL_APPS, 1)), headers);
	const first = await order();
	await world.stop();
	world = await startAdobeWorld({ stateFile });
	world.goTo('2026-03-03T10:00:00Z');
	await world.signIn();
	expect((await order()).text).toBe(first.text);
	expect(world.simulator.adobe.effects()).toMatchObject({
		customers: 1,
		orders: 1,
		'orders NEW': 1,
		subscriptions: 1,
	});
});

test('what is stored late is counted at once and read late, and its answer is lost', async () => {
	world = await startAdobeWorld();
	const customer = await world.customer();
	world.simulator.faults.add({ route: 'POST /v3/customers/{customer-id}/orders', kind: 'storedLate', ms: DAY / 2 });
	await expect(world.call('POST', `/v3/customers/${customer}/orders`, newOrder(line(ALL_APPS, 1)))).rejects.toThrow();
	const orders = async () => (await world.call('GET', `/v3/customers/${customer}/orders`)).body.items;
	expect(world.simulator.adobe.effects().orders).toBe(1);
	expect(await orders()).toEqual([]);
	world.pass(DAY / 2);
	expect(await orders()).toMatchObject([{ status: '1000' }]);
});

test('a customer that is stored late cannot be read, listed or sold to before', async () => {
	world = await startAdobeWorld();
	world.simulator.faults.add({ route: 'POST /v3/customers', kind: 'storedLate', ms: DAY / 2 });
	await expect(world.customer()).rejects.toThrow();
	world.pass(DAY / 4);
	const list = async () => (await world.call('GET', `/v3/resellers/${world.resellerId}/customers`)).body.accounts;
	const [{ id }] = world.simulator.adobe.state().customers;
	expect(await list()).toEqual([]);
	expect((await world.call('GET', `/v3/customers/${id}`)).body.code).toBe('1116');
	world.pass(DAY / 4);
	expect(await list()).toMatchObject([{ customerId: id }]);
});

test('a list that moves while it is read', async () => {
	world = await startAdobeWorld();
	const count = async () => (await world.call('GET', '/v3/resellers')).body.totalCount;
	world.simulator.faults.add({ route: 'GET /v3/resellers', kind: 'movingList', change: 'insert' });
	expect([await count(), await count()]).toEqual([3, 3]);
	world.simulator.faults.add({ route: 'GET /v3/resellers', kind: 'movingList', change: 'remove' });
	expect(await count()).toBe(2);
});

test('requests are counted by route, and settings can be changed from outside', async () => {
	world = await startAdobeWorld();
	await world.call('GET', '/v3/resellers?limit=1');
	await world.call('GET', '/v3/customers/1');
	expect(world.simulator.effects().requestsByRoute).toEqual({
		'POST /ims/token/v3': 1,
		'GET /v3/resellers': 1,
		'GET /v3/customers/{customer-id}': 1,
	});
	const changes = { adobe: { replayDays: 1, returnWords: false } };
	const response = await fetch(`${world.simulator.url}/_simulator/settings`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(changes),
	});
	expect(await response.json()).toMatchObject(changes);
});
