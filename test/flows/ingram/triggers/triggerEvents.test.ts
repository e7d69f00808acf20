import type { INodeParameters } from 'n8n-workflow';
import type { AccountState, StoredSubscription } from '../../../../simulator/platforms/ingram/state/state';
import type { Core } from '../../../support/core';
import { time } from '../../../support/virtualClock';
import { active as activate, ids, MINUTE, triggerCore } from '../activeTrigger';
import { newCustomer } from '../parameters';
import { startWorld, type World } from '../world';

const DAY = 24 * 60 * MINUTE;
const CHANGES = ['subscriptionCreated', 'subscriptionChanged', 'subscriptionEnded'];

let world: World;
let core: Core;

beforeAll(async () => {
	world = await startWorld();
	core = await triggerCore(world);
});
afterAll(async () => await world.stop());

const active = (events: string[], more: INodeParameters = {}) => activate(core, { events, ...more });
const day = (time: number) => new Date(time).toISOString().slice(0, 10);

/** What the simulator holds, to change as nobody's request does. */
const stored = (): AccountState => world.simulator.ingram.states.all()[0] as AccountState;
const subscription = (id: string) => stored().subscriptions.find((one) => one.id === id) as StoredSubscription;

/** Changes a subscription as somebody does in the control panel. */
const change = (id: string, values: Partial<StoredSubscription>) =>
	Object.assign(subscription(id), values, { lastModifiedDate: day(time.now()) });

const sold = async () => await world.subscription(await world.customer());

test('a subscription comes as created, changed and ended; what was there at the activation does not', async () => {
	const old = await sold();
	const { poll } = active(CHANGES);
	expect(await poll()).toBeNull();
	const id = await sold();
	const items = (await poll()) ?? [];
	expect(items.map(({ event }) => event).sort()).toEqual(['subscriptionChanged', 'subscriptionCreated']);
	expect(ids(items)).toContain(`subscription:${id}:created`);
	expect(await poll()).toBeNull();

	change(old, { renewalStatus: false });
	expect(await poll()).toMatchObject([
		{
			event: 'subscriptionChanged',
			resource: 'subscriptions',
			customerId: subscription(old).customerId,
			object: { id: old, renewalStatus: false },
		},
	]);
	time.pass(5 * DAY);
	change(old, { status: 'terminated' });
	expect(await poll()).toMatchObject([{ event: 'subscriptionEnded', object: { id: old, status: 'terminated' } }]);
	expect(await poll()).toBeNull();
});

test('two changes of a day that polls saw apart are two events with IDs of their own', async () => {
	const id = await sold();
	const { poll } = active(['subscriptionChanged']);
	await poll();
	change(id, { renewalStatus: false });
	const first = ids(await poll());
	change(id, { status: 'hold' });
	const second = ids(await poll());
	expect([first.length, second.length]).toEqual([1, 1]);
	expect(second).not.toEqual(first);
});

test('only the chosen events come, and what happened while others were chosen does not come later', async () => {
	const { poll } = active(['subscriptionEnded']);
	await poll();
	const id = await sold();
	expect(await poll()).toBeNull();
	change(id, { status: 'removed' });
	expect((await poll())?.map(({ event }) => event)).toEqual(['subscriptionEnded']);
});

test('a renewal is due once, on its day, and not again when the subscription changes', async () => {
	const id = await sold();
	const { poll } = active(['renewalDue'], { daysBeforeRenewal: 7 });
	const renews = day(time.now() + 10 * DAY);
	change(id, { renewalDate: renews });
	expect(await poll()).toBeNull();
	time.pass(2 * DAY);
	expect(await poll()).toBeNull();
	time.pass(DAY);
	expect(await poll()).toMatchObject([
		{ eventId: `renewal:${id}:${renews}:7`, event: 'renewalDue', object: { id, renewalDate: renews } },
	]);
	time.pass(4 * DAY);
	expect(await poll()).toBeNull();
	change(id, { renewalStatus: false });
	expect(await poll()).toBeNull();
});

test('a renewal that was due before the activation does not come; one that becomes due by a change does', async () => {
	const id = await sold();
	change(id, { renewalDate: day(time.now() + 5 * DAY) });
	const { poll } = active(['renewalDue'], { daysBeforeRenewal: 30 });
	expect(await poll()).toBeNull();
	change(id, { renewalStatus: false });
	expect(await poll()).toBeNull();
	time.pass(3 * DAY);
	const moved = day(time.now() + 20 * DAY);
	change(id, { renewalDate: moved });
	expect(ids(await poll())).toEqual([`renewal:${id}:${moved}:30`]);
});

test('a subscription that ended is not due', async () => {
	const id = await sold();
	const { poll } = active(['renewalDue']);
	await poll();
	change(id, { renewalDate: day(time.now() + 5 * DAY), status: 'terminated' });
	expect(await poll()).toBeNull();
});

test('a customer comes once it is active, also one that was never seen pending', async () => {
	await world.customer();
	const { poll } = active(['customerActivated']);
	expect(await poll()).toBeNull();
	const { data: slow } = await world.api.post<{ id: string }>('/customers', { ...newCustomer, externalId: 'slow' });
	expect(await poll()).toBeNull();
	time.pass(world.simulator.ingram.settings.customerActivationMs);
	expect(await poll()).toMatchObject([
		{ eventId: `customer:${slow.id}:active`, customerId: slow.id, object: { id: slow.id, status: 'active' } },
	]);
	const quick = await world.customer({ externalId: 'quick' });
	expect(ids(await poll())).toEqual([`customer:${quick}:active`]);
	time.pass(10 * DAY);
	expect(await poll()).toBeNull();
});

test('customers that are active already are no news from a date on either: nobody knows since when', async () => {
	await world.customer();
	const { poll } = active(['customerActivated'], { startFrom: 'date', startDate: day(time.now() - DAY) });
	expect(await poll()).toBeNull();
});

test('a report comes once it is ready, also one that was scheduled before the activation; its link is not stored', async () => {
	const schedule = async (name: string) => {
		const { data } = await world.api.post<{ id: string }>('/reports', { name, startDate: '2026-01-01T00:00:00Z' });
		return data.id;
	};
	const before = await schedule('before');
	const { poll, staticData } = active(['reportReady'], { fetchFullObject: true });
	expect(await poll()).toBeNull();
	expect(await poll()).toMatchObject([
		{ eventId: `report:${before}:completed`, object: { id: before, downloadUrl: expect.stringContaining('http') } },
	]);
	const later = await schedule('later');
	time.pass(MINUTE);
	expect(ids(await poll())).toEqual([`report:${later}:completed`]);
	expect(await poll()).toBeNull();
	expect(JSON.stringify(staticData)).not.toContain('http');
});

test('Fetch Full Object masks the passwords of a subscription', async () => {
	const { poll } = active(['subscriptionCreated'], { fetchFullObject: true });
	await poll();
	const id = await sold();
	const [item] = (await poll()) ?? [];
	expect(item).toMatchObject({ object: { id, products: [{ quantity: '3.0' }] } });
	expect(JSON.stringify(item)).not.toContain('Secret[');
});

test.each([
	[['orderCreated'], { 'GET /orders': 3 }],
	[['subscriptionEnded', 'renewalDue'], { 'GET /subscriptions': 1 }],
	[['customerActivated'], { 'GET /customers': 1 }],
	[['reportReady'], { 'GET /reports': 1 }],
])('only the lists of the chosen events are read: %j', async (events, requests) => {
	const { poll } = active(events);
	await poll();
	const since = world.requestsSince();
	await poll();
	const { 'POST /token': _, ...lists } = since();
	expect(lists).toEqual(requests);
});

test('Days Before Renewal that is no number of days is an error that names the field', async () => {
	const { poll } = active(['renewalDue'], { daysBeforeRenewal: 0 });
	await expect(poll()).rejects.toThrow('Days Before Renewal is not a whole number');
});

test('the stored memory holds no personal data', async () => {
	const { poll, staticData } = active([...CHANGES, 'customerActivated', 'renewalDue', 'reportReady'], {
		options: { maxEvents: 1 },
	});
	await poll();
	await sold();
	await poll();
	const text = JSON.stringify(staticData);
	expect(text).toContain('subscription:');
	for (const word of world.hidden.personal) expect(text).not.toContain(word);
});
