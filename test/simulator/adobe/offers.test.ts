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
		const { status, body } = await fetchPrices({}, '?limit=10');
		expect([status, body.count, body.offset, body.limit, body.links]).toEqual([200, 10, 0, 10, undefined]);
		expect(body.offers[0]).toEqual({
			offerId: '65304519CA01A12',
			productFamily: 'Acrobat Standard',
			firstOrderDate: '2024-01-01',
			lastOrderDate: '2027-12-31',
			partnerPrice: '179.88',
		});
		const ids = new Set<string>();
		for (let offset = 0; offset < body.totalCount; offset += 10) {
			for (const { offerId } of (await fetchPrices({}, `?limit=10&offset=${offset}`)).body.offers) ids.add(offerId);
		}
		expect(ids.size).toBe(body.totalCount);
		const past = await fetchPrices({}, `?offset=${body.totalCount}`);
		expect([past.status, past.body.code]).toEqual([404, '1162']);
	});

	test('has filters, columns and types', async () => {
		const one = await fetchPrices({
			filters: { offerId: '65304520CA02A12' },
			includeOfferAttributes: ['levelDetails', 'estimatedStreetPrice'],
		});
		expect(one.body.offers).toMatchObject([
			{ partnerPrice: '227.89', levelDetails: 'Level 02', estimatedStreetPrice: '273.47' },
		]);
		const committed = await fetchPrices({ priceListType: '3YC', filters: { productFamily: 'Acrobat Pro' } });
		expect(committed.body.offers.map(({ offerId }: any) => offerId)).toEqual([
			'65304520CA12A12',
			'65304520CA13A12',
			'65304520CA14A12',
		]);
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

	test('that a customer used are told', async () => {
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

	test('are told in general, for an offer and for a subscription', async () => {
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
	test('suit what the customer has, and give an id that an order brings back', async () => {
		const customer = await world.customer();
		await world.order(customer, newOrder(line(ACROBAT, 1)));
		const { status, body, headers } = await world.call('POST', '/v3/recommendations', {
			customerId: customer,
			includePropensity: ['churn'],
		});
		expect(status).toBe(200);
		expect(body.productRecommendations.upsells[0]).toMatchObject({
			rank: 0,
			product: { baseOfferId: ALL_APPS },
			source: { offerIds: [ACROBAT] },
		});
		expect(body.propensity).toMatchObject({
			churn: [{ category: 'allOfferings', probability: 'LOW', additionalDetails: {} }],
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
