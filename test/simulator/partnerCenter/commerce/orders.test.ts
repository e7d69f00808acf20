import type { World } from './world';
import { ARCHIVE_OFFER, AZURE_OFFER, BASIC, DAY, MAIL_OFFER, SAAS, SERVER, startWorld, yearly } from './world';

let world: World;
let customer: string;
beforeEach(async () => {
	world = await startWorld();
	customer = await world.customer();
});
afterEach(() => world.stop());

const line = (offerId: string, quantity: number, more: Record<string, unknown> = {}) => ({
	lineItemNumber: 0,
	offerId,
	quantity,
	...more,
});
const place = (lineItems: unknown[], more: Record<string, unknown> = {}) =>
	world.call('POST', `/customers/${customer}/orders`, { lineItems, ...more });
const list = async (query = '') => (await world.call('GET', `/customers/${customer}/orders${query}`)).body.items;
const patch = (id: string, body: unknown) => world.call('PATCH', `/customers/${customer}/orders/${id}`, body);
const buyServer = async () => {
	const cart = await world.cart(customer, [
		{ catalogItemId: await world.item(SERVER, null), quantity: 3, billingCycle: 'one_time' },
	]);
	const { body } = await world.call('POST', `/customers/${customer}/carts/${cart.id}/checkout`);
	return body.orders[0];
};

test('an order of a legacy offer: pending, then completed with its subscription', async () => {
	const { status, body: order } = await place([line(MAIL_OFFER, 5, { friendlyName: 'deal-2' })], {
		billingCycle: 'unknown',
	});
	expect([status, order.status, order.billingCycle]).toEqual([201, 'pending', 'monthly']);
	expect(order.id).toMatch(/^[0-9a-f-]{36}$/);
	world.pass(3000);
	const [listed] = await list();
	expect(listed).toMatchObject({ status: 'completed', lineItems: [{ friendlyName: 'deal-2', quantity: 5 }] });
	expect(await world.subscription(customer, listed.lineItems[0].subscriptionId)).toMatchObject({
		offerId: MAIL_OFFER,
		status: 'active',
	});
});

test('a new order can be read at once, and is in the list later', async () => {
	world.simulator.partnerCenter.settings.orderListingMs = 900_000;
	const { body } = await place([line(MAIL_OFFER, 1)]);
	expect((await world.call('GET', `/customers/${customer}/orders/${body.id}`)).status).toBe(200);
	expect(await list()).toEqual([]);
	world.pass(900_000);
	expect(await list()).toHaveLength(1);
});

test('the same write with the same request id is stored once', async () => {
	const headers = { 'MS-RequestId': '7d1f3c52-0f54-4f0e-9c54-1a0f4f6c1b11' };
	const body = { lineItems: [line(MAIL_OFFER, 1)] };
	const [first, second] = [
		await world.call('POST', `/customers/${customer}/orders`, body, headers),
		await world.call('POST', `/customers/${customer}/orders`, body, headers),
	];
	expect(second.body.id).toBe(first.body.id);
	expect(await list()).toHaveLength(1);
});

test.each([
	['an unknown offer', [line('00000000-0000-4000-8000-000000000000', 1)], 3000],
	['a quantity outside the limits', [line(AZURE_OFFER, 2)], 2002],
	['an add-on without its base', [line(ARCHIVE_OFFER, 1)], 3000],
	['lines that do not count from 0', [line(MAIL_OFFER, 1, { lineItemNumber: 1 })], 3000],
	['a partner id that is none of a reseller', [line(MAIL_OFFER, 1, { partnerIdOnRecord: '1234567' })], 900154],
])('%s is refused, and nothing is ordered', async (_, lineItems, code) => {
	const { body } = await place(lineItems);
	expect([body.code, await list()]).toEqual([code, []]);
});

test('an order through a reseller needs the sign-in of a user', async () => {
	const { body } = await world.call('GET', '/relationships?relationship_type=IsIndirectCloudSolutionProviderOf');
	const lineItems = [line(MAIL_OFFER, 1, { partnerIdOnRecord: body.items[0].mpnId })];
	await world.signIn('app');
	expect((await place(lineItems)).body.code).toBe(900329);
	await world.signIn('user');
	expect((await place(lineItems)).body.lineItems[0].partnerIdOnRecord).toBe(body.items[0].mpnId);
});

test('catalog items can be ordered directly, by the rules of the cart', async () => {
	const basic = await world.item(BASIC);
	const terms = { termDuration: 'P1Y' };
	expect((await place([line(basic, 0, terms)], { billingCycle: 'monthly' })).body.code).toBe(2002);
	expect((await place([line(basic, 1)], { billingCycle: 'monthly' })).body.code).toBe(800002);
	const { body } = await place([line(basic, 1, terms)], { billingCycle: 'annual' });
	expect(body.billingCycle).toBe('annual');
	expect(await list('?billingType=annual')).toHaveLength(1);
	expect(await list('?billingType=onetime')).toEqual([]);
});

test('an add-on joins the order of its base', async () => {
	const { id: parentSubscriptionId, orderId } = await world.buyLegacy(customer, MAIL_OFFER, 5);
	const body = { referenceCustomerId: customer, lineItems: [line(ARCHIVE_OFFER, 2, { parentSubscriptionId })] };
	const { body: order } = await patch(orderId, body);
	expect(order.lineItems.map(({ lineItemNumber, quantity }: any) => [lineItemNumber, quantity])).toEqual([
		[0, 5],
		[1, 2],
	]);
	expect((await patch(orderId, body)).body.code).toBe(800060);
	world.pass(3000);
	const { body: addOns } = await world.call(
		'GET',
		`/customers/${customer}/subscriptions/${parentSubscriptionId}/addons`,
	);
	expect(addOns.items).toMatchObject([{ offerId: ARCHIVE_OFFER, parentSubscriptionId }]);
	const stranger = { ...body, lineItems: [line(ARCHIVE_OFFER, 2, { parentSubscriptionId: addOns.items[0].id })] };
	expect((await patch(orderId, stranger)).body.code).toBe(3000);
});

test('the billing cycle of a legacy order changes its subscription', async () => {
	const { id, orderId } = await world.buyLegacy(customer, MAIL_OFFER, 5);
	const body = { referenceCustomerId: customer, billingCycle: 'Annual', lineItems: [line(MAIL_OFFER, 5)] };
	expect((await patch(orderId, body)).body.billingCycle).toBe('annual');
	expect((await world.subscription(customer, id)).billingCycle).toBe('annual');
});

test('software is canceled by line within its time: the quantity becomes 0', async () => {
	const order = await buyServer();
	const cancel = {
		id: order.id,
		status: 'cancelled',
		lineItems: [{ lineItemNumber: 0, offerId: order.lineItems[0].offerId }],
	};
	expect((await patch(order.id, cancel)).body.code).toBe(800060);
	world.pass(3000);
	const { body } = await patch(order.id, cancel);
	expect(body).toMatchObject({ status: 'cancelled', lineItems: [{ quantity: 0, transactionType: 'cancel' }] });
});

test('canceling: too late 900117, seats 800019', async () => {
	const order = await buyServer();
	const [{ orderId }] = await world.buy(customer, yearly(await world.item(BASIC), 1));
	expect((await patch(orderId, { id: orderId, status: 'cancelled' })).body.code).toBe(800019);
	world.pass(31 * DAY);
	await world.signIn();
	const { body } = await patch(order.id, { id: order.id, status: 'cancelled' });
	// The newer form of errors writes codes as text.
	expect(body.code).toBe('900117');
});

test('provisioning status, activation link and paper of an order', async () => {
	const saas = {
		catalogItemId: await world.item(SAAS, 'P1M'),
		quantity: 1,
		billingCycle: 'monthly',
		termDuration: 'P1M',
	};
	const cart = await world.cart(customer, [saas]);
	const {
		orders: [order],
	} = (await world.call('POST', `/customers/${customer}/carts/${cart.id}/checkout`)).body;
	const path = `/customers/${customer}/orders/${order.id}`;
	const read = async (ending: string) => (await world.call('GET', path + ending)).body.items;
	expect(await read('/provisioningstatus')).toMatchObject([{ lineItemNumber: 0, status: 'Unfulfilled' }]);
	expect(await read('/activationlinks')).toEqual([]);
	world.pass(3000);
	expect(await read('/provisioningstatus')).toMatchObject([{ status: 'Fulfilled' }]);
	expect(await read('/lineitems/0/activationlinks')).toMatchObject([{ lineItemNumber: 0, link: { method: 'GET' } }]);
	expect(await read('/attachments')).toEqual([]);
	const server = await buyServer();
	const papers = `/customers/${customer}/orders/${server.id}`;
	const { body } = await world.call('GET', `${papers}/attachments`);
	const file = await world.call('GET', `${papers}/attachment/${body.items[0].attachmentId}`);
	expect([file.headers.get('content-type'), file.text.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
});

test('prices come where they are asked for, and a promotion lowers them', async () => {
	const cart = await world.cart(customer, [
		yearly(await world.item(BASIC), 10, { promotionId: `${BASIC}:39NFJQT1EX01` }),
	]);
	const { body } = await world.call('POST', `/customers/${customer}/carts/${cart.id}/checkout`);
	const [
		{
			id,
			lineItems: [{ pricing }],
			totalPrice,
		},
	] = body.orders;
	expect(totalPrice).toBeCloseTo(pricing.listPrice * 0.9 * 10, 5);
	expect((await list())[0]).not.toHaveProperty('totalPrice');
	expect((await list('?include_price=true'))[0]).toMatchObject({ id, totalPrice, lineItems: [{ pricing }] });
	expect((await world.call('GET', `/customers/${customer}/orders/${id}?include_price=yes`)).status).toBe(400);
});
