import type { AdobeWorld } from './world';
import { ALL_APPS, DAY, line, newOrder, startAdobeWorld } from './world';

let world: AdobeWorld;

beforeEach(async () => {
	world = await startAdobeWorld();
});
afterEach(() => world.stop());

describe('a move from the older program', () => {
	const path = (number: number) => `/v3/memberships/VIP10000000${number}`;
	const move = (number: number, query = '', resellerId = world.resellerId) =>
		world.call('POST', `${path(number)}/transfers${query}`, { resellerId });

	test('is previewed, begun and complete with customer and subscriptions', async () => {
		const { body: offers } = await world.call('GET', `${path(1)}/offers`);
		expect(offers).toMatchObject({
			totalCount: 2,
			items: [{ quantity: 12, currencyCode: 'USD', renewalDate: '2026-09-02' }, { quantity: 3 }],
		});
		const { status, body } = await move(1);
		expect([status, body.status, body.customerId, body.lineItems[0].subscriptionId]).toEqual([202, '1002', '', '']);
		const get = () => world.call('GET', `${path(1)}/transfers/${body.transferId}`);
		expect((await get()).status).toBe(202);
		world.pass(3000);
		const { status: after, body: done } = await get();
		expect([after, done.status]).toEqual([200, '1000']);
		const { body: subscriptions } = await world.call('GET', `/v3/customers/${done.customerId}/subscriptions`);
		expect(subscriptions.items.map(({ subscriptionId }: any) => subscriptionId)).toEqual(
			done.lineItems.map(({ subscriptionId }: any) => subscriptionId),
		);
		expect(subscriptions.items).toMatchObject([{ autoRenewal: { enabled: true }, renewalDate: '2026-09-02' }, {}]);
		expect((await world.call('GET', `/v3/customers/${done.customerId}/orders`)).body.items).toMatchObject([
			{ orderType: 'TRANSFER', source: 'System' },
		]);
		expect((await world.call('GET', `/v3/customers/${done.customerId}`)).body).toMatchObject({
			cotermDate: '2026-09-02',
			discounts: [{ level: '02' }, {}],
		});
		expect(world.simulator.adobe.effects()).toEqual({
			customers: 1,
			subscriptions: 2,
			systemOrders: 1,
			transfers: 1,
		});
	});

	test('happens once', async () => {
		await move(1);
		expect((await move(1)).body.code).toBe('5121');
		world.pass(3000);
		expect((await move(1)).body.code).toBe('5118');
		expect((await world.call('GET', `${path(1)}/offers`)).body.code).toBe('5118');
	});

	test('brings a line that has ended as inactive', async () => {
		const { body } = await move(3);
		world.pass(3000);
		const { body: done } = await world.call('GET', `${path(3)}/transfers/${body.transferId}`);
		const { body: subscriptions } = await world.call('GET', `/v3/customers/${done.customerId}/subscriptions`);
		expect(subscriptions.items.map(({ status }: any) => status)).toEqual(['1000', '1000', '1004']);
	});

	test.each([
		[4, 'ignore-order-return', 'RETURNABLE_PURCHASE'],
		[5, 'expire-open-pas', 'OPEN_PURCHASE_AUTH'],
	])('of membership %s needs %s', async (number, name, reason) => {
		expect((await move(number)).body).toMatchObject({ code: '5117', additionalDetails: [reason] });
		expect((await move(number, `?${name}=true`)).status).toBe(202);
	});

	test('is refused for reasons that nothing sets aside', async () => {
		expect((await move(6, '?ignore-order-return=true&expire-open-pas=true')).body).toMatchObject({
			code: '5117',
			additionalDetails: ['INACTIVE'],
		});
		expect((await move(7)).body.code).toBe('5120');
		expect((await move(9)).body.code).toBe('5115');
		expect((await move(1, '', 'other')).body.code).toBe('1115');
		expect((await world.call('GET', `${path(1)}/transfers/other`)).body.code).toBe('5116');
		world.simulator.adobe.admin().setStatus(world.resellerId, '1004');
		expect((await move(1)).body.code).toBe('5119');
	});

	test('of an agency is for distributors that serve agencies', async () => {
		expect((await move(8)).status).toBe(202);
		await world.signIn(1);
		expect(
			(await world.call('POST', '/v3/memberships/VIP200000008/transfers', { resellerId: world.resellerId })).body.code,
		).toBe('1164');
	});
});

describe('a change of the reseller', () => {
	let customer: string;
	let code: string;
	let other: string;
	const change = (action: string, more: object = {}) =>
		world.call('POST', '/v3/transfers', {
			type: 'RESELLER_CHANGE',
			action,
			approvalCode: code,
			resellerId: other,
			requestedBy: 'jo@example.com',
			...more,
		});

	beforeEach(async () => {
		customer = await world.customer();
		await world.order(customer, newOrder(line(ALL_APPS, 5)));
		code = world.simulator.adobe.admin().approvalCode(customer);
		other = world.simulator.adobe.state().resellers[1].id;
	});

	test('is previewed and carried out once', async () => {
		const { status, body } = await change('PREVIEW');
		expect([status, body.transferId, body.status, body.customerId, body.totalCount]).toEqual([
			201,
			'',
			'1002',
			customer,
			1,
		]);
		expect(body.lineItems[0].renewalDate).toBe('2027-03-02T00:00:00.000+00:00');
		const { body: done } = await change('COMMIT');
		expect(done).toMatchObject({ status: '1000', resellerId: other });
		expect((await world.call('GET', `/v3/customers/${customer}`)).body.resellerId).toBe(other);
		const { body: read } = await world.call('GET', `/v3/transfers/${done.transferId}`);
		expect([read.items[0].renewalDate, read.lineItems]).toEqual(['2027-03-02', undefined]);
		expect((await change('COMMIT')).body.code).toBe('1131');
		expect(world.simulator.adobe.effects().resellerChanges).toBe(1);
	});

	test.each([
		['a code that is not known', { approvalCode: '00000000' }, '1128'],
		['a reseller that is not known', { resellerId: 'other' }, '1115'],
	])('is refused for %s', async (_, more, expected) => {
		expect((await change('PREVIEW', more)).body.code).toBe(expected);
	});

	test('is refused for the reseller that the customer has, and after seven days', async () => {
		expect((await change('PREVIEW', { resellerId: world.resellerId })).body).toMatchObject({
			code: '1134',
			additionalDetails: ['INVALID_RESELLER_ID'],
		});
		world.pass(7 * DAY);
		await world.signIn();
		expect((await change('COMMIT')).body.code).toBe('1129');
	});
});
