import { given } from '../../../support/given';
import { shownBeside } from '../../../support/hints';

import { line, newOrder } from '../orderFields';
import { anotherCustomer, customer, place, refused, setUp, world } from '../oneCustomer';
import { ACROBAT, ALL_APPS, PHOTOSHOP } from '../world';

setUp();

const POST = 'POST /v3/customers/{customer-id}/orders';
const LIST = 'GET /v3/customers/{customer-id}/orders';
const ONE = 'GET /v3/customers/{customer-id}/orders/{order-id}';
const ACCOUNT = 'GET /v3/customers/{customer-id}';

const orders = () => world.state().orders;

describe('a new order', () => {
	test('runs the preview first and becomes one order with its subscription', async () => {
		const row = await place();
		const [{ id }] = world.state().subscriptions;
		expect(row).toMatchObject({
			created: true,
			outcome: 'completed',
			orderKey: 'deal-1',
			orderKeyReadable: true,
			status: '1000',
			subscriptionIds: [id],
		});
		expect(row).not.toHaveProperty('warnings');
		expect(Object.keys(row).slice(0, 4)).toEqual(['id', 'orderId', 'created', 'outcome']);
		expect(world.asked()).toEqual({ [LIST]: 1, [ACCOUNT]: 1, [POST]: 2, [ONE]: 2 });
		expect(orders()).toMatchObject([{ type: 'NEW', externalReferenceId: 'deal-1' }]);
	});

	test('is followed by the date until which it can be returned, for n8n to show', async () => {
		const [said, ...more] = shownBeside(await world.run('NewOrder', 'place', newOrder(customer)));
		expect(said).toMatch(/^Order \S+ can be returned until \d{4}-\d\d-\d\d \d\d:\d\d UTC \(335 hours left\)\.$/);
		expect(more).toEqual([]);
	});

	test('orders the level that the preview answers, and shows both offers and the price', async () => {
		await world.buy(customer, PHOTOSHOP, 50);
		const row = await place();
		expect(row.preview).toEqual({
			offers: [
				{
					line: 1,
					askedOfferId: ACROBAT,
					orderedOfferId: '65304520CA03A12',
					quantity: 5,
					pricing: expect.objectContaining({ partnerPrice: 220.69, lineItemPartnerPrice: 1103.45 }),
				},
			],
			pricingSummary: [{ totalLineItemPartnerPrice: 1103.45, currencyCode: 'USD' }],
		});
		expect(orders()[1].lines).toMatchObject([{ sentOfferId: '65304520CA03A12', quantity: 5 }]);
	});

	test('without the preview goes out as given', async () => {
		await world.buy(customer, PHOTOSHOP, 50);
		world.asked();
		const row = await place({ additionalFields: { skipPreview: true } });
		expect(row).not.toHaveProperty('preview');
		expect(world.asked()[POST]).toBe(1);
		expect(orders()[1].lines).toMatchObject([{ sentOfferId: ACROBAT }]);
	});

	test('a dry run buys nothing and shows body, level and price', async () => {
		await world.buy(customer, PHOTOSHOP, 50);
		const row = await place({ dryRun: true });
		expect(row).toEqual({
			dryRun: true,
			orderKey: 'deal-1',
			existingOrderId: null,
			checks: { account: 'active' },
			preview: expect.objectContaining({
				pricingSummary: [{ totalLineItemPartnerPrice: 1103.45, currencyCode: 'USD' }],
			}),
			request: {
				method: 'POST',
				path: `/v3/customers/${customer}/orders`,
				body: {
					orderType: 'NEW',
					currencyCode: 'USD',
					externalReferenceId: 'deal-1',
					lineItems: [{ offerId: '65304520CA03A12', quantity: 5, extLineItemNumber: 1 }],
				},
			},
		});
		expect(orders()).toHaveLength(1);
	});

	test('several lines are numbered, and their own numbers kept; a list does the same', async () => {
		await place({}, [line(), line(ALL_APPS, 2, { more: { extLineItemNumber: 7 } })]);
		await place({ orderKey: 'deal-2', linesFrom: 'list', lineList: [{ offerId: PHOTOSHOP, quantity: 3 }] });
		expect(
			orders().map(({ lines }) => lines.map(({ extLineItemNumber, quantity }) => [extLineItemNumber, quantity])),
		).toEqual([
			[
				[1, 5],
				[7, 2],
			],
			[[1, 3]],
		]);
	});

	test('what is refused is reported with the next step, before anything is bought', async () => {
		expect(await refused({}, [line('65304526CA01A12')])).toBe(
			'An add-on needs its base product. Add that to the order.',
		);
		expect(await refused({}, [line('65304599CA01A12')])).toBe(
			'An offer ID is not valid. Choose it from the price list.',
		);
		expect(orders()).toEqual([]);
	});
});

describe('the preview', () => {
	test('shows level and price, and buys nothing', async () => {
		const { orderKey: _, ...parameters } = newOrder(customer);
		expect(await world.row('NewOrder', 'preview', { ...parameters, fetchPrice: true })).toMatchObject({
			orderType: 'PREVIEW',
			lineItems: [{ offerId: ACROBAT, pricing: { partnerPrice: 239.88 } }],
			pricingSummary: [{ totalLineItemPartnerPrice: 1199.4 }],
		});
		expect(orders()).toEqual([]);
	});
});

describe('waiting', () => {
	test('1002 becomes 1000, and the subscriptions are there', async () => {
		const early = await place({ waitForCompletion: false });
		expect(early).toMatchObject({ outcome: 'pending', status: '1002', subscriptionIds: [] });
		expect(await place()).toMatchObject({
			orderId: given(early.orderId),
			created: false,
			outcome: 'completed',
			status: '1000',
			subscriptionIds: [expect.any(String)],
		});
	});

	test('an order that is not done in time is pending, with its ID', async () => {
		world.simulator.adobe.settings.orderMs = 3_600_000;
		expect(await place({ options: { waitAtMost: 1 } })).toMatchObject({
			outcome: 'pending',
			orderId: given(orders()[0].id),
		});
	});

	test('a failed order is reported in words; the same key does not buy again, Place Again does', async () => {
		world.simulator.adobe.admin().failNextOrder();
		const { error } = await world.run('NewOrder', 'place', newOrder(customer));
		const [{ id }] = orders();
		expect(error?.message).toContain(`Order ${id} failed (status 1004).`);
		expect(await refused()).toBe(error?.message);
		expect(await place({ options: { placeAgain: true } })).toMatchObject({ created: true, outcome: 'completed' });
		expect(await place({ options: { placeAgain: true } })).toMatchObject({ created: false });
		expect(orders().map(({ status }) => status)).toEqual(['1004', '1000']);
	});
});

describe('the customer', () => {
	test('that is pending is a warning; the order follows its account', async () => {
		const warning = expect.stringMatching(
			/^Adobe is still reviewing the customer.*fails if the account becomes inactive/,
		);
		await anotherCustomer({ waitForCompletion: false });
		expect(await place({ dryRun: true })).toMatchObject({ warnings: [warning] });
		expect(await place()).toMatchObject({ outcome: 'completed', warnings: [warning] });
	});

	test('that turns out inactive fails the order, in words', async () => {
		world.simulator.adobe.admin().endNextAccountAs('1012');
		await anotherCustomer({ waitForCompletion: false });
		expect(await refused()).toMatch(/^Order \d+ failed, because the customer is inactive \(status 1024\)/);
	});

	test('that is inactive is refused, and no order is sent', async () => {
		world.simulator.adobe.admin().setStatus(customer, '1012');
		expect(await refused()).toBe(
			`Nothing was ordered: customer ${customer} is inactive: blocked (status 1012). Contact Adobe about it, then run this again.`,
		);
		expect(world.asked()).not.toHaveProperty([POST]);
	});
});
