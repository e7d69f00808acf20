import type { IDataObject } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';
import { eventsOf, idsOf, triggerIn, type Activate } from './activeTrigger';
import { startPartnerWorld, type PartnerWorld } from '../world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LIST = 'GET /v1/auditrecords';

let world: PartnerWorld;
let active: Activate;
let customer: string;
let count = 0;

beforeAll(async () => {
	world = await startPartnerWorld();
	active = await triggerIn(world);
});
beforeEach(async () => {
	world.simulator.reset();
	time.pass(DAY);
	customer = await world.customer();
});
afterAll(async () => await world.stop());

async function createUser(by = customer): Promise<string> {
	const domain = world.state().commerce.customers.find(({ id }) => id === by)?.domain;
	const { data } = await world.api.post<{ id: string }>(`/v1/customers/${by}/users`, {
		usageLocation: 'US',
		userPrincipalName: `nina${(count += 1)}@${domain}`,
		firstName: 'Nina',
		lastName: 'Okafor',
		displayName: 'Nina Okafor',
		passwordProfile: { password: 'Str0ng!Pass', forceChangePassword: true },
	});
	return data.id;
}

/** A record as somebody's work in the portal leaves it. @returns its id */
function leave(record: IDataObject = {}, late = 0): string {
	const id = String(record.id ?? `${customer}_order_${(count += 1)}`);
	world.simulator.partnerCenter.admin().putAuditRecord({
		id,
		customerId: customer,
		customerName: 'Fabrikam Example',
		userPrincipalName: 'lena.voss@partner.example.com',
		resourceType: 'order',
		resourceOldValue: null,
		resourceNewValue: '{"OrderId":"7e2d91c04ab3","LineItems":[{"Quantity":10}]}',
		operationType: 'create_order',
		operationStatus: 'succeeded',
		operationDate: new Date(time.now() - late).toISOString(),
		...record,
	});
	return id;
}

test('the activation gives nothing; a user created later comes once', async () => {
	await createUser();
	time.pass(2000);
	const { poll } = active({ events: ['userCreated'], options: { customerId: { mode: 'id', value: customer } } });
	expect(await poll()).toBeNull();
	const at = time.now();
	await createUser();
	const created = await poll();
	expect(created).toMatchObject([
		{
			eventId: expect.stringMatching(/^audit:[\w-]+_customer_user_\w+:succeeded$/) as string,
			event: 'userCreated',
			platform: 'Partner Center',
			occurredAt: new Date(at).toISOString(),
			resource: 'changes',
			customerId: customer,
			object: { operationTypeName: 'create_customer_user', operationStatusName: 'succeeded', customerId: customer },
		},
	]);
	const found = idsOf(created);
	for (let polls = 0; polls < 10; polls += 1) {
		time.pass(7 * HOUR);
		if (polls % 4 === 0) await createUser();
		found.push(...idsOf(await poll()));
	}
	// The first, those of the polls 0, 4 and 8, and that of the sample, whose day moves on with the clock.
	expect(found).toHaveLength(5);
	expect(new Set(found).size).toBe(found.length);
});

test('each change comes as what it is: in words, numbers or capitals', async () => {
	const { poll } = active({
		events: ['orderCreated', 'subscriptionChanged', 'gdapApproved', 'customerCreated', 'changeFailed', 'otherChange'],
		options: { customerId: { mode: 'id', value: customer.toUpperCase() } },
	});
	await poll();
	leave({ operationType: 'create_order', operationDate: new Date(time.now()).toISOString() });
	for (const change of [
		{ operationType: 'UpdateSubscription', operationStatus: 'Succeeded' },
		{ operationType: 48, operationStatus: 0 },
		{ operationType: 'add_customer', operationStatus: 'decline' },
		{ operationType: 'paint_the_portal', customerId: customer.toUpperCase() },
		{ operationType: 'ready_invoice' },
	]) {
		time.pass(1000);
		leave(change as IDataObject);
	}
	const items = await poll();
	expect(eventsOf(items)).toEqual([
		'orderCreated',
		'subscriptionChanged',
		'gdapApproved',
		'changeFailed',
		'otherChange',
	]);
	expect(items?.[0].object).toMatchObject({ changedId: '7e2d91c04ab3' });
});

test('a change in progress comes when it is done', async () => {
	const { poll } = active({ events: ['orderCreated', 'changeFailed', 'otherChange'] });
	await poll();
	const id = leave({ operationStatus: 'progress' });
	expect(idsOf(await poll())).not.toContain(`audit:${id}:progress`);
	leave({ id });
	expect(idsOf(await poll())).toEqual([`audit:${id}:succeeded`]);
	expect(await poll()).toBeNull();
});

test('a record that is there 23 hours late, over midnight, is not lost', async () => {
	const { poll } = active({ events: ['orderCreated'] });
	await poll();
	time.pass(23 * HOUR);
	const first = leave();
	expect(idsOf(await poll())).toEqual([`audit:${first}:succeeded`]);
	const late = leave({}, 22 * HOUR);
	expect(idsOf(await poll())).toEqual([`audit:${late}:succeeded`]);
	expect(await poll()).toBeNull();
});

test('only changes at the chosen customer start the workflow', async () => {
	const other = await world.customer();
	const { poll } = active({ events: ['userCreated'], options: { customerId: { mode: 'id', value: other } } });
	await poll();
	await createUser();
	await createUser(other);
	expect((await poll())?.map(({ customerId }) => customerId)).toEqual([other]);
});

test('more records than a page holds are read to the end, and a budget that ends only delays them', async () => {
	const { poll } = active({ events: ['orderCreated'], options: { maxEvents: 1000 } });
	await poll();
	const left = Array.from({ length: 1200 }, () => `audit:${leave()}:succeeded`);
	const { requestsByRoute } = world.simulator.effects();
	const before = requestsByRoute[LIST];
	const found: unknown[] = [];
	for (let polls = 0; polls < 6; polls += 1) found.push(...idsOf(await poll({ budget: 0 })));
	expect(found.sort()).toEqual(left.sort());
	expect(world.simulator.effects().requestsByRoute[LIST] - before).toBeGreaterThan(5);
});

test('Start From a date gives what happened since then; one before the records begin is no error', async () => {
	const since = new Date(time.now()).toISOString();
	time.pass(MINUTE);
	const id = leave();
	time.pass(2 * HOUR);
	const dated = active({ events: ['orderCreated'], startFrom: 'date', startDate: since });
	expect(idsOf(await dated.poll())).toEqual([`audit:${id}:succeeded`]);
	expect(await dated.poll()).toBeNull();
	const long = active({ events: ['orderCreated'], startFrom: 'date', startDate: '2020-01-01' });
	expect(idsOf(await long.poll())).toContain(`audit:${id}:succeeded`);
});

test('a new invoice comes once, also where only one customer is watched', async () => {
	const { poll } = active({ events: ['invoiceReady'], options: { customerId: { mode: 'id', value: customer } } });
	const audited = world.simulator.effects().requestsByRoute[LIST] ?? 0;
	expect(await poll()).toBeNull();
	const given: IDataObject[] = [];
	for (let days = 0; days < 40; days += 1) {
		time.pass(DAY);
		given.push(...((await poll()) ?? []));
	}
	const listed = await world.api.get<{ items: IDataObject[] }>('/v1/invoices');
	const known = listed.data.items.map(({ id }) => `invoice:${String(id)}`);
	expect(given.length).toBeGreaterThan(0);
	expect(new Set(idsOf(given)).size).toBe(given.length);
	for (const id of idsOf(given)) expect(known).toContain(id);
	expect(given[0]).toMatchObject({
		event: 'invoiceReady',
		occurredAt: null,
		customerId: null,
		object: { totalCharges: expect.any(Number) as number },
	});
	// Audit records may need rights that somebody who watches invoices does not have.
	expect(world.simulator.effects().requestsByRoute[LIST] ?? 0).toBe(audited);
});

test('Fetch Full Object gives the record with its values before and after', async () => {
	const { poll } = active({ events: ['orderCreated'], fetchFullObject: true });
	await poll();
	const id = leave();
	expect(await poll()).toMatchObject([
		{
			object: { id, customerName: 'Fabrikam Example', resourceNewValue: expect.stringContaining('Quantity') as string },
		},
	]);
});

test('a renamed node goes on where it was', async () => {
	const { poll } = active({ events: ['orderCreated'] });
	await poll();
	const id = leave();
	expect(idsOf(await poll({ name: 'Renamed' }))).toEqual([`audit:${id}:succeeded`]);
	expect(await poll({ name: 'Renamed' })).toBeNull();
});

test.each([
	['a failing platform', 503, 'temporarily-unavailable'],
	['a credential that lost its rights', 403, 'credential-invalid'],
])('%s is an error that says so, and loses nothing', async (_, status, cause) => {
	const { poll } = active({ events: ['orderCreated'] });
	await poll();
	const id = leave();
	world.simulator.faults.add({ route: LIST, kind: 'status', status, times: 1000 });
	await expect(poll()).rejects.toMatchObject({ failure: { cause } });
	world.simulator.faults.clear();
	expect(idsOf(await poll())).toEqual([`audit:${id}:succeeded`]);
});

test('an event that was taken off and chosen again does not give what happened meanwhile', async () => {
	const { staticData } = active();
	const poll = async (events: string[]) => (await active({ events }, staticData).poll())?.length ?? 0;
	await poll(['orderCreated']);
	await poll(['invoiceReady']);
	leave();
	time.pass(2 * HOUR);
	expect(await poll(['orderCreated'])).toBe(0);
	leave();
	expect(await poll(['orderCreated'])).toBe(1);
});

test('a test run in the editor shows the newest event and leaves the memory alone', async () => {
	const { poll, staticData } = active({ events: ['orderCreated'] });
	leave({}, HOUR);
	const id = leave();
	expect(idsOf(await poll({ mode: 'manual' }))).toEqual([`audit:${id}:succeeded`]);
	expect(staticData).toEqual({});
});

test('the stored memory names nobody', async () => {
	const { poll, staticData } = active({ events: ['orderCreated', 'userCreated'], options: { maxEvents: 1 } });
	await poll();
	await createUser();
	for (let more = 0; more < 3; more += 1) leave();
	await poll();
	const text = JSON.stringify(staticData);
	for (const word of ['Nina', 'Okafor', 'lena.voss', 'Fabrikam']) expect(text).not.toContain(word);
	expect(text).toContain('changedId');
});
