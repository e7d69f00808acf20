import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Core } from '../../support/core';
import { time } from '../../support/virtualClock';
import { active as activeTrigger, triggerCore, TYPE } from './activeTrigger';
import { ACROBAT, type AdobeWorld, companyProfile, DAY, inDays, PHOTOSHOP, picked, startAdobeWorld } from './world';

const MINUTE = 60_000;
const ORDERS = ['orderPlaced', 'orderCompleted', 'orderFailed'];

let world: AdobeWorld;
let core: Core;

beforeAll(async () => {
	world = await startAdobeWorld();
	core = await triggerCore(world);
});
afterAll(async () => await world.stop());
beforeEach(async () => {
	await world.reset();
	// The first poll after a reset signs in again.
	await core.changeCredential('adobeVipMarketplaceApi', 'a', { sessionToken: '' });
});
afterEach(() => world.simulator.faults.clear());

/** An active workflow with the trigger. */
function active(events: string[], parameters: INodeParameters = {}) {
	// What happened in the second of the start counts.
	time.pass(1000);
	return activeTrigger(core, { events, ...parameters });
}

/** A node that watches one reseller. */
const ofReseller = (more: IDataObject = {}): INodeParameters =>
	({ options: { resellerId: picked(world.reseller()), ...more } }) as INodeParameters;

const ids = (items: IDataObject[] | null): unknown[] => (items ?? []).map(({ eventId }) => eventId);

/** An active customer. */
async function customer(more: IDataObject = {}): Promise<string> {
	const id = await world.customer(more);
	time.pass(world.simulator.adobe.settings.accountValidationMs);
	return id;
}

describe('licenses pending order', () => {
	test('come once, with the reference as event ID, from the resellers of the distributor', async () => {
		const id = await customer();
		const other = await customer({ resellerId: picked(world.reseller(1)) });
		const { poll } = active(['licensesPendingOrder']);
		expect(await poll()).toBeNull();
		world.simulator.adobe.admin().addLicenses(id, ACROBAT, 3);
		world.simulator.adobe.admin().addLicenses(other, PHOTOSHOP, 2);
		const items = await poll();
		expect(items).toMatchObject([
			{
				event: 'licensesPendingOrder',
				platform: 'Adobe VIP',
				resource: 'licensesPendingOrder',
				customerId: id,
				object: { baseOfferId: '65304520CA01A12', quantity: 3 },
			},
			{ customerId: other, object: { quantity: 2 } },
		]);
		expect(items?.map(({ eventId }) => eventId)).toEqual(
			items?.map(({ object }) => (object as IDataObject).referenceId),
		);
		expect(await poll()).toBeNull();
		time.pass(2 * DAY);
		expect(await poll()).toBeNull();
	});

	test('of a chosen reseller or customer take no other request', async () => {
		const id = await customer();
		const one = active(['licensesPendingOrder'], { options: { customerId: picked(id) } });
		await one.poll();
		world.asked();
		world.simulator.adobe.admin().addLicenses(id, ACROBAT, 3);
		expect(await one.poll()).toHaveLength(1);
		expect(world.asked()).toEqual({ 'GET /v3/customers/{customer-id}/open-acquisitions': 1 });
		const all = active(['licensesPendingOrder'], ofReseller());
		await all.poll();
		world.asked();
		world.simulator.adobe.admin().addLicenses(id, ACROBAT, 1);
		expect(await all.poll()).toHaveLength(1);
		expect(world.asked()).toEqual({
			'GET /v3/notifications': 1,
			'GET /v3/customers/{customer-id}/open-acquisitions': 1,
		});
	});

	test('Start From a date gives those that were added since and still wait', async () => {
		const id = await customer();
		world.simulator.adobe.admin().addLicenses(id, ACROBAT, 1);
		time.pass(3 * DAY);
		world.simulator.adobe.admin().addLicenses(id, ACROBAT, 2);
		const { poll } = active(['licensesPendingOrder'], { startFrom: 'date', startDate: `${inDays(-1)}T00:00:00Z` });
		expect(await poll()).toMatchObject([{ object: { quantity: 2 } }]);
		expect(await poll()).toBeNull();
	});
});

describe('customers', () => {
	test('come as created while Adobe reviews them, and as activated after it', async () => {
		await customer();
		const { poll } = active(['customerCreated', 'customerActivated', 'customerRefused']);
		expect(await poll()).toBeNull();
		world.simulator.adobe.settings.accountValidationMs = 3 * DAY;
		const id = await world.customer();
		expect(await poll()).toMatchObject([
			{ eventId: `customer:${id}:created`, event: 'customerCreated', customerId: id, object: { status: '1002' } },
		]);
		expect(await poll()).toBeNull();
		world.simulator.adobe.settings.accountValidationMs = 3000;
		const quick = await customer();
		expect(ids(await poll()).sort()).toEqual([`customer:${quick}:1000`, `customer:${quick}:created`].sort());
		time.pass(3 * DAY);
		expect(await poll()).toMatchObject([{ eventId: `customer:${id}:1000`, event: 'customerActivated' }]);
		expect(await poll()).toBeNull();
	});

	test.each([
		['as refused', 10 * MINUTE],
		['also where no poll has seen them pending', 1000],
	])('that Adobe does not accept come %s', async (_, validation) => {
		const { poll } = active(['customerActivated', 'customerRefused'], ofReseller());
		await poll();
		world.simulator.adobe.settings.accountValidationMs = validation;
		world.simulator.adobe.admin().endNextAccountAs('1010');
		const { data } = await world.api.post<{ customerId: string }>('/v3/customers', {
			resellerId: world.reseller(),
			companyProfile: companyProfile('Refused Example'),
		});
		if (validation > MINUTE) expect(await poll()).toBeNull();
		time.pass(validation);
		expect(await poll()).toMatchObject([{ eventId: `customer:${data.customerId}:1010`, event: 'customerRefused' }]);
	});
});

describe('orders', () => {
	const place = async (customerId: string, quantity = 1) =>
		String((await world.buy(customerId, ACROBAT, quantity)).orderId);

	test('come as placed, and as completed once they are', async () => {
		const id = await customer();
		await place(id);
		const { poll } = active(ORDERS);
		expect(await poll()).toBeNull();
		world.simulator.adobe.settings.orderMs = 90 * MINUTE;
		const { data } = await world.api.post<{ orderId: string }>(`/v3/customers/${id}/orders`, {
			orderType: 'NEW',
			currencyCode: 'USD',
			externalReferenceId: 'deal-1',
			lineItems: [{ extLineItemNumber: 1, offerId: ACROBAT, quantity: 1 }],
		});
		expect(await poll()).toMatchObject([
			{
				eventId: `order:${data.orderId}:placed`,
				event: 'orderPlaced',
				customerId: id,
				object: { orderId: data.orderId, orderType: 'NEW', status: '1002' },
			},
		]);
		expect(await poll()).toBeNull();
		time.pass(90 * MINUTE);
		expect(await poll()).toMatchObject([
			{ eventId: `order:${data.orderId}:1000`, event: 'orderCompleted', occurredAt: null, customerId: id },
		]);
		expect(await poll()).toBeNull();
	});

	test('that fail come as failed', async () => {
		const id = await customer();
		const { poll } = active(['orderCompleted', 'orderFailed'], ofReseller());
		await poll();
		world.simulator.adobe.admin().failNextOrder();
		const order = await place(id);
		expect(await poll()).toMatchObject([{ eventId: `order:${order}:1004`, event: 'orderFailed' }]);
	});

	test('that were returned before they were seen come as completed, and the return as an order of its own', async () => {
		const id = await customer();
		const { poll } = active(['orderCompleted'], ofReseller());
		await poll();
		const bought = await world.buy(id, ACROBAT, 2);
		const { data } = await world.api.post<{ orderId: string }>(`/v3/customers/${id}/orders`, {
			orderType: 'RETURN',
			referenceOrderId: bought.orderId,
			currencyCode: 'USD',
			lineItems: [{ extLineItemNumber: 1, offerId: ACROBAT, quantity: 2 }],
		});
		time.pass(world.simulator.adobe.settings.orderMs);
		expect(ids(await poll()).sort()).toEqual(
			[`order:${String(bought.orderId)}:1000`, `order:${data.orderId}:1000`].sort(),
		);
		expect(await poll()).toBeNull();
	});

	test('Fetch Full Object gives the order with its lines', async () => {
		const id = await customer();
		const { poll } = active(['orderPlaced'], { fetchFullObject: true, ...ofReseller() });
		await poll();
		const order = await place(id, 4);
		expect(await poll()).toMatchObject([{ object: { id: order, customerId: id, lineItems: [{ quantity: 4 }] } }]);
	});

	test('a budget for two customers: a change at any customer comes once', async () => {
		const customers: string[] = [];
		for (let index = 0; index < 7; index += 1)
			customers.push(await customer(index % 2 ? { resellerId: picked(world.reseller(1)) } : {}));
		for (const one of customers) await place(one);
		world.simulator.faults.add({
			route: 'GET /v3/customers/{customer-id}/orders',
			kind: 'delay',
			ms: 1000,
			times: 10_000,
		});
		const { poll } = active(ORDERS);
		const emitted: unknown[] = [];
		const placed: string[] = [];
		// 60 % of the budget are spent.
		const budget = 2500;
		for (let round = 0; round < 60; round += 1) {
			world.asked();
			emitted.push(...ids(await poll({ budget })));
			expect(world.asked()['GET /v3/customers/{customer-id}/orders']).toBeLessThanOrEqual(2);
			if (round < 30) placed.push(await place(customers[(round * 3) % 7]));
		}
		const due = placed.flatMap((order) => [`order:${order}:placed`, `order:${order}:1000`]);
		expect([...emitted].sort()).toEqual(due.sort());
	});
});

describe('subscriptions', () => {
	test('come when they are new or changed, each change once', async () => {
		const id = await customer();
		await world.buy(id, ACROBAT, 5);
		const { poll } = active(['subscriptionChanged']);
		expect(await poll()).toBeNull();
		expect(await poll()).toBeNull();
		await world.buy(id, ACROBAT, 2);
		const [changed] = (await poll()) ?? [];
		expect(changed).toMatchObject({ event: 'subscriptionChanged', customerId: id, object: { currentQuantity: 7 } });
		expect(changed.eventId).toMatch(/^subscription:\w+:[0-9a-f]{16}$/);
		expect(await poll()).toBeNull();
		await world.buy(id, PHOTOSHOP, 1);
		expect(await poll()).toMatchObject([{ object: { currentQuantity: 1 } }]);
		time.pass(5 * DAY);
		expect(await poll()).toBeNull();
	});

	test('Fetch Full Object gives the subscription', async () => {
		const id = await customer();
		const { poll } = active(['subscriptionChanged'], { fetchFullObject: true, ...ofReseller() });
		await poll();
		await world.buy(id, ACROBAT, 2);
		expect(await poll()).toMatchObject([{ object: { customerId: id, usedQuantity: expect.any(Number) as number } }]);
	});

	test('a budget for two customers: a change at any customer comes once', async () => {
		const customers: string[] = [];
		for (let index = 0; index < 5; index += 1) customers.push(await customer());
		for (const one of customers) await world.buy(one, ACROBAT, 1);
		world.simulator.faults.add({
			route: 'GET /v3/customers/{customer-id}/subscriptions',
			kind: 'delay',
			ms: 1000,
			times: 10_000,
		});
		const { poll } = active(['subscriptionChanged'], ofReseller());
		const seen: Array<{ customer: unknown; quantity: unknown }> = [];
		const rounds = async (count: number) => {
			for (let round = 0; round < count; round += 1)
				for (const { customerId, object } of (await poll({ budget: 2500 })) ?? [])
					seen.push({ customer: customerId, quantity: (object as IDataObject).currentQuantity });
		};
		await rounds(6);
		expect(seen).toEqual([]);
		for (const one of customers) {
			await world.buy(one, ACROBAT, 1);
			await rounds(1);
		}
		await rounds(8);
		expect(seen.map(({ customer }) => customer).sort()).toEqual([...customers].sort());
		expect(new Set(seen.map(({ quantity }) => quantity))).toEqual(new Set([2]));
	});
});

describe('anniversaries', () => {
	test('come as many days before as were chosen, each once', async () => {
		const id = await customer();
		await world.buy(id, ACROBAT, 1);
		world.simulator.adobe.admin().setAnniversary(id, inDays(40));
		const date = inDays(40);
		const { poll } = active(['anniversaryComing'], ofReseller({ daysBefore: '30, 7' }));
		expect(await poll()).toBeNull();
		time.pass(11 * DAY);
		expect(await poll()).toMatchObject([
			{
				eventId: `anniversary:${id}:${date}:30`,
				event: 'anniversaryComing',
				customerId: id,
				object: { cotermDate: date, daysBefore: 30 },
			},
		]);
		time.pass(DAY);
		expect(await poll()).toBeNull();
		time.pass(22 * DAY);
		expect(ids(await poll())).toEqual([`anniversary:${id}:${date}:7`]);
		expect(await poll()).toBeNull();
	});

	test('Days Before Anniversary that is no number is an error that names the field', async () => {
		const { poll } = active(['anniversaryComing'], ofReseller({ daysBefore: '30, soon' }));
		await expect(poll()).rejects.toThrow('Days Before Anniversary must be whole numbers');
	});
});

describe('the node', () => {
	test('reads nothing for events that are not chosen', async () => {
		await customer();
		const { poll } = active(['licensesPendingOrder']);
		world.asked();
		await poll();
		const asked = Object.keys(world.asked());
		expect(asked.sort()).toEqual(['GET /v3/notifications', 'GET /v3/resellers']);
	});

	test('another reseller or customer is watched from then on', async () => {
		const id = await customer();
		const other = await customer();
		await world.buy(other, ACROBAT, 1);
		const staticData: IDataObject = {};
		const poll = async (customerId: string) => {
			const parameters = { events: ['subscriptionChanged'], options: { customerId: picked(customerId) } };
			const items = await core.poll(TYPE, parameters as INodeParameters, { staticData });
			time.pass(MINUTE);
			return items;
		};
		expect(await poll(id)).toBeNull();
		expect(await poll(other)).toBeNull();
		await world.buy(other, ACROBAT, 1);
		expect(await poll(other)).toHaveLength(1);
	});

	test.each(['licensesPendingOrder', 'customerCreated', 'orderPlaced'])(
		'an unknown reseller is an error for %s',
		async (event) => {
			const { poll } = active([event], { options: { resellerId: picked('5550000000') } });
			await expect(poll()).rejects.toMatchObject({ httpCode: expect.stringMatching(/^40[04]$/) as string });
		},
	);

	test('the list of customers is that of the chosen reseller', async () => {
		const id = await customer();
		await customer({ resellerId: picked(world.reseller(1)) });
		const { results } = await core.search(TYPE, 'customers', ofReseller(), undefined, undefined, {
			path: 'parameters.options.customerId',
		});
		expect(results.map(({ value }) => value)).toEqual([id]);
	});

	test.each([
		['a failing platform', 503, 'temporarily-unavailable'],
		['a credential that lost its rights', 403, 'credential-invalid'],
	])('%s is an error that says so, and loses nothing', async (_, status, cause) => {
		const id = await customer();
		const { poll } = active(['orderPlaced'], ofReseller());
		await poll();
		const { orderId } = await world.buy(id, ACROBAT, 1);
		const route = 'GET /v3/customers/{customer-id}/orders';
		world.simulator.faults.add({ route, kind: 'status', status, times: 1000 });
		await expect(poll()).rejects.toMatchObject({ failure: { cause } });
		world.simulator.faults.clear();
		expect(ids(await poll())).toEqual([`order:${String(orderId)}:placed`]);
	});

	test('a renamed node goes on where it was', async () => {
		const id = await customer();
		const { poll } = active(['orderPlaced'], ofReseller());
		await poll();
		const { orderId } = await world.buy(id, ACROBAT, 1);
		expect(ids(await poll({ name: 'Renamed' }))).toEqual([`order:${String(orderId)}:placed`]);
	});

	test('a test run in the editor shows the newest event and leaves the memory alone', async () => {
		const id = await customer();
		const { orderId } = await world.buy(id, ACROBAT, 1);
		const { poll, staticData } = active(['orderPlaced'], ofReseller());
		expect(ids(await poll({ mode: 'manual' }))).toEqual([`order:${String(orderId)}:placed`]);
		expect(staticData).toEqual({});
	});

	test('the stored memory holds no personal data', async () => {
		const { poll, staticData } = active(['customerCreated', ...ORDERS, 'subscriptionChanged'], ofReseller());
		await poll();
		const id = await customer();
		await world.buy(id, ACROBAT, 1);
		await poll();
		const text = JSON.stringify(staticData);
		expect(text).toContain(`customer:${id}`);
		for (const word of ['Ada', 'Miller', 'example.com', 'Park Avenue', 'Contoso']) expect(text).not.toContain(word);
	});
});
