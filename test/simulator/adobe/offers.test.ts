import type { AdobeWorld } from './world';
import { ACROBAT, ALL_APPS, line, newOrder, startAdobeWorld } from './world';

let world: AdobeWorld;

beforeEach(async () => {
	world = await startAdobeWorld();
});
afterEach(() => world.stop());

describe('the price list', () => {
	const fetchPrices = (more: object = {}, query = '') =>
		world.call('POST', `/v3/pricelist${query}`, {
			region: 'NA',
			marketSegment: 'COM',
			currency: 'USD',
			priceListMonth: '202603',
			...more,
		});

	test('is paged, and cannot be read past its end', async () => {
		const { status, body } = await fetchPrices({}, '?limit=1');
		expect([status, body.totalCount, body.count, body.offset, body.limit, body.links]).toEqual([
			200,
			2,
			1,
			0,
			1,
			undefined,
		]);
		// The row of the sample, with the columns that come unasked.
		expect(body.offers).toEqual([
			{
				offerId: ACROBAT,
				productFamily: 'Acrobat Pro',
				firstOrderDate: '2024-01-01',
				lastOrderDate: '2027-12-31',
				partnerPrice: '239.88',
				discountCode: '',
			},
		]);
		const next = await fetchPrices({}, '?limit=1&offset=1');
		expect(next.body.offers.map(({ offerId }: any) => offerId)).toEqual(['65304520CA02A12']);
		const past = await fetchPrices({}, `?offset=${body.totalCount}`);
		expect([past.status, past.body.code]).toEqual([404, '1162']);
	});

	test('has filters and columns', async () => {
		const filters = { offerId: '65304520CA02A12', productFamily: 'Acrobat Pro', firstOrderDate: '2023-12-31' };
		const includeOfferAttributes = ['levelDetails', 'estimatedStreetPrice'];
		const { body } = await fetchPrices({ filters, includeOfferAttributes });
		expect(body.offers).toMatchObject([
			{ partnerPrice: '227.89', levelDetails: 'Level 2 10 - 49', estimatedStreetPrice: '287.88' },
		]);
		expect(body.offers[0]).not.toHaveProperty('productType');
	});

	test.each([
		['of another segment', { marketSegment: 'EDU' }],
		['of another type', { priceListType: '3YC' }],
		['of another offer', { filters: { offerId: ALL_APPS } }],
		['of another family', { filters: { productFamily: 'Photoshop' } }],
		['that begin on the day itself', { filters: { firstOrderDate: '2024-01-01' } }],
		['that end later', { filters: { lastOrderDate: '2028-01-01' } }],
		['with another code', { filters: { discountCode: 'OTHER' } }],
	])('without rows %s there is none', async (_, more) => {
		expect((await fetchPrices(more)).body.code).toBe('1162');
	});

	test.each([
		['another region', { region: 'JP' }, '1161'],
		['another currency', { currency: 'GBP' }, '1161'],
		['a month that does not exist', { priceListMonth: '202613' }, '5122'],
		['a month that is too far', { priceListMonth: '202605' }, '1162'],
		['an unknown column', { includeOfferAttributes: ['other'] }, '5122'],
		['agency prices of another segment', { priceListType: 'STD-LGA' }, '1160'],
	])('is refused for %s', async (_, more, code) => {
		expect((await fetchPrices(more)).body.code).toBe(code);
	});
});

describe('flexible discounts', () => {
	const codes = async (query = '') => {
		const { body } = await world.call('GET', `/v3/flex-discounts?market-segment=COM&country=US${query}`);
		return body.flexDiscounts?.map(({ code }: any) => code) ?? body.code;
	};

	test('are found by category, offer and time; closed ones by their code', async () => {
		expect(await codes()).toEqual(['INTRO10', 'FIX20', 'COMMIT5', 'NEXTYEAR', 'FAILURE10']);
		expect(await codes('&categories=INTRO')).toEqual(['INTRO10']);
		expect(await codes('&offer-ids=65304522CA01A12')).not.toContain('INTRO10');
		expect(await codes('&end-date=2026-12-31')).not.toContain('NEXTYEAR');
		expect(await codes('&flex-discount-code=CLOSED30')).toEqual(['CLOSED30']);
		expect(await codes('&flex-discount-id=FD100002')).toEqual(['FIX20']);
		expect(await codes('&flex-discount-id=FD100002&categories=INTRO')).toBe('1132');
		expect((await world.call('GET', '/v3/flex-discounts?market-segment=COM&country=JP')).body.code).toBe('1178');
	});

	test('that a customer used are listed', async () => {
		const customer = await world.customer();
		const path = `/v3/customers/${customer}/flex-discounts`;
		expect((await world.call('GET', path)).body).toMatchObject({ totalCount: 0, flexDiscounts: [] });
		const order = await world.order(customer, newOrder(line(ALL_APPS, 1, { flexDiscountCodes: ['INTRO10'] })));
		expect(order.lineItems[0].flexDiscounts).toEqual([{ id: 'FD100001', code: 'INTRO10', result: 'SUCCESS' }]);
		expect((await world.call('GET', path)).body.flexDiscounts).toMatchObject([{ code: 'INTRO10' }]);
	});
});

describe('switch paths', () => {
	const paths = (query: string) => world.call('GET', `/v3/offer-switch-paths?${query}`);

	test('are listed in general, for an offer and for a subscription', async () => {
		expect((await paths('market-segment=COM&country=US')).body.totalCount).toBe(4);
		const { body } = await paths(`market-segment=COM&country=US&offer-id=${ACROBAT}`);
		expect(body.productUpgrades).toEqual([
			{
				sourceBaseOfferId: ACROBAT,
				targetList: [
					{ targetBaseOfferId: ALL_APPS, sequence: 1, switchType: 'PARTIAL_ALLOWED', targetType: 'PRODUCT_LIST' },
				],
			},
		]);
		const customer = await world.customer();
		const {
			lineItems: [{ subscriptionId }],
		} = await world.order(customer, newOrder(line(ACROBAT, 1)));
		expect((await paths(`customer-id=${customer}&subscription-id=${subscriptionId}`)).body.productUpgrades).toEqual(
			body.productUpgrades,
		);
	});

	test.each(['', 'country=US', 'market-segment=COM', 'market-segment=COM&country=US&customer-id=1'])(
		'are refused for "%s"',
		async (query) => {
			expect((await paths(query)).body.code).toBe('1132');
		},
	);
});

describe('recommendations', () => {
	test('come with signals for a customer that has licenses, and give an id that an order brings back', async () => {
		const customer = await world.customer();
		await world.order(customer, newOrder(line(ACROBAT, 1)));
		const { status, body, headers } = await world.call('POST', '/v3/recommendations', {
			customerId: customer,
			includePropensity: ['churn'],
		});
		expect(status).toBe(200);
		// What the sample recommends.
		expect(body.productRecommendations.upsells[0]).toMatchObject({
			rank: 0,
			product: { baseOfferId: '65304523CA01A12' },
			source: { offerIds: [ALL_APPS] },
		});
		expect(body.propensity).toEqual({
			churn: [expect.objectContaining({ category: 'creativeCloud', probability: 'LOW', additionalDetails: {} })],
		});
		const trackerId = headers.get('x-recommendation-tracker-id')!;
		await world.call('POST', `/v3/customers/${customer}/orders`, newOrder(line(ALL_APPS, 1)), {
			'x-recommendation-tracker-id': trackerId,
		});
		expect(world.simulator.adobe.state().orders.at(-1)!.trackerId).toBe(trackerId);
	});

	test('are not there for every country', async () => {
		const customer = await world.customer();
		expect((await world.call('POST', '/v3/recommendations', { customerId: customer, country: 'JP' })).body.code).toBe(
			'5136',
		);
		expect((await world.call('POST', '/v3/recommendations', { customerId: 'other' })).body.code).toBe('1116');
	});
});
