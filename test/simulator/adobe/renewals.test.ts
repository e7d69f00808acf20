import type { AdobeWorld } from './world';
import { ACROBAT, ALL_APPS, CREDITS, line, newOrder, PHOTOSHOP, startAdobeWorld } from './world';

let world: AdobeWorld;
let customer: string;
let subscriptionId: string;

const send = (body: Record<string, unknown>, query = '') =>
	world.call('POST', `/v3/customers/${customer}/orders${query}`, body);
const subscriptions = async () => (await world.call('GET', `/v3/customers/${customer}/subscriptions`)).body.items;
const read = async () => (await world.call('GET', `/v3/customers/${customer}`)).body;
const update = (body: unknown, query = '', id = subscriptionId) =>
	world.call('PATCH', `/v3/customers/${customer}/subscriptions/${id}${query}`, body);
const renewal = (...lineItems: object[]) => ({ orderType: 'RENEWAL', currencyCode: 'USD', lineItems });
const own = (quantity: number, more: object = {}) => line(ALL_APPS, quantity, { subscriptionId, ...more });

/** The anniversary is 2 March 2027. */
async function goTo(time: string): Promise<void> {
	world.goTo(time);
	await world.signIn();
}

async function commit(quantity: number): Promise<void> {
	const { companyProfile } = await read();
	const benefits = [
		{ type: 'THREE_YEAR_COMMIT', commitmentRequest: { minimumQuantities: [{ offerType: 'LICENSE', quantity }] } },
	];
	await world.call('PATCH', `/v3/customers/${customer}`, { companyProfile, benefits });
	world.pass(world.simulator.adobe.settings.commitmentMs);
}

beforeEach(async () => {
	world = await startAdobeWorld();
	customer = await world.customer();
	await world.order(customer, newOrder(line(ALL_APPS, 5)));
	[{ subscriptionId }] = await subscriptions();
});
afterEach(() => world.stop());

describe('the anniversary', () => {
	test('renews what is set to, at midnight UTC and not a second before', async () => {
		await goTo('2027-03-01T23:59:59Z');
		expect((await read()).cotermDate).toBe('2027-03-02');
		await goTo('2027-03-02T00:00:00Z');
		expect((await read()).cotermDate).toBe('2028-03-02');
		expect(await subscriptions()).toMatchObject([{ status: '1000', currentQuantity: 5, renewalDate: '2028-03-02' }]);
		expect(world.simulator.adobe.effects()).toMatchObject({ orders: 1, systemOrders: 1 });
	});

	test('obeys a fixed quantity, and ends what is switched off', async () => {
		await world.order(customer, newOrder(line(ACROBAT, 3)));
		const [, acrobat] = await subscriptions();
		await update({ autoRenewal: { enabled: true, renewalQuantity: 4 } });
		await update({ autoRenewal: { enabled: false } }, '', acrobat.subscriptionId);
		await goTo('2027-03-02T00:00:00Z');
		expect(await subscriptions()).toMatchObject([
			{ status: '1000', currentQuantity: 4 },
			{ status: '1004', currentQuantity: 3, allowedActions: ['MANUAL_RENEWAL'] },
		]);
	});

	test('of 29 February falls on the 28th in other years', async () => {
		await goTo('2028-02-29T12:00:00Z');
		const leap = await world.customer();
		await world.order(leap, newOrder(line(ALL_APPS, 1)));
		expect((await world.call('GET', `/v3/customers/${leap}`)).body.cotermDate).toBe('2029-02-28');
	});

	test('does not renew credits, which run for a year of their own', async () => {
		await goTo('2026-09-01T00:00:00Z');
		await world.order(customer, newOrder(line(CREDITS, 10)));
		expect((await subscriptions())[1].renewalDate).toBe('2027-09-01');
		await goTo('2027-09-01T00:00:00Z');
		expect((await subscriptions())[1].status).toBe('1004');
	});
});

describe('the preview of a renewal', () => {
	test('without lines shows what renews by itself', async () => {
		const { status, body } = await send({ orderType: 'PREVIEW_RENEWAL' }, '?fetch-price=true');
		expect(status).toBe(201);
		expect(body.lineItems).toMatchObject([
			{ subscriptionId, quantity: 5, status: '1000', pricing: { lineItemPartnerPrice: 4199.4 } },
		]);
		expect(body.eligibleOffers).toHaveLength(1);
	});

	test('is refused when nothing renews', async () => {
		await update({ autoRenewal: { enabled: false } });
		expect((await send({ orderType: 'PREVIEW_RENEWAL' })).body.code).toBe('2136');
	});

	test('shows a product that ends, and looks at stored discounts', async () => {
		await world.order(customer, newOrder(line('65304527CA01A12', 2)));
		await update({ autoRenewal: { enabled: true, flexDiscountCodes: ['FAILURE10'] } });
		const { body } = await send({ orderType: 'PREVIEW_RENEWAL' });
		expect(body.lineItems.map(({ status }: any) => status)).toEqual(['1000', '1004']);
		expect(body.lineItems[0].flexDiscounts).toMatchObject([{ code: 'FAILURE10', result: 'FAILURE' }]);
	});

	test('with lines tests a renewal by hand, and places nothing', async () => {
		await goTo('2027-02-20T00:00:00Z');
		const { status, body } = await send({
			orderType: 'PREVIEW_RENEWAL',
			lineItems: [{ extLineItemNumber: 1, offerId: ALL_APPS, subscriptionId }],
		});
		expect([status, body.lineItems[0].quantity]).toEqual([201, 5]);
		expect(world.simulator.adobe.effects().orders).toBe(1);
	});
});

describe('an early renewal', () => {
	test.each([
		['2027-01-30T23:59:59Z', 400],
		['2027-01-31T00:00:00Z', 201],
		['2027-03-01T23:59:59Z', 201],
	])('at %s answers %s', async (time, status) => {
		await goTo(time);
		expect((await send(renewal(own(5)))).status).toBe(status);
	});

	test('moves the anniversary once; the renewal date stays until it comes', async () => {
		await goTo('2027-02-20T00:00:00Z');
		await world.order(customer, renewal(own(3)));
		expect((await read()).cotermDate).toBe('2028-03-02');
		expect(await subscriptions()).toMatchObject([
			{ renewedQuantity: 3, currentQuantity: 5, renewalDate: '2027-03-02' },
		]);
		await world.order(customer, renewal(own(2)));
		expect((await read()).cotermDate).toBe('2028-03-02');
		await goTo('2027-03-02T00:00:00Z');
		expect(await subscriptions()).toMatchObject([
			{ renewedQuantity: 0, currentQuantity: 5, renewalDate: '2028-03-02' },
		]);
		expect(world.simulator.adobe.effects().systemOrders).toBeUndefined();
	});

	test('comes one after the other, and blocks other orders meanwhile', async () => {
		await goTo('2027-02-20T00:00:00Z');
		await send(renewal(own(3)));
		expect((await send(renewal(own(2)))).body.code).toBe('4122');
		expect((await send(newOrder(line(ALL_APPS, 1)))).body.code).toBe('3131');
		world.pass(3000);
		expect((await send(newOrder(line(ALL_APPS, 1)))).status).toBe(201);
	});

	test('renews existing licenses first, then more and new products', async () => {
		await goTo('2027-02-20T00:00:00Z');
		const fresh = line(PHOTOSHOP, 2, { extLineItemNumber: 2 });
		expect((await send(renewal(own(6)))).body.code).toBe('3121');
		expect((await send(renewal(own(5), fresh))).body.code).toBe('3121');
		await world.order(customer, renewal(own(5)));
		await world.order(customer, renewal(own(2), fresh));
		expect(await subscriptions()).toMatchObject([
			{ renewedQuantity: 7 },
			{ status: '1009', renewedQuantity: 2, currentQuantity: 0 },
		]);
		await goTo('2027-03-02T00:00:00Z');
		expect(await subscriptions()).toMatchObject([{ currentQuantity: 7 }, { status: '1000', currentQuantity: 2 }]);
	});

	test('names the subscription of a product that is there', async () => {
		await goTo('2027-02-20T00:00:00Z');
		expect((await send(renewal(line(ALL_APPS, 5)))).body.code).toBe('3121');
		expect((await send(renewal(own(5, { offerId: ACROBAT })))).body.code).toBe('3132');
		expect((await send(renewal(own(5, { subscriptionId: 'other' })))).body.code).toBe('3115');
	});

	test('can be returned; the anniversary does not move back', async () => {
		await goTo('2027-02-20T00:00:00Z');
		const { orderId } = await world.order(customer, renewal(own(5)));
		await world.order(customer, { orderType: 'RETURN', referenceOrderId: orderId, lineItems: [line(ALL_APPS, 5)] });
		expect(await subscriptions()).toMatchObject([{ renewedQuantity: 0, currentQuantity: 5 }]);
		expect((await read()).cotermDate).toBe('2028-03-02');
	});

	test('is not possible in the last year of a commitment', async () => {
		await commit(5);
		await goTo('2028-02-20T00:00:00Z');
		expect((await send(renewal(own(5, { offerId: ALL_APPS })))).status).toBe(201);
		await goTo('2029-02-20T00:00:00Z');
		expect((await send(renewal(own(5)))).body.code).toBe('3133');
	});
});

describe('a late renewal', () => {
	beforeEach(async () => {
		await update({ autoRenewal: { enabled: false } });
		await goTo('2027-03-10T00:00:00Z');
	});

	test('begins an ended subscription again, with no more than before', async () => {
		expect(await subscriptions()).toMatchObject([{ status: '1004', allowedActions: ['MANUAL_RENEWAL'] }]);
		expect((await send(renewal(own(6)))).body.code).toBe('2120');
		await world.order(customer, renewal(own(4)));
		expect(await subscriptions()).toMatchObject([
			{ status: '1000', currentQuantity: 4, renewalDate: '2028-03-02', allowedActions: [] },
		]);
	});

	test('is possible until 14 days after', async () => {
		await goTo('2027-03-16T23:59:59Z');
		expect((await send({ ...renewal(own(5)), orderType: 'PREVIEW_RENEWAL' })).status).toBe(201);
		await goTo('2027-03-17T00:00:00Z');
		expect((await send(renewal(own(5)))).body.code).toBe('3122');
		expect(await subscriptions()).toMatchObject([{ allowedActions: [] }]);
	});
});

describe('a change of the renewal', () => {
	test('has three states: off, a fixed quantity, everything', async () => {
		const after = async (autoRenewal: object) => (await update({ autoRenewal })).body.autoRenewal;
		expect(await after({ enabled: true, renewalQuantity: 3 })).toEqual({ enabled: true, renewalQuantity: 3 });
		await world.order(customer, newOrder(line(ALL_APPS, 2)));
		expect((await subscriptions())[0].autoRenewal.renewalQuantity).toBe(3);
		expect(await after({ enabled: true })).toEqual({ enabled: true, renewalQuantity: 7 });
		expect(await after({ enabled: false, renewalQuantity: 1 })).toEqual({ enabled: false, renewalQuantity: 7 });
	});

	test.each([
		['too many', { enabled: true, renewalQuantity: 10_001 }, '3116'],
		['none', { enabled: true, renewalQuantity: 0 }, '3116'],
		['a discount that is not known', { flexDiscountCodes: ['NONE'] }, '2146'],
		['two discounts', { flexDiscountCodes: ['FIX20', 'INTRO10'] }, '2147'],
		['a discount while it is off', { enabled: false, flexDiscountCodes: ['FIX20'] }, '1117'],
		[
			'a high-growth offer without a commitment',
			{ enabled: true, renewalQuantity: 100, renewalCode: 'MOQ_100' },
			'5128',
		],
	])('is refused for %s', async (_, autoRenewal, code) => {
		expect((await update({ autoRenewal })).body.code).toBe(code);
	});

	test('is locked in the last days, and for ended subscriptions', async () => {
		await goTo('2027-02-27T23:59:59Z');
		expect((await update({ autoRenewal: { enabled: false } })).status).toBe(200);
		await goTo('2027-02-28T00:00:00Z');
		expect((await update({ autoRenewal: { enabled: true } })).body.code).toBe('3120');
		await goTo('2027-03-05T00:00:00Z');
		expect((await update({ autoRenewal: { enabled: true } })).body.code).toBe('3119');
	});

	test('takes a discount, and takes it off again without a body', async () => {
		expect(
			(await update({ autoRenewal: { flexDiscountCodes: ['FIX20'] } })).body.autoRenewal.flexDiscountCodes,
		).toEqual(['FIX20']);
		expect((await update(undefined, '?reset-flex-discount-codes=true')).body.autoRenewal).toEqual({
			enabled: true,
			renewalQuantity: 5,
		});
	});

	test('chooses a high-growth offer in its window, and withdraws it', async () => {
		await commit(5);
		const choice = { autoRenewal: { enabled: true, renewalQuantity: 100, renewalCode: 'MOQ_100' } };
		expect((await update(choice)).body.code).toBe('5127');
		await goTo('2027-02-20T00:00:00Z');
		expect((await update({ autoRenewal: { ...choice.autoRenewal, renewalQuantity: 99 } })).body.code).toBe('5124');
		expect((await update(choice)).body.autoRenewal.renewalCode).toBe('MOQ_100');
		expect((await update({ autoRenewal: { enabled: false } })).body.code).toBe('5134');
		const reset = await update({ autoRenewal: { enabled: true, renewalQuantity: 5 } }, '?reset-renewal-code=true');
		expect(reset.body.autoRenewal).toEqual({ enabled: true, renewalQuantity: 5 });
	});

	test('may not go below what is committed', async () => {
		await commit(4);
		await world.order(customer, newOrder(line(ALL_APPS, 1)));
		expect((await update({ autoRenewal: { enabled: true, renewalQuantity: 3 } })).body.code).toBe('3120');
		expect((await update({ autoRenewal: { enabled: true, renewalQuantity: 4 } })).status).toBe(200);
	});
});

describe('a scheduled subscription', () => {
	const schedule = (more: object = {}) =>
		world.call('POST', `/v3/customers/${customer}/subscriptions`, {
			offerId: PHOTOSHOP,
			autoRenewal: { enabled: true, renewalQuantity: 2 },
			...more,
		});

	test('begins with the next renewal', async () => {
		await goTo('2027-02-20T00:00:00Z');
		const { status, body } = await schedule();
		expect([status, body.status, body.currentQuantity, body.renewalDate]).toEqual([200, '1009', 0, '2027-03-02']);
		await goTo('2027-03-02T00:00:00Z');
		expect((await subscriptions())[1]).toMatchObject({
			subscriptionId: body.subscriptionId,
			status: '1000',
			currentQuantity: 2,
		});
	});

	test.each([
		['2027-01-30T23:59:59Z', 400],
		['2027-01-31T00:00:00Z', 200],
		['2027-02-27T00:00:00Z', 200],
		['2027-02-28T00:00:00Z', 400],
	])('at %s answers %s', async (time, status) => {
		await goTo(time);
		expect((await schedule()).status).toBe(status);
	});

	test('is no product that is there, and no credits', async () => {
		await goTo('2027-02-20T00:00:00Z');
		expect((await schedule({ offerId: ALL_APPS })).body.code).toBe('3132');
		expect((await schedule({ offerId: CREDITS })).body.code).toBe('3132');
	});
});
