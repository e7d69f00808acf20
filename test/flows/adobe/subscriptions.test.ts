import type { IDataObject } from 'n8n-workflow';

import { choiceSpan } from '../../../nodes/AdobeVip/windows';
import { given } from '../../support/given';
import { time } from '../../support/virtualClock';

import {
	ACROBAT,
	ALL_APPS,
	companyProfile,
	inDays,
	PHOTOSHOP,
	picked,
	startAdobeWorld,
	type AdobeWorld,
} from './world';
import { NOTHING_TO_CHANGE, TOO_LOW } from '../../support/sentences';

const CHANGE = 'PATCH /v3/customers/{customer-id}/subscriptions/{subscription-id}';
const READ = 'GET /v3/customers/{customer-id}/subscriptions/{subscription-id}';

let world: AdobeWorld;
let customer: string;
let subscription: string;

beforeAll(async () => {
	world = await startAdobeWorld();
});
beforeEach(async () => {
	await world.reset();
	customer = await world.customer();
	await world.buy(customer, ACROBAT, 10);
	subscription = world.state().subscriptions[0].id;
	world.asked();
});
afterAll(async () => await world.stop());

const of = (more: IDataObject = {}) => ({
	customerId: picked(customer),
	subscriptionId: picked(subscription),
	simplify: false,
	...more,
});

const stored = () => world.state().subscriptions[0].autoRenewal;

describe('reads', () => {
	test('one, with its status in words and until when its renewal can be changed', async () => {
		const day = inDays(200);
		world.simulator.adobe.admin().setAnniversary(customer, day);
		const [row] = await world.rows('Subscription', 'get', of());
		expect(row).toMatchObject({
			id: given(subscription),
			statusText: 'active',
			renewalDate: day,
			autoRenewalChangeableUntil: `${inDays(197)}T00:00:00Z`,
		});
	});

	test('all, those of a status, and recommendations with the first', async () => {
		await world.buy(customer, PHOTOSHOP, 2);
		const all = await world.rows('Subscription', 'getAll', {
			customerId: picked(customer),
			returnAll: true,
			filters: { fetchRecommendations: true },
		});
		expect(all.map(({ offerId }) => offerId)).toEqual([ACROBAT, PHOTOSHOP]);
		expect(all.map((row) => 'recommendations' in row)).toEqual([true, false]);
		expect(
			await world.rows('Subscription', 'getAll', { customerId: picked(customer), returnAll: false, limit: 1 }),
		).toHaveLength(1);
		expect(
			await world.rows('Subscription', 'getAll', {
				customerId: picked(customer),
				returnAll: true,
				filters: { status: ['1004', '1009'] },
			}),
		).toEqual([]);
		expect(
			await world.rows('Subscription', 'getAll', {
				customerId: picked(customer),
				returnAll: true,
				filters: { status: ['1000'] },
			}),
		).toHaveLength(2);
	});
});

describe('auto-renewal', () => {
	const update = (updateFields: IDataObject) => of({ updateFields });

	test('is turned off, and on with quantity and discount', async () => {
		await world.rows('Subscription', 'updateAutoRenewal', update({ autoRenewal: 'false' }));
		expect(stored()).toMatchObject({ enabled: false });
		const fields = { autoRenewal: 'true', renewalQuantity: 12, flexDiscountCodes: 'INTRO10' };
		expect(await world.rows('Subscription', 'updateAutoRenewal', update(fields))).toMatchObject([
			{ autoRenewal: { enabled: true, renewalQuantity: 12, flexDiscountCodes: ['INTRO10'] }, statusText: 'active' },
		]);
		expect(stored()).toMatchObject({ enabled: true, quantity: 12 });
	});

	test.each([
		[{}, NOTHING_TO_CHANGE],
		[{ resellerId: picked('105000008') }, NOTHING_TO_CHANGE],
		[{ autoRenewal: '' }, 'must be chosen'],
		[{ renewalQuantity: 0 }, TOO_LOW],
		[{ flexDiscountCodes: 'A, B' }, 'takes only one code'],
	])('%j is refused before anything is sent', async (fields, words) => {
		const { error } = await world.run('Subscription', 'updateAutoRenewal', update(fields));
		expect(error?.message).toContain(words);
		expect(world.asked()).toEqual({});
	});

	test.each([
		[4, false],
		[3, true],
	])('%d days before the renewal: warned %s', async (days, warned) => {
		world.simulator.adobe.admin().setAnniversary(customer, inDays(days));
		const [row] = await world.rows('Subscription', 'updateAutoRenewal', update({ autoRenewal: 'false' }));
		expect(row.warnings ?? []).toEqual(warned ? [expect.stringContaining(`by ${inDays(0)} 00:00 UTC`)] : []);
	});

	test('a lost answer: the subscription is read, and holds it, without the quantity that counts for nothing', async () => {
		world.simulator.faults.add({ route: CHANGE, kind: 'html', status: 502, when: 'after', times: 1 });
		expect(
			await world.rows('Subscription', 'updateAutoRenewal', update({ autoRenewal: 'false', renewalQuantity: 3 })),
		).toMatchObject([{ autoRenewal: { enabled: false } }]);
		expect(world.asked()).toEqual({ [READ]: 2, [CHANGE]: 1 });
	});

	test('a refusal without a named fault stays one where a part of what was sent does not show', async () => {
		await world.rows('Subscription', 'updateAutoRenewal', update({ autoRenewal: 'false' }));
		const body = { code: '99999', message: 'Not like this' };
		world.simulator.faults.add({ route: CHANGE, kind: 'status', status: 400, body, times: 1 });
		const fields = { autoRenewal: 'false', flexDiscountCodes: 'INTRO10' };
		const { error } = await world.run('Subscription', 'updateAutoRenewal', update(fields));
		expect(error?.message).toContain('refused the request');
	});

	test('the discount is taken off with an empty body', async () => {
		await world.rows(
			'Subscription',
			'updateAutoRenewal',
			update({ autoRenewal: 'true', flexDiscountCodes: 'INTRO10' }),
		);
		const listed = { updateFields: { resellerId: picked(world.state().resellers[0].id) } };
		expect(await world.rows('Subscription', 'removeFlexDiscount', { ...of(listed), dryRun: true })).toMatchObject([
			{ dryRun: true, request: { query: { 'reset-flex-discount-codes': true }, body: {} } },
		]);
		expect(stored().flexDiscountCodes).toEqual(['INTRO10']);
		world.simulator.faults.add({ route: CHANGE, kind: 'html', status: 502, when: 'after', times: 1 });
		await world.rows('Subscription', 'removeFlexDiscount', of());
		expect(stored().flexDiscountCodes).toBeUndefined();
	});
});

describe('high-growth offers', () => {
	const choose = (more: IDataObject = {}) => of({ renewalCode: 'MOQ_100', renewalQuantity: 120, ...more });

	beforeEach(async () => {
		const { data } = await world.api.post<{ customerId: string }>('/v3/customers', {
			resellerId: world.state().resellers[0].id,
			companyProfile: companyProfile('Committed Example'),
			benefits: [
				{
					type: 'THREE_YEAR_COMMIT',
					commitmentRequest: { minimumQuantities: [{ offerType: 'LICENSE', quantity: 100 }] },
				},
			],
		});
		customer = data.customerId;
		time.pass(world.simulator.adobe.settings.accountValidationMs + world.simulator.adobe.settings.commitmentMs);
		await world.buy(customer, ACROBAT, 100);
		subscription = world.state().subscriptions.find(({ customerId }) => customerId === customer)!.id;
		world.asked();
	});

	const mine = () => world.state().subscriptions.find(({ id }) => id === subscription)!.autoRenewal;

	test.each([30, 3])('%d days before the renewal: chosen, and withdrawn', async (days) => {
		world.simulator.adobe.admin().setAnniversary(customer, inDays(days));
		expect(await world.rows('Subscription', 'setHighGrowthOffer', choose())).toMatchObject([
			{ autoRenewal: { enabled: true, renewalQuantity: 120, renewalCode: 'MOQ_100' } },
		]);
		expect(mine()).toMatchObject({ code: 'MOQ_100', quantity: 120 });
		await world.rows('Subscription', 'resetRenewalCode', of({ autoRenewal: 'true', renewalQuantity: 110 }));
		expect(mine()).toMatchObject({ enabled: true, quantity: 110 });
		expect(mine().code).toBeUndefined();
	});

	test.each([31, 2])('%d days before the renewal: refused, and nothing is sent', async (days) => {
		world.simulator.adobe.admin().setAnniversary(customer, inDays(days));
		const { error } = await world.run('Subscription', 'setHighGrowthOffer', choose());
		expect(error?.message).toContain(`from ${inDays(days - 30)} to ${inDays(days - 3)} (UTC)`);
		expect(world.asked()).toEqual({ [READ]: 1 });
	});

	test('fewer licenses than the offer takes are refused before anything is sent', async () => {
		const { error } = await world.run('Subscription', 'setHighGrowthOffer', choose({ renewalCode: 'MOQ_250' }));
		expect(error?.message).toContain('"Renewal Quantity" must be 250 or more for this offer, but is 120');
		expect(world.asked()).toEqual({});
	});
});

describe('scheduling for the renewal', () => {
	const SCHEDULE = 'POST /v3/customers/{customer-id}/subscriptions';
	const parameters = (more: IDataObject = {}) => ({
		customerId: picked(customer),
		offerId: ALL_APPS,
		renewalQuantity: 5,
		orderKey: 'deal-1',
		simplify: false,
		...more,
	});
	const schedule = async (more: IDataObject = {}) => (await world.rows('Subscription', 'create', parameters(more)))[0];
	const scheduled = () => world.state().subscriptions.filter(({ status }) => status === '1009');

	beforeEach(() => {
		world.simulator.adobe.admin().setAnniversary(customer, inDays(20));
		world.asked();
	});

	test('once, however often it is asked for: the same key, and another one', async () => {
		const first = await schedule({ additionalFields: { recommendationTrackerId: 'tracker-1' } });
		expect(first).toMatchObject({
			status: '1009',
			statusText: 'scheduled for the next renewal',
			created: true,
			outcome: 'completed',
			orderKey: 'deal-1',
		});
		expect(first.autoRenewal).toEqual({ enabled: true, renewalQuantity: 5 });
		time.pass(60_000);
		expect(await schedule()).toMatchObject({
			id: given(first.id),
			created: false,
			warnings: [expect.any(String), expect.stringContaining('stores no key')],
		});
		// An hour later the process has forgotten it, and the list of subscriptions shows it.
		time.pass(60 * 60_000);
		expect(await schedule({ orderKey: 'deal-2' })).toMatchObject({ id: given(first.id), created: false });
		expect(scheduled()).toHaveLength(1);
	});

	test('any level of the offer is the same product', async () => {
		await schedule();
		time.pass(60 * 60_000);
		expect(await schedule({ offerId: ALL_APPS.replace('CA01', 'CA02') })).toMatchObject({ created: false });
	});

	test('with another quantity it is refused, with what to do', async () => {
		const { id } = await schedule();
		time.pass(60 * 60_000);
		const { error } = await world.run('Subscription', 'create', parameters({ renewalQuantity: 8, orderKey: 'deal-2' }));
		expect(error?.message).toContain(`subscription ${String(id)} is scheduled for the renewal with 5 x`);
		expect(error?.message).toContain('Update Auto-Renewal');
		expect(scheduled()).toHaveLength(1);
	});

	test('two items for one product: the second finds the first', async () => {
		const { error, lastNodeItems } = await world.run(
			'Subscription',
			'create',
			parameters({ orderKey: '={{ $json.key }}' }),
			{ items: [{ json: { key: 'a' } }, { json: { key: 'b' } }] },
		);
		expect(error).toBeUndefined();
		expect(lastNodeItems.map(({ json }) => json.created)).toEqual([true, false]);
		expect(scheduled()).toHaveLength(1);
	});

	test.each([
		['reset', {}],
		['html', { status: 502 }],
		['status', { status: 429 }],
	] as const)('%s after it was stored: scheduled once', async (kind, more) => {
		world.simulator.faults.add({ route: SCHEDULE, kind, when: 'after', times: 1, ...more });
		expect(await schedule()).toMatchObject({ status: '1009' });
		expect(scheduled()).toHaveLength(1);
	});

	// The days count whole: from the first second of the first to the last second of the last.
	test.each([
		['opens', -1000, false],
		['opens', 0, true],
		['ends', -1000, true],
		['ends', 0, false],
	] as const)('the window %s, shifted by %d ms: possible %s', async (edge, shift, possible) => {
		const anniversary = inDays(40);
		world.simulator.adobe.admin().setAnniversary(customer, anniversary);
		time.pass(choiceSpan(anniversary)![edge] + shift - time.now());
		world.asked();
		const { error } = await world.run('Subscription', 'create', parameters());
		if (possible) return expect([error?.message, scheduled().length]).toEqual([undefined, 1]);
		expect(error?.message).toMatch(
			/^Nothing was sent: a product can be scheduled from 30 to 3 days before the anniversary/,
		);
		expect(world.asked()).not.toHaveProperty([SCHEDULE]);
	});

	test('a customer without an anniversary is reported', async () => {
		customer = await world.customer();
		const { error } = await world.run('Subscription', 'create', parameters());
		expect(error?.message).toContain('there is no anniversary yet');
	});

	test('a dry run shows the body and sends nothing', async () => {
		expect(await schedule({ dryRun: true })).toMatchObject({
			dryRun: true,
			existingOrderId: null,
			request: { body: { offerId: ALL_APPS, autoRenewal: { enabled: true, renewalQuantity: 5 } } },
		});
		expect(scheduled()).toHaveLength(0);
	});

	test('a deployment needs a currency', async () => {
		world.asked();
		const { error } = await world.run(
			'Subscription',
			'create',
			parameters({ additionalFields: { deploymentId: picked('1') } }),
		);
		expect(error?.message).toContain('"Deployment" also needs "Currency"');
		expect(world.asked()).toEqual({});
	});
});
