import type { IDataObject } from 'n8n-workflow';

import { given } from '../../../support/given';
import { time } from '../../../support/virtualClock';

import { line, newOrder, reverting, switching } from '../orderFields';
import { ACROBAT, ALL_APPS, DAY, PHOTOSHOP, picked, startAdobeWorld, type AdobeWorld } from '../world';

let world: AdobeWorld;
let customer: string;
let acrobat: string;

const POST = 'POST /v3/customers/{customer-id}/orders';

const subscriptions = () => world.state().subscriptions;
const of = (offerId: string) => subscriptions().find((one) => one.offerId === offerId);
const typed = (type: string) => world.state().orders.filter((order) => order.type === type);

beforeAll(async () => {
	world = await startAdobeWorld();
});
beforeEach(async () => {
	await world.reset();
	customer = await world.customer();
	await world.buy(customer, ACROBAT, 10);
	acrobat = of(ACROBAT)!.id;
	world.asked();
});
afterAll(async () => await world.stop());

const change = async (quantity = 4, more: IDataObject = {}) =>
	await world.row('SwitchOrder', 'place', switching(customer, acrobat, ALL_APPS, quantity, more));
const refused = async (quantity = 4, more: IDataObject = {}) =>
	await world.complaint('SwitchOrder', 'place', switching(customer, acrobat, ALL_APPS, quantity, more));

/** What moving four licenses costs at level 02: the new product less the old one. */
const PRICED = {
	offers: [
		{
			line: 1,
			askedOfferId: ALL_APPS,
			orderedOfferId: '65304521CA02A12',
			quantity: 4,
			pricing: { lineItemPartnerPrice: 3191.56 },
		},
	],
	cancellingItems: [{ subscriptionId: expect.any(String), quantity: 4, pricing: { lineItemPartnerPrice: -911.56 } }],
	pricingSummary: [{ totalLineItemPartnerPrice: 2280, currencyCode: 'USD' }],
};

describe('a switch', () => {
	test('runs the preview first and moves the licenses, at the level of the preview', async () => {
		const row = await change();
		expect(row).toMatchObject({
			orderType: 'SWITCH',
			created: true,
			outcome: 'completed',
			preview: PRICED,
			subscriptionIds: [of(ALL_APPS)!.id],
		});
		expect(world.asked()[POST]).toBe(2);
		expect(subscriptions().map(({ offerId, currentQuantity }) => [offerId, currentQuantity])).toEqual([
			[ACROBAT, 6],
			[ALL_APPS, 4],
		]);
		expect(typed('SWITCH')).toMatchObject([
			{ lines: [{ sentOfferId: '65304521CA02A12' }], cancelling: [{ subscriptionId: acrobat, quantity: 4 }] },
		]);
	});

	test('shows in its preview what it costs, and moves nothing', async () => {
		const { orderKey: _, ...parameters } = switching(customer, acrobat, ALL_APPS, 4, { fetchPrice: true });
		expect(await world.row('SwitchOrder', 'preview', parameters)).toMatchObject({
			orderType: 'PREVIEW_SWITCH',
			lineItems: [{ offerId: '65304521CA02A12' }],
			pricingSummary: [{ totalLineItemPartnerPrice: 2280 }],
		});
		expect(typed('SWITCH')).toEqual([]);
	});

	test('goes to a subscription that the customer has, and takes the users along', async () => {
		await world.buy(customer, ALL_APPS, 1);
		const target = of(ALL_APPS)!.id;
		const additionalFields = { targetSubscriptionId: picked(target), reassignUsers: true };
		expect(await change(4, { additionalFields, dryRun: true })).toMatchObject({
			request: {
				query: { 'reassign-users': true },
				body: {
					lineItems: [{ subscriptionId: target, quantity: 4 }],
					cancellingItems: [{ subscriptionId: acrobat, quantity: 4, referenceLineItemNumber: 1 }],
				},
			},
		});
		await change(4, { additionalFields });
		expect(of(ALL_APPS)).toMatchObject({ id: given(target), currentQuantity: 5 });
	});

	test('is done once under its key; another quantity under it is refused', async () => {
		const { orderId } = await change();
		expect(await change()).toMatchObject({ orderId: given(orderId), created: false });
		expect(await refused(5)).toMatch(/used for order \d+ with 4 x 65304521CA..A12 \(USD\); 4 from \w+, .*requests 5 x/);
		expect(of(ACROBAT)!.currentQuantity).toBe(6);
	});

	test.each([
		[
			'more than the subscription has',
			() => switching(customer, acrobat, ALL_APPS, 11),
			/not more than the subscription has/,
		],
		[
			'a way that is not there',
			() => switching(customer, acrobat, PHOTOSHOP, 4),
			/This upgrade is not possible\. Offer > Get Switch Paths/,
		],
		[
			'a subscription that is not there',
			() => switching(customer, '0123', ALL_APPS, 4),
			/customer or subscription was not found/,
		],
	])('for %s is refused by the preview', async (_, parameters, words) => {
		expect(await world.complaint('SwitchOrder', 'place', parameters())).toMatch(words);
		expect(world.asked()[POST]).toBe(1);
		expect(typed('SWITCH')).toEqual([]);
	});

	test.each([
		['no quantity', { quantity: 0 }, /Item 0: .*Quantity/],
		['no offer', { offerId: '={{ $json.none }}' }, /Item 0: .*To Offer ID/],
		['no currency', { currencyCode: '={{ $json.none }}' }, /Item 0: .*Currency/],
	])('with %s is refused before anything is sent', async (_, wrong, words) => {
		expect(await refused(4, wrong)).toMatch(words);
		expect(world.asked()).toEqual({});
	});
});

describe('undoing a switch', () => {
	let order: string;

	beforeEach(async () => {
		order = String((await change()).orderId);
		world.asked();
	});

	const undo = async (more: IDataObject = {}) =>
		await world.row('RevertSwitchOrder', 'place', reverting(customer, order, more));
	const notUndone = async (more: IDataObject = {}) =>
		await world.complaint('RevertSwitchOrder', 'place', reverting(customer, order, more));
	const placed = () => typed('SWITCH')[0].createdAt;

	test('reads its lines from the switch, runs the preview and brings the licenses back', async () => {
		expect(await undo()).toMatchObject({
			orderType: 'REVERT_SWITCH',
			created: true,
			outcome: 'completed',
			referenceOrderId: order,
			subscriptionIds: [acrobat],
			preview: { pricingSummary: [{ totalLineItemPartnerPrice: -2280 }] },
		});
		expect(world.asked()[POST]).toBe(2);
		expect(of(ACROBAT)!.currentQuantity).toBe(10);
		expect(of(ALL_APPS)).toMatchObject({ currentQuantity: 0, status: '1004' });
	});

	test('shows in its preview what comes back, and undoes nothing', async () => {
		const { orderKey: _, ...parameters } = reverting(customer, order, { fetchPrice: true });
		expect(await world.row('RevertSwitchOrder', 'preview', parameters)).toMatchObject({
			orderType: 'PREVIEW_REVERT_SWITCH',
			lineItems: [{ quantity: 4, subscriptionId: acrobat }],
			pricingSummary: [{ totalLineItemPartnerPrice: -2280 }],
		});
		expect(typed('REVERT_SWITCH')).toEqual([]);
	});

	test('a dry run shows the roles turned round; users are moved by the order, not by its preview', async () => {
		const row = await undo({ dryRun: true, additionalFields: { reassignUsers: true } });
		expect(row).toMatchObject({
			dryRun: true,
			request: {
				query: { 'reassign-users': true },
				body: {
					orderType: 'REVERT_SWITCH',
					referenceOrderId: order,
					currencyCode: 'USD',
					lineItems: [{ extLineItemNumber: 1, quantity: 4, subscriptionId: acrobat }],
					cancellingItems: [
						{ extLineItemNumber: 1, referenceLineItemNumber: 1, quantity: 4, subscriptionId: of(ALL_APPS)!.id },
					],
				},
			},
		});
		expect(typed('REVERT_SWITCH')).toEqual([]);
		expect(await undo({ additionalFields: { reassignUsers: true } })).toMatchObject({ created: true });
	});

	test('is done once: under its key it is found again, under another it is refused', async () => {
		const { orderId } = await undo();
		expect(await undo()).toMatchObject({ orderId: given(orderId), created: false });
		expect(await notUndone({ orderKey: 'revert-2' })).toBe(
			`Nothing was sent: order ${order} was already undone by order ${orderId}.`,
		);
		expect(typed('REVERT_SWITCH')).toHaveLength(1);
	});

	test('is possible in the last second of the 14 days', async () => {
		time.pass(placed() + 14 * DAY - time.now());
		expect(await undo()).toMatchObject({ created: true });
	});

	test('one second later is refused before anything is sent, with the deadline', async () => {
		time.pass(placed() + 14 * DAY + 1000 - time.now());
		const until = new Date(placed() + 14 * DAY).toISOString().slice(0, 16).replace('T', ' ');
		expect(await notUndone()).toContain(`order ${order} could be undone until ${until} UTC`);
		expect(world.asked()).not.toHaveProperty([POST]);
	});

	test('of an order that is no switch names the right node, and so does a return of a switch', async () => {
		const { orderId } = await world.row('NewOrder', 'place', newOrder(customer, {}, [line(PHOTOSHOP, 1)]));
		world.asked();
		expect(await notUndone({ referenceOrderId: picked(String(orderId)) })).toContain(
			'is a NEW order, not a switch. Use Adobe VIP Return Order to return a new order or a renewal.',
		);
		expect(await world.complaint('ReturnOrder', 'place', { ...reverting(customer, order), returned: 'all' })).toContain(
			'Use the Adobe VIP Revert Switch Order node to undo it.',
		);
		expect(world.asked()).not.toHaveProperty([POST]);
	});
});
