import type { Account } from '../../../simulator/platforms/ingram';
import { time } from '../../support/virtualClock';

import { byId, create, sale } from './parameters';
import { CREDENTIAL, startWorld, type World } from './world';
import { HTTPS_ONLY } from '../../support/sentences';

const MINUTE = 60_000;

let world: World;
let customer: string;
beforeEach(async () => {
	world = await startWorld();
	customer = await world.customer();
});
afterEach(async () => await world.stop());

const items = (count: number) => Array.from({ length: count }, (_, index) => ({ json: { index } }));
const get = () => ({ resource: 'customer', operation: 'get', customerId: byId(customer), simplify: false });
const read = async (count: number) => await world.run('Customer', get(), items(count));
const many = () => ({ resource: 'customer', operation: 'getAll', returnAll: true, simplify: false });
const goOn = { onError: 'continueRegularOutput' } as const;

/** Sign-ins from now on, and requests that the platform refused. */
function counters() {
	const before = world.simulator.effects();
	return () => {
		const now = world.simulator.effects();
		return { signIns: now.tokensIssued - before.tokensIssued, refused: now.refusedRequests - before.refusedRequests };
	};
}

test('items and nodes at the same time sign in once', async () => {
	const seen = counters();
	const results = await Promise.all([read(20), read(20), world.run('SalesOrder', sale(customer, 'k'))]);
	expect(results.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
	expect(seen()).toEqual({ signIns: 1, refused: 0 });
});

test.each([30, 300])('a token of %d s is renewed before it ends', async (tokenSeconds) => {
	world.simulator.ingram.settings.tokenSeconds = tokenSeconds;
	const seen = counters();
	const life = tokenSeconds * 1000;
	await read(20);
	time.pass(life * 0.85);
	await read(20);
	expect(seen()).toEqual({ signIns: 1, refused: 0 });
	time.pass(life * 0.1);
	await read(20);
	expect(seen()).toEqual({ signIns: 2, refused: 0 });
});

test('a short token lasts through a long wait', async () => {
	Object.assign(world.simulator.ingram.settings, { tokenSeconds: 30, orderProcessingMs: 5 * MINUTE });
	const seen = counters();
	const { lastNodeItems } = await world.run('SalesOrder', sale(customer, 'k'));
	expect(lastNodeItems[0].json).toMatchObject({ outcome: 'completed' });
	const { signIns, refused } = seen();
	expect(refused).toBe(0);
	expect(signIns).toBeGreaterThan(5);
	expect(signIns).toBeLessThan(16);
});

test('a token revoked in mid-run is replaced once for all', async () => {
	await read(1);
	world.simulator.faults.add({ route: 'GET /customers/{id}', kind: 'unauthorized', skip: 5 });
	const seen = counters();
	const { error, lastNodeItems } = await read(20);
	expect([error, lastNodeItems.length, seen().signIns]).toEqual([undefined, 20, 1]);
});

test('two credentials in one process never mix', async () => {
	const kinds = ['a', 'b', 'a', 'b'] as const;
	const seen = counters();
	const created = await Promise.all(
		kinds.map(
			async (credentialId, index) =>
				await world.run('Customer', create(`${credentialId}-${index}`), undefined, { credentialId }),
		),
	);
	const ids = created.map(({ lastNodeItems }) => String(lastNodeItems[0].json.id));
	const orders = await Promise.all(
		kinds.map(
			async (credentialId, index) =>
				await world.run('SalesOrder', sale(ids[index], 'same-key'), undefined, { credentialId }),
		),
	);
	expect(orders.map(({ lastNodeItems }) => lastNodeItems[0].json.created)).toEqual([true, true, true, true]);
	expect(seen()).toEqual({ signIns: 2, refused: 0 });
	for (const [index, name] of ['a', 'b'].entries()) {
		const customers = world.simulator.ingram.customers(index).filter(({ externalId }) => externalId !== undefined);
		expect(customers.map(({ externalId }) => externalId?.[0])).toEqual([name, name]);
		expect(
			world.simulator.ingram
				.orders(index)
				.map(({ customerId }) => customerId)
				.sort(),
		).toEqual(customers.map(({ id }) => id).sort());
	}
});

describe('a credential that is changed after its first use', () => {
	const secrets = ({ username, password, subscriptionKey, marketplace }: Account) => ({
		username,
		password,
		subscriptionApiKey: subscriptionKey,
		marketplace,
	});

	test('to another account never works on in the old one', async () => {
		const [a, b] = world.simulator.ingram.accounts;
		expect((await read(1)).error).toBeUndefined();
		// The key of the old account alone would let its token pass.
		await world.core.changeCredential(CREDENTIAL, 'a', { ...secrets(b), subscriptionApiKey: a.subscriptionKey });
		const mixed = await world.run('Customer', many());
		expect(mixed.lastNodeItems ?? []).toEqual([]);
		expect(mixed.error).toBeDefined();
		await world.core.changeCredential(CREDENTIAL, 'a', secrets(b));
		const { lastNodeItems } = await world.run('Customer', many());
		expect(lastNodeItems.map(({ json }) => json.id)).not.toContain(customer);
	});

	test('to a wrong password is noticed at once, not when the token ends', async () => {
		expect((await read(1)).error).toBeUndefined();
		await world.core.changeCredential(CREDENTIAL, 'a', { password: 'wrong-password' });
		expect((await read(1)).error?.message).toMatch(/Correct User Name or Password/);
	});
});

describe('a wrong value of the credential', () => {
	const cases = [
		['password', { password: 'wrong-password' }, /Correct User Name or Password/],
		['subscription key', { subscriptionApiKey: 'wrong-key' }, /Correct Subscription Key/],
		['marketplace', { marketplace: 'xx' }, /Correct Marketplace/],
		['path', { baseUrl: '' }, /Base URL/],
	] as const;

	test.each(cases)('%s: one attempt, and a sentence that names the field', async (_, changes, sentence) => {
		const sent = world.requestsSince();
		await world.core.changeCredential(CREDENTIAL, 'a', changes);
		const { error } = await world.run('SalesOrder', sale(customer, 'k'), undefined);
		expect(error?.message).toMatch(sentence);
		expect(Object.values(sent()).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(1);
		expect(sent()['GET /orders']).toBeUndefined();
	});

	test('is not tried again by every item of a run', async () => {
		await world.core.changeCredential(CREDENTIAL, 'a', { password: 'wrong-password' });
		const sent = world.requestsSince();
		await world.run('Customer', get(), items(40), goOn);
		expect(sent()).toEqual({ 'POST /token': 1 });
	});

	test('an address without encryption is not used', async () => {
		await world.core.changeCredential(CREDENTIAL, 'a', { baseUrl: 'http://api.example.invalid/marketplace' });
		const { error } = await read(1);
		expect(error?.message).toMatch(new RegExp(`Base URL ${HTTPS_ONLY}`));
	});
});

test('a busy sign-in is tried again', async () => {
	world.simulator.faults.add({ route: 'POST /token', kind: 'status', status: 503, times: 2 });
	const { error } = await world.run('SalesOrder', sale(customer, 'k'));
	expect(error).toBeUndefined();
});

describe('allowed domains', () => {
	const only = async (allowedDomains: string) =>
		await world.core.changeCredential(CREDENTIAL, 'a', { allowedHttpRequestDomains: 'domains', allowedDomains });

	test('another host gets nothing', async () => {
		await only('example.com');
		const sent = world.requestsSince();
		for (const [node, parameters] of [
			['Customer', get()],
			['SalesOrder', sale(customer, 'k')],
		] as const) {
			const { error } = await world.run(node, parameters);
			expect(error?.message).toMatch(/not allowed/i);
		}
		expect(sent()).toEqual({});
	});

	test('a token that is there already does not open another host', async () => {
		await read(1);
		const { sessionToken, tokenExpiresAt } = await world.core.credentialData(CREDENTIAL, 'a');
		await world.core.changeCredential(CREDENTIAL, 'a', { sessionToken, tokenExpiresAt });
		await only('example.com');
		const sent = world.requestsSince();
		const { error } = await read(1);
		expect(error?.message).toMatch(/not allowed/i);
		expect(sent()).toEqual({});
	});

	test('the right host is served', async () => {
		await only('127.0.0.1');
		expect((await read(1)).error).toBeUndefined();
	});
});

describe('a platform that cannot be reached', () => {
	const CLOSED = 'http://127.0.0.1:1/ingram';

	test.each([
		['Customer Get', 'Customer', () => get()],
		['Customer Create', 'Customer', () => create('crm-1')],
		['Sales Order Place', 'SalesOrder', () => sale(customer, 'k')],
	] as const)('%s fails plainly within its time, and works afterward', async (_, node, parameters) => {
		const { baseUrl } = await world.core.credentialData(CREDENTIAL, 'a');
		const start = time.now();
		await world.core.changeCredential(CREDENTIAL, 'a', { baseUrl: CLOSED });
		const { lastNodeItems } = await world.run(node, parameters(), undefined, goOn);
		expect(lastNodeItems[0].json.error).toMatch(/the connection was refused.*Check/);
		expect(lastNodeItems[0].json.details).not.toHaveProperty('outcome');
		expect(time.now() - start).toBeLessThanOrEqual(2 * MINUTE);
		expect(time.now() - start).toBeGreaterThan(1000);
		await world.core.changeCredential(CREDENTIAL, 'a', { baseUrl });
		expect((await world.run(node, parameters())).error).toBeUndefined();
	});

	test.each([
		['Customer Create', 'Customer', () => create('crm-1')],
		['Sales Order Place', 'SalesOrder', () => sale(customer, 'k')],
	] as const)('%s fails plainly when it goes away after the sign-in', async (_, node, parameters) => {
		await read(1);
		await world.simulator.stop();
		const { lastNodeItems } = await world.run(node, parameters(), undefined, goOn);
		expect(lastNodeItems[0].json.error).toMatch(/connection was refused.*Check the address/);
		expect(lastNodeItems[0].json.details).not.toHaveProperty('outcome');
	});
});
