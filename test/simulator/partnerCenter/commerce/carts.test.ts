import type { World } from './world';
import { ATTESTED, AZURE_PLAN, BASIC, CALLS, RESERVATION, SERVER, startWorld, TRIAL, yearly } from './world';

let world: World;
let customer: string;
beforeEach(async () => {
	world = await startWorld();
	customer = await world.customer();
});
afterEach(() => world.stop());

const path = (cart: { id: string }) => `/customers/${customer}/carts/${cart.id}`;
const checkout = (cart: { id: string }) => world.call('POST', `${path(cart)}/checkout`);
const orders = async () => (await world.call('GET', `/customers/${customer}/orders`)).body.items;
const once = (catalogItemId: string, quantity: number) => ({ catalogItemId, quantity, billingCycle: 'one_time' });
const errorsOf = async (...lines: Parameters<World['cart']>[1]) => {
	const { lineItems } = await world.cart(customer, lines);
	return lineItems.map(({ error }: any) => error?.errorCode);
};

test('from the cart to the subscription', async () => {
	const cart = await world.cart(customer, [yearly(await world.item(BASIC), 10, { friendlyName: 'deal-1' })]);
	expect(cart).toMatchObject({
		status: 'Active',
		creationTimestamp: '2026-03-02T09:00:00.000Z',
		expirationTimestamp: '2026-03-02T09:15:00.000Z',
		lineItems: [{ id: 0, quantity: 10, friendlyName: 'deal-1', currencyCode: 'USD', orderGroup: '0' }],
	});
	const { status, body, text } = await checkout(cart);
	expect([status, text[0], body.orderErrors]).toEqual([201, '\uFEFF', []]);
	const [order] = body.orders;
	expect(order).toMatchObject({
		status: 'pending',
		billingCycle: 'monthly',
		lineItems: [{ friendlyName: 'deal-1', termDuration: 'P1Y' }],
	});
	expect(order.lineItems[0]).not.toHaveProperty('subscriptionId');
	expect((await world.call('GET', path(cart))).body.status).toBe('Ordered');

	world.pass(3000);
	const { body: completed } = await world.call('GET', `/customers/${customer}/orders/${order.id}`);
	expect(completed.status).toBe('completed');
	expect(completed.attributes.etag).not.toBe(order.attributes.etag);
	expect(await world.subscription(customer, completed.lineItems[0].subscriptionId)).toMatchObject({
		friendlyName: 'deal-1',
		quantity: 10,
		status: 'active',
		autoRenewEnabled: true,
		commitmentEndDate: '2027-03-01T23:59:59.000Z',
		cancellationAllowedUntilDate: '2026-03-09T09:00:03.000Z',
		orderId: order.id,
	});
});

test('checking out again returns the first result and orders nothing', async () => {
	const cart = await world.cart(customer, [yearly(await world.item(BASIC), 1)]);
	const { body: first } = await checkout(cart);
	world.pass(60_000);
	expect((await checkout(cart)).body).toEqual(first);
	expect(await orders()).toHaveLength(1);
	const { body } = await world.call('PUT', path(cart), { id: cart.id, lineItems: cart.lineItems });
	expect(body.code).toBe(800065);
});

test('without an accepted agreement nothing is ordered: 403 with 13605', async () => {
	const newcomer = await world.customer({ agreement: false });
	const { id } = await world.cart(newcomer, [yearly(await world.item(BASIC), 1)]);
	const { status, body } = await world.call('POST', `/customers/${newcomer}/carts/${id}/checkout`);
	expect([status, body.code]).toEqual([403, 13605]);
	const lineItems = [{ lineItemNumber: 0, offerId: await world.item(BASIC), quantity: 1, termDuration: 'P1Y' }];
	expect((await world.call('POST', `/customers/${newcomer}/orders`, { lineItems })).body.code).toBe(13605);
	expect(world.simulator.partnerCenter.effects().orders).toBeUndefined();
});

test('an open cart ends with its time; one that was checked out does not', async () => {
	const lines = [yearly(await world.item(BASIC), 1)];
	const [open, ordered] = [await world.cart(customer, lines), await world.cart(customer, lines)];
	const { body: result } = await checkout(ordered);
	world.pass(world.simulator.partnerCenter.settings.cartLifeMs);
	expect((await world.call('GET', path(open))).body.code).toBe(800008);
	const { status, body } = await checkout(open);
	expect([status, body.code]).toEqual([404, 800008]);
	expect((await checkout(ordered)).body).toEqual(result);
});

test('what is wrong with a line is in the line, and keeps the cart from being checked out', async () => {
	const basic = await world.item(BASIC);
	expect(
		await errorsOf(
			yearly(basic, 1),
			yearly(basic, 301),
			yearly(basic, 1, { termDuration: 'P1M' }),
			yearly(basic, 1, { billingCycle: 'triennial' }),
			yearly('CFQ7TTC0EX01:0001:CFQ7TTC0XXXX', 1),
			yearly('CFQ7TTC0XXXX:0001:CFQ7TTC0XXXX', 1),
			yearly(await world.item(ATTESTED), 5),
			yearly(await world.item(ATTESTED), 4, { attestationAccepted: true }),
			yearly(basic, 1, { renewsTo: { termDuration: 'P1Y' } }),
		),
	).toEqual([undefined, '2002', '800002', '800002', '400019', '400013', '900203', '2002', '800002']);
	const cart = await world.cart(customer, [yearly(basic, 1), yearly(basic, 301)]);
	expect((await checkout(cart)).body.code).toBe(800009);
	const lineItems = [{ ...cart.lineItems[0] }];
	const { status, body } = await world.call('PUT', path(cart), { id: cart.id, lineItems });
	expect([status, body.lineItems.length]).toEqual([200, 1]);
	expect((await checkout(cart)).status).toBe(201);
});

test('an attested line and a trial are bought', async () => {
	const terms = { billingCycle: 'none', termDuration: 'P1M', renewsTo: { termDuration: 'P1Y' } };
	const trial = { catalogItemId: await world.item(TRIAL, 'P1M'), quantity: 25, ...terms };
	expect(await errorsOf(yearly(await world.item(ATTESTED), 5, { attestationAccepted: true }), trial)).toEqual([
		undefined,
		undefined,
	]);
	const [subscription] = await world.buy(customer, trial);
	expect(subscription).toMatchObject({ isTrial: true, autoRenewEnabled: false });
});

test('an add-on needs a base: nested in the cart, or a subscription that it goes with', async () => {
	const [basic, calls] = [await world.item(BASIC), await world.item(CALLS)];
	const unknown = { ParentSubscriptionId: '00000000-0000-4000-8000-000000000000' };
	expect(await errorsOf(yearly(calls, 1), yearly(calls, 1, { provisioningContext: unknown }))).toEqual([
		'800002',
		'20003',
	]);

	const base = { ...yearly(basic, 5), addonItems: [{ id: 1, ...yearly(calls, 5) }] };
	const [parent, addOn] = await world.buy(customer, base);
	expect(addOn.parentSubscriptionId).toBe(parent.id);

	const billedOtherwise = { ...base, addonItems: [{ id: 1, ...yearly(calls, 5, { billingCycle: 'annual' }) }] };
	const { lineItems } = await world.cart(customer, [billedOtherwise]);
	expect(lineItems[0].addonItems[0].orderGroup).toBe(lineItems[0].orderGroup);

	const [second] = await world.buy(
		customer,
		yearly(calls, 2, { provisioningContext: { ParentSubscriptionId: parent.id } }),
	);
	expect(second.parentSubscriptionId).toBe(parent.id);
	const { body } = await world.call('GET', `/customers/${customer}/subscriptions/${parent.id}/addons`);
	expect(body.items.map(({ id }: any) => id)).toEqual([addOn.id, second.id]);
	expect(await errorsOf(yearly(calls, 1, { provisioningContext: { ParentSubscriptionId: addOn.id } }))).toEqual([
		'800002',
	]);
});

test('a partner on record must be a reseller of the provider, and be attested', async () => {
	const { body } = await world.call('GET', '/relationships?relationship_type=IsIndirectCloudSolutionProviderOf');
	const basic = await world.item(BASIC);
	const create = (value: string, more = {}) =>
		world.call('POST', `/customers/${customer}/carts`, {
			lineItems: [{ id: 0, ...yearly(basic, 1), participants: [{ key: 'transaction_reseller', value }] }],
			...more,
		});
	const { mpnId } = body.items[0];
	expect((await create(mpnId)).body.code).toBe(900206);
	expect((await create('1234567', { partnerOnRecordAttestationAccepted: true })).body.code).toBe(900154);
	const { body: cart } = await create(mpnId, { partnerOnRecordAttestationAccepted: true });
	await checkout(cart);
	world.pass(3000);
	const found = await world.call('GET', `/customers/${customer}/subscriptions?mpn_id=${mpnId}`);
	expect(found.body.items).toMatchObject([{ partnerId: mpnId }]);
});

test('lines of one cart become one order for each product family', async () => {
	const cart = await world.cart(customer, [
		yearly(await world.item(BASIC), 1),
		once(await world.item(SERVER, null), 2),
		yearly(await world.item(BASIC), 2),
	]);
	expect(cart.lineItems.map(({ orderGroup }: any) => orderGroup)).toEqual(['0', '1', '0']);
	const { body } = await checkout(cart);
	expect(body.orders.map(({ lineItems }: any) => lineItems.length)).toEqual([2, 1]);
	expect(body.orders[0].lineItems.map(({ lineItemNumber }: any) => lineItemNumber)).toEqual([0, 1]);
});

test('partial success: seats are ordered, a reservation without a registered plan is not', async () => {
	const [plan] = await world.buy(customer, {
		catalogItemId: await world.item(AZURE_PLAN, null),
		quantity: 1,
		billingCycle: 'monthly',
	});
	expect(plan.commitmentEndDate).toBe('9999-12-31T23:59:59Z');
	const context = { scope: 'shared', subscriptionId: plan.id, duration: '1Year' };
	const reservation = { ...once(await world.item(RESERVATION), 1), termDuration: 'P1Y', provisioningContext: context };
	const cart = await world.cart(customer, [yearly(await world.item(BASIC), 1), reservation]);
	const { status, body } = await checkout(cart);
	expect(status).toBe(201);
	expect(body.orders).toHaveLength(1);
	expect(body.orderErrors).toEqual([{ orderGroupId: '1', code: 800013, description: expect.any(String) }]);

	const register = await world.call('POST', `/customers/${customer}/subscriptions/${plan.id}/registrations`);
	const location = register.headers.get('location');
	expect([register.status, location]).toEqual([
		202,
		`/customers/${customer}/subscriptions/${plan.id}/registrationstatus`,
	]);
	expect((await world.call('GET', String(location))).body.status).toBe('Registering');
	world.pass(world.simulator.partnerCenter.settings.registrationMs);
	expect((await world.call('GET', String(location))).body.status).toBe('Registered');
	expect(await world.buy(customer, reservation)).toHaveLength(1);
});

test('a cart of which nothing can be ordered stays open', async () => {
	const context = { scope: 'shared', subscriptionId: 'none', duration: '1Year' };
	const reservation = { ...once(await world.item(RESERVATION), 1), termDuration: 'P1Y' };
	const cart = await world.cart(customer, [{ ...reservation, provisioningContext: context }]);
	const { body } = await checkout(cart);
	expect([body.orders, body.orderErrors[0].code]).toEqual([[], 800013]);
	expect((await world.call('GET', path(cart))).body.status).toBe('Active');
	expect(await errorsOf(reservation)).toEqual(['800002']);
});

test('what one partner has, the other one does not see', async () => {
	const cart = await world.cart(customer, [yearly(await world.item(BASIC), 1)]);
	await world.signIn('user', 1);
	expect((await world.call('GET', path(cart))).body.code).toBe(60003);
});

test('a sandbox is small: 25 licenses, 5 subscriptions', async () => {
	await world.signIn('user', 1);
	customer = await world.customer();
	const basic = await world.item(BASIC);
	expect(await errorsOf(yearly(basic, 25), yearly(basic, 26))).toEqual([undefined, '800018']);
	await world.buy(customer, ...Array.from({ length: 5 }, () => yearly(basic, 1)));
	const { body } = await checkout(await world.cart(customer, [yearly(basic, 1)]));
	expect(body.orderErrors).toMatchObject([{ code: 800018 }]);
});

test('a savings plan needs an hourly amount of the market, no less than the minimum, and what it covers', async () => {
	const catalogItemId = await world.item('DZH318Z0EX04:0001');
	const [productId, skuId] = catalogItemId.split(':');
	const { body: sku } = await world.call('GET', `/products/${productId}/skus/${skuId}?country=US`);
	expect(sku.minimumPurchaseCommitment).toEqual({
		grain: 'Hourly',
		currencyCode: { code: 'USD', symbol: '$' },
		amount: '0.001',
	});
	const line = {
		catalogItemId,
		quantity: 1,
		billingCycle: 'one_time',
		termDuration: 'P1Y',
		provisioningContext: { scope: 'single', entitlementId: 'a' },
	};
	const plan = (amount: number, currency = 'usd', more = {}) => ({
		...line,
		purchaseCommitment: { amount, grain: 'hourly', currency },
		...more,
	});
	expect(
		await errorsOf(
			line as never,
			plan(0.0001) as never,
			plan(0.05, 'eur') as never,
			plan(0.05, 'usd', { provisioningContext: { scope: 'shared' } }) as never,
			plan(0.05) as never,
		),
	).toEqual(['800002', '800002', '800002', '800002', undefined]);
	const cart = await world.cart(customer, [plan(0.05) as never]);
	const { body } = await checkout(cart);
	expect(body.orders[0]).toMatchObject({
		totalPrice: 438,
		lineItems: [{ purchaseCommitment: { amount: 0.05, grain: 'hourly', currency: 'usd' } }],
	});
});
