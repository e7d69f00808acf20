import type { World } from './world';
import { address, contact, customerBody, startWorld } from './world';

let world: World;
beforeEach(async () => {
	world = await startWorld();
});
afterEach(() => world.stop());

const list = async (query: string): Promise<string[]> =>
	(await world.call('GET', `/customers?${query}`)).body.data.map(({ name }: { name: string }) => name);

test('a new customer is pending, then active; its tax id is read only afterwards, its password never', async () => {
	const login = { ...contact, login: 'jodoe', password: 'Secret#1' };
	const { body: created } = await world.call('POST', '/customers', {
		...customerBody,
		taxRegId: '1357',
		contactPersons: [login],
	});
	expect(created).toMatchObject({ id: expect.any(String), name: 'Acme Inc.', status: 'pending', address });
	expect(created).not.toHaveProperty('taxRegId');
	world.pass(2999);
	expect((await world.call('GET', `/customers/${created.id}`)).body.status).toBe('pending');
	world.pass(1);
	const { body: read, text } = await world.call('GET', `/customers/${created.id}`);
	expect(read).toMatchObject({ status: 'active', taxRegId: '1357', contactPersons: [contact] });
	expect(text).not.toMatch(/Secret#1|jodoe|activeAt|visibleFrom/);
	expect(JSON.stringify(world.simulator.ingram.customers())).not.toContain('Secret#1');
});

test('filters: name by part, e-mail and external id exactly, reseller', async () => {
	const person = (email: string) => ({ contactPersons: [{ ...contact, email }] });
	await world.activeCustomer({ name: 'Acme North', externalId: 'a-1', ...person('north@acme.test') });
	await world.activeCustomer({ name: 'Acme South', externalId: 'a-10', ...person('south@acme.test') });
	const { body: reseller } = await world.call('POST', '/resellers', { ...customerBody, name: 'Sub', currency: 'USD' });
	await world.call('POST', `/resellers/${reseller.id}/customers`, { ...customerBody, name: 'Below' });
	expect(await list('name=acme')).toEqual(['Acme North', 'Acme South']);
	expect(await list('externalId=a-1')).toEqual(['Acme North']);
	expect(await list('email=SOUTH@acme.test')).toEqual(['Acme South']);
	expect(await list('email=south@acme')).toEqual([]);
	expect(await list(`resellerId=${reseller.id}`)).toEqual(['Below']);
	expect(await list('limit=2&offset=1')).toEqual(['Acme South', 'Below']);
});

test('an update changes what is sent and keeps the rest', async () => {
	const id = await world.activeCustomer({ externalId: 'a-1' });
	const { body } = await world.call('PATCH', `/customers/${id}`, { name: 'New', address: { city: 'Reston' } });
	expect(body).toMatchObject({ id, name: 'New', externalId: 'a-1', address: { ...address, city: 'Reston' } });
});

test('the status goes between active and creditHold only', async () => {
	const id = await world.activeCustomer();
	const set = async (status: string) => (await world.call('PATCH', `/customers/${id}`, { status })).status;
	expect(await set('creditHold')).toBe(200);
	expect(await set('active')).toBe(200);
	world.simulator.ingram.admin().setCustomerStatus(id, 'adminHold');
	expect(await set('active')).toBe(400);
	const { body: fresh } = await world.call('POST', '/customers', customerBody);
	expect((await world.call('PATCH', `/customers/${fresh.id}`, { status: 'active' })).status).toBe(400);
});

test.each([
	['a country in small letters', { address: { ...address, countryCode: 'us' } }],
	['a login for another contact than admin', { contactPersons: [{ ...contact, type: 'billing', login: 'abcde' }] }],
])('%s is refused', async (_, more) => {
	expect((await world.call('POST', '/customers', { ...customerBody, ...more })).status).toBe(400);
	expect(world.simulator.ingram.effects().customers).toBe(0);
});

test("a missing customer or reseller is answered with 400 and the platform's words", async () => {
	for (const path of [
		'/customers/7',
		'/resellers/7',
		'/resellers/7/customers',
		'/resellers/7/orders',
		'/customers/..%2Forders',
	]) {
		const { status, body } = await world.call('GET', path);
		expect([path, status, body.message]).toEqual([path, 400, 'No entity has been found']);
	}
});

test('a reseller has its own customers and their orders', async () => {
	const { body: reseller } = await world.call('POST', '/resellers', { ...customerBody, name: 'Sub', currency: 'EUR' });
	expect(reseller).toMatchObject({ status: 'pending', currency: 'EUR' });
	await world.activeCustomer();
	const { body: below } = await world.call('POST', `/resellers/${reseller.id}/customers`, customerBody);
	world.pass(3000);
	expect((await world.call('GET', `/resellers/${reseller.id}`)).body.status).toBe('active');
	const order = { type: 'sales', customerId: below.id, products: [{ mpn: 'MS-AZR-0145P', quantity: '1' }] };
	const id = await world.finishedOrder(order);
	const rows = async (path: string): Promise<string[]> =>
		(await world.call('GET', path)).body.data.map((row: { id: string }) => row.id);
	expect(await rows(`/resellers/${reseller.id}/customers`)).toEqual([below.id]);
	expect(await rows(`/resellers/${reseller.id}/orders`)).toEqual([id]);
	expect(await rows('/resellers?name=sub')).toEqual([reseller.id]);
});
