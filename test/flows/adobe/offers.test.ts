import { time } from '../../support/virtualClock';

import { ACROBAT, ALL_APPS, picked, startAdobeWorld, type AdobeWorld } from './world';

let world: AdobeWorld;

beforeAll(async () => {
	world = await startAdobeWorld();
});
beforeEach(async () => await world.reset());
afterAll(async () => await world.stop());

const PRICES = { region: 'NA', marketSegment: 'COM', currency: 'USD', priceListMonth: '202603' };
const US = { marketSegment: 'COM', country: 'US' };

describe('the price list', () => {
	test('comes whole, page after page', async () => {
		const whole = await world.rows('Offer', 'getPriceList', { ...PRICES, returnAll: true });
		expect(world.asked()).toEqual({ 'POST /v3/pricelist': 1 });
		expect(whole).toHaveLength(2);
		expect(whole[0]).toMatchObject({
			partnerPrice: expect.stringMatching(/^\d+\.\d\d$/),
			partnerPriceNumber: expect.any(Number),
		});
		expect(whole[0].partnerPriceNumber).toBe(Number(whole[0].partnerPrice));

		world.simulator.adobe.settings.maxPageSize = 1;
		expect(await world.rows('Offer', 'getPriceList', { ...PRICES, returnAll: true })).toEqual(whole);
		// The last page is full, so one more is asked for, whose refusal (1162) is the end.
		expect(world.asked()).toEqual({ 'POST /v3/pricelist': 3 });
		expect(await world.rows('Offer', 'getPriceList', { ...PRICES, returnAll: false, limit: 1 })).toEqual(
			whole.slice(0, 1),
		);
	});

	test('takes filters and further columns', async () => {
		const filters = {
			offerId: ACROBAT,
			productFamily: 'Acrobat Pro',
			lastOrderDate: '2027-12-31T00:00:00',
			includeOfferAttributes: ['estimatedStreetPrice', 'levelDetails'],
		};
		const rows = await world.rows('Offer', 'getPriceList', { ...PRICES, returnAll: true, filters });
		expect(rows).toEqual([
			expect.objectContaining({
				offerId: ACROBAT,
				levelDetails: 'Level 1 1 - 9',
				estimatedStreetPriceNumber: expect.any(Number),
			}),
		]);
	});

	test.each([
		['2026-03', 1],
		['2026-03-31T23:30:00', 1],
		['202603', 1],
	])('the month %s is read', async (priceListMonth, limit) => {
		expect(
			await world.rows('Offer', 'getPriceList', { ...PRICES, priceListMonth, returnAll: false, limit }),
		).toHaveLength(1);
	});

	test.each(['March', '202613', '2603'])('the month %s is refused before anything is sent', async (priceListMonth) => {
		const { error } = await world.run('Offer', 'getPriceList', { ...PRICES, priceListMonth });
		expect(error?.message).toContain('"Price List Month" must be a month such as 202603');
		expect(world.asked()).toEqual({});
	});

	test('a month without a list is reported in words', async () => {
		const { error } = await world.run('Offer', 'getPriceList', { ...PRICES, priceListMonth: '202001' });
		expect(error?.message).toContain('There is no price list for this request');
	});
});

describe('flexible discounts', () => {
	const year = new Date(time.now()).getUTCFullYear();

	test('show whether they can be used today and why, which active ones need not', async () => {
		const rows = await world.rows('Offer', 'getFlexDiscounts', { ...US, returnAll: true });
		expect(
			rows.map(({ code, status, usableToday, usableTodayReason }) => [code, status, usableToday, usableTodayReason]),
		).toEqual([
			['INTRO10', 'ACTIVE', true, `It runs until ${year}-12-31 (UTC).`],
			['FIX20', 'ACTIVE', true, `It runs until ${year}-12-31 (UTC).`],
			['COMMIT5', 'ACTIVE', true, `It runs until ${year}-12-31 (UTC).`],
			['NEXTYEAR', 'ACTIVE', false, `It starts on ${year + 1}-01-01 (UTC).`],
			['FAILURE10', 'ACTIVE', true, `It runs until ${year}-12-31 (UTC).`],
		]);
	});

	test('from today on leave out those that begin later; a closed one is identified by its code alone', async () => {
		const today = new Date(time.now()).toISOString().slice(0, 10);
		const rows = await world.rows('Offer', 'getFlexDiscounts', {
			...US,
			returnAll: true,
			filters: { startDate: today },
		});
		expect(rows.map(({ code }) => code)).toEqual(['INTRO10', 'FIX20', 'COMMIT5', 'FAILURE10']);
		const closed = await world.rows('Offer', 'getFlexDiscounts', { ...US, filters: { flexDiscountCode: 'CLOSED30' } });
		expect(closed).toMatchObject([
			{ code: 'CLOSED30', usableToday: true, usableTodayReason: `It runs until ${year}-12-31 (UTC).` },
		]);
	});

	test('are found for offers, by code and by ID', async () => {
		const all = await world.rows('Offer', 'getFlexDiscounts', { ...US, returnAll: true });
		const forAcrobat = await world.rows('Offer', 'getFlexDiscounts', {
			...US,
			returnAll: true,
			filters: { offerIds: `${ACROBAT}, ${ALL_APPS}` },
		});
		expect(forAcrobat.length).toBeGreaterThan(0);
		expect(forAcrobat.length).toBeLessThanOrEqual(all.length);
		const [{ id, code }] = all;
		expect(
			await world.rows('Offer', 'getFlexDiscounts', { ...US, filters: { flexDiscountCode: String(code) } }),
		).toEqual([all[0]]);
		expect(await world.rows('Offer', 'getFlexDiscount', { ...US, flexDiscountId: picked(String(id)) })).toEqual([
			all[0],
		]);
	});

	test('of a customer: the one that it has used', async () => {
		const customer = await world.customer();
		const used = async () =>
			await world.rows('Offer', 'getCustomerFlexDiscounts', { customerId: picked(customer), returnAll: true });
		expect(await used()).toEqual([]);
		await world.buy(customer, ACROBAT, 10, { flexDiscountCodes: ['INTRO10'] });
		expect(await used()).toEqual([expect.objectContaining({ code: 'INTRO10', usableToday: true })]);
	});
});

describe('recommendations', () => {
	test('come with the tracker ID of the header', async () => {
		const customer = await world.customer();
		await world.buy(customer, ACROBAT, 10);
		const [row] = await world.rows('Offer', 'getRecommendations', {
			customerId: picked(customer),
			additionalFields: {
				recommendationContext: 'ORDER_PREVIEW',
				offers: { offer: [{ offerId: ACROBAT, quantity: 2 }] },
				country: 'US',
				productLanguage: 'EN',
				includePropensity: ['churn'],
			},
		});
		expect(row).toMatchObject({
			productRecommendations: expect.any(Object),
			recommendationTrackerId: expect.stringMatching(/\S{8,}/),
		});
		expect(row).toMatchObject({ propensity: { churn: [{ probability: 'LOW' }] }, likelihood: { churn: 'LOW' } });
		expect(row).not.toHaveProperty('likelihood.seatExpansion');
	});

	test('without data of the customer the likelihood is unknown, not low; without a question there is none', async () => {
		const customerId = picked(await world.customer());
		const both = { includePropensity: ['churn', 'seatExpansion'] };
		expect(await world.row('Offer', 'getRecommendations', { customerId, additionalFields: both })).toMatchObject({
			likelihood: { churn: 'unknown', seatExpansion: 'unknown' },
		});
		expect(await world.row('Offer', 'getRecommendations', { customerId, additionalFields: {} })).not.toHaveProperty(
			'likelihood',
		);
	});

	test('in a language that the country does not have are refused with what to do', async () => {
		const customerId = picked(await world.customer());
		const body = { code: '5137', message: 'INVALID_LANGUAGE', additionalDetails: [] };
		world.simulator.faults.add({ route: 'POST /v3/recommendations', kind: 'status', status: 400, body });
		const { error } = await world.run('Offer', 'getRecommendations', {
			customerId,
			additionalFields: { productLanguage: 'EN' },
		});
		expect(error?.message).toBe(
			'There are no recommendations in this language for the country. Choose the other language, or leave it out.',
		);
	});
});

describe('switch paths', () => {
	test('in general, and of one subscription', async () => {
		const general = await world.rows('Offer', 'getSwitchPaths', { ...US, returnAll: true });
		expect(general).toContainEqual(expect.objectContaining({ sourceBaseOfferId: ACROBAT }));

		const customer = await world.customer();
		await world.buy(customer, ACROBAT, 10);
		const [{ id }] = world.state().subscriptions;
		const own = await world.rows('Offer', 'getSubscriptionSwitchPaths', {
			customerId: picked(customer),
			subscriptionId: picked(id),
			returnAll: true,
		});
		expect(own).toEqual(general.filter(({ sourceBaseOfferId }) => sourceBaseOfferId === ACROBAT));
	});
});
