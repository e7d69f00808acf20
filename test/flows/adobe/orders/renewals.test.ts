import type { IDataObject } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';

import { line, newOrder, renewal } from '../orderFields';
import { ACROBAT, ALL_APPS, DAY, inDays, PHOTOSHOP, picked, startAdobeWorld, type AdobeWorld } from '../world';

let world: AdobeWorld;
let customer: string;
let acrobat: string;

const POST = 'POST /v3/customers/{customer-id}/orders';

const subscription = () => world.state().subscriptions.find(({ id }) => id === acrobat)!;
const renewals = () => world.state().orders.filter(({ type, source }) => type === 'RENEWAL' && source === 'API');

beforeAll(async () => {
	world = await startAdobeWorld();
});
beforeEach(async () => {
	await world.reset();
	customer = await world.customer();
	await world.buy(customer, ACROBAT, 12);
	acrobat = world.state().subscriptions[0].id;
	world.asked();
});
afterAll(async () => await world.stop());

const due = (quantity: unknown = 12): IDataObject => line(ACROBAT, quantity, { subscriptionId: picked(acrobat) });
const renew = async (more: IDataObject = {}, lines = [due()]) =>
	await world.row('RenewalOrder', 'place', renewal(customer, lines, more));
const refused = async (more: IDataObject = {}, lines = [due()]) =>
	await world.complaint('RenewalOrder', 'place', renewal(customer, lines, more));

/** Moves the anniversary so that it is in so many days. */
const anniversaryIn = (days: number) => world.simulator.adobe.admin().setAnniversary(customer, inDays(days));

describe('an early renewal', () => {
	test.each([30, 1])(
		'%i days before the anniversary runs the preview, orders its level and is shown with its price',
		async (days) => {
			anniversaryIn(days);
			const anniversary = world.state().customers[0].cotermDate;
			expect(await renew()).toMatchObject({
				orderType: 'RENEWAL',
				created: true,
				outcome: 'completed',
				subscriptionIds: [acrobat],
				preview: {
					offers: [
						{
							line: 1,
							askedOfferId: ACROBAT,
							orderedOfferId: '65304520CA02A12',
							quantity: 12,
							pricing: { partnerPrice: 227.89 },
						},
					],
					pricingSummary: [{ totalLineItemPartnerPrice: 2734.68, currencyCode: 'USD' }],
				},
			});
			expect(world.asked()[POST]).toBe(2);
			expect(subscription()).toMatchObject({ renewedQuantity: 12, renewalDate: anniversary });
			expect(world.state().customers[0].cotermDate > anniversary).toBe(true);
		},
	);

	test.each([
		[31, /still active/],
		[0, /still active/],
	])('%i days before it is refused by the preview, and not ordered', async (days, words) => {
		anniversaryIn(days);
		expect(await refused()).toMatch(words);
		expect(renewals()).toEqual([]);
	});

	test('has the same lines as what Adobe renewed itself the year before, and is bought all the same', async () => {
		anniversaryIn(5);
		time.pass(6 * DAY);
		anniversaryIn(20);
		expect(await renew()).toMatchObject({ created: true });
		expect(
			world
				.state()
				.orders.filter(({ type }) => type === 'RENEWAL')
				.map(({ source }) => source),
		).toEqual(['System', 'API']);
	});

	test('is possible from midnight UTC of the thirtieth day on, not one second before', async () => {
		const midnight = Date.parse(`${inDays(40)}T00:00:00Z`) - 30 * DAY;
		world.simulator.adobe.admin().setAnniversary(customer, inDays(40));
		time.pass(midnight - 1000 - time.now());
		expect(await refused()).toMatch(/still active/);
		time.pass(midnight - time.now());
		expect(await renew()).toMatchObject({ created: true });
	});

	test('of a part first, then of the rest, then of a product that is new to the customer', async () => {
		anniversaryIn(20);
		await renew({ orderKey: 'r-1' }, [due(5)]);
		await renew({ orderKey: 'r-2' }, [due(7)]);
		expect(subscription().renewedQuantity).toBe(12);
		await renew({ orderKey: 'r-3' }, [line(PHOTOSHOP, 2)]);
		expect(renewals()).toHaveLength(3);
		expect(world.state().subscriptions.map(({ offerId, status }) => [offerId, status])).toEqual([
			[ACROBAT, '1000'],
			[PHOTOSHOP, '1009'],
		]);
	});

	test('waits while the one before it is under way', async () => {
		anniversaryIn(20);
		const items = [{ json: { key: 'a', quantity: 5 } }, { json: { key: 'b', quantity: 7 } }];
		const each = renewal(customer, [due('={{ $json.quantity }}')], {
			orderKey: '={{ $json.key }}',
			waitForCompletion: false,
		});
		await world.rows('RenewalOrder', 'place', each, { items });
		expect(renewals().map(({ lines }) => lines[0].quantity)).toEqual([5, 7]);
	});

	test('is bought once under its key, also when its answer is lost', async () => {
		anniversaryIn(20);
		world.simulator.faults.add({ route: POST, kind: 'reset', when: 'after', skip: 1 });
		expect(await renew()).toMatchObject({ created: true });
		expect(await renew()).toMatchObject({ created: false });
		expect(await refused({}, [due(5)])).toMatch(/used for order \d+ with 12 x 65304520CA..A12/);
		expect(renewals()).toHaveLength(1);
	});

	test('a dry run shows body and price, and buys nothing', async () => {
		anniversaryIn(20);
		expect(await renew({ dryRun: true })).toMatchObject({
			dryRun: true,
			preview: { pricingSummary: [{ totalLineItemPartnerPrice: 2734.68 }] },
			request: {
				body: {
					orderType: 'RENEWAL',
					lineItems: [{ extLineItemNumber: 1, offerId: '65304520CA02A12', quantity: 12, subscriptionId: acrobat }],
				},
			},
		});
		expect(renewals()).toEqual([]);
	});

	test('holds up new orders until its end; then they go through', async () => {
		anniversaryIn(20);
		world.simulator.adobe.settings.orderMs = 3_600_000;
		await renew({ waitForCompletion: false });
		const other = newOrder(customer, {}, [line(ALL_APPS, 1)]);
		expect(await world.complaint('NewOrder', 'place', other)).toBe(
			'An early renewal of the customer is in progress. Wait until it is complete.',
		);
		time.pass(3_600_000);
		expect(await world.row('NewOrder', 'place', { ...other, waitForCompletion: false })).toMatchObject({
			created: true,
		});
		expect(world.state().orders.filter(({ type }) => type === 'NEW')).toHaveLength(2);
	});
});

describe('a late renewal', () => {
	/** Lets the subscription end, so many days ago. */
	const endedAgo = async (days: number) => {
		await world.row('Subscription', 'updateAutoRenewal', {
			customerId: picked(customer),
			subscriptionId: picked(acrobat),
			updateFields: { autoRenewal: 'false' },
		});
		anniversaryIn(5);
		time.pass((5 + days) * DAY);
		// The platform acts when it is asked.
		await world.row('Customer', 'get', { customerId: picked(customer) });
		expect(subscription().status).toBe('1004');
	};

	test.each([1, 14])('%i days after the anniversary brings the subscription back', async (days) => {
		await endedAgo(days);
		expect(await renew()).toMatchObject({
			created: true,
			outcome: 'completed',
			preview: { pricingSummary: [expect.any(Object)] },
		});
		expect(subscription()).toMatchObject({ status: '1000', currentQuantity: 12 });
	});

	test('is refused after that, with the reason', async () => {
		await endedAgo(15);
		expect(await refused()).toBe(
			'The subscription cannot be renewed now: it is outside its renewal window, or the offer cannot be renewed. Get the subscription and check renewalDate and allowedActions.',
		);
		expect(renewals()).toEqual([]);
	});

	test('of more than before is refused', async () => {
		await endedAgo(2);
		expect(await refused({}, [due(13)])).toMatch(/out of range/);
		expect(renewals()).toEqual([]);
	});
});

describe('the preview of a renewal', () => {
	const preview = async (more: IDataObject = {}) =>
		await world.rows('RenewalOrder', 'preview', {
			customerId: picked(customer),
			lineItems: {},
			fetchPrice: true,
			simplify: true,
			additionalFields: {},
			...more,
		});

	test('without lines shows what renews by itself', async () => {
		expect(await preview()).toMatchObject([
			{
				orderType: 'PREVIEW_RENEWAL',
				lineItems: [{ quantity: 12, subscriptionId: acrobat, offerId: '65304520CA02A12' }],
				pricingSummary: [expect.any(Object)],
			},
		]);
	});

	test('with lines tests them; without a quantity all that is open is meant', async () => {
		anniversaryIn(20);
		const given = { offerId: ACROBAT, subscriptionId: picked(acrobat) };
		expect(await preview({ lineItems: { line: [{ ...given, quantity: '' }] } })).toMatchObject([
			{ lineItems: [{ quantity: 12 }] },
		]);
		expect(await preview({ lineItems: { line: [{ ...given, quantity: '3' }] } })).toMatchObject([
			{ lineItems: [{ quantity: 3 }] },
		]);
		expect(renewals()).toEqual([]);
	});

	test('shows when nothing is set to renew', async () => {
		await world.row('Subscription', 'updateAutoRenewal', {
			customerId: picked(customer),
			subscriptionId: picked(acrobat),
			updateFields: { autoRenewal: 'false' },
		});
		const { error } = await world.run('RenewalOrder', 'preview', {
			customerId: picked(customer),
			lineItems: {},
			additionalFields: {},
		});
		expect(error?.message).toBe(
			'Nothing is set to renew automatically. Turn on auto-renewal, or add the lines to renew.',
		);
	});
});
