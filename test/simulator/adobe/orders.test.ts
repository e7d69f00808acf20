import type { AdobeWorld } from './world';
import { ACROBAT, ALL_APPS, CREDITS, DAY, line, newOrder, startAdobeWorld, STOCK } from './world';

let world: AdobeWorld;
let customer: string;

beforeEach(async () => {
	world = await startAdobeWorld();
	customer = await world.customer();
});
afterEach(() => world.stop());

const send = (body: Record<string, unknown>, query = '') =>
	world.call('POST', `/v3/customers/${customer}/orders${query}`, body);
const preview = (body: Record<string, unknown>, query = '') => send({ ...body, orderType: 'PREVIEW' }, query);
const list = (query = '') => world.call('GET', `/v3/customers/${customer}/orders${query}`);
const subscriptions = async () => (await world.call('GET', `/v3/customers/${customer}/subscriptions`)).body.items;
const read = async () => (await world.call('GET', `/v3/customers/${customer}`)).body;

/** Gives the customer an address in another country. */
async function deploy(): Promise<string> {
	const { companyProfile } = await read();
	await world.call('PATCH', `/v3/customers/${customer}`, { companyProfile, globalSalesEnabled: true });
	const abroad = { country: 'GB', region: '00', city: 'London', addressLine1: '1 High Street', postalCode: 'SW1A 1AA' };
	return (await world.call('POST', `/v3/customers/${customer}/deployments`, { companyProfile: { address: abroad } }))
		.body.deploymentId;
}

describe('an order for a deployment', () => {
	const own = (more: Record<string, unknown> = {}, deploymentId = '') => line(ALL_APPS, 2, { deploymentId, ...more });

	test('shows the currency on the line, and nowhere else; so do its preview and its return', async () => {
		const deploymentId = await deploy();
		const codes = async (body: Record<string, unknown>) =>
			[await preview(body), await send(body)].map(({ status, body: { code } }) => code ?? status);
		expect(await codes({ orderType: 'NEW', lineItems: [own({}, deploymentId)], currencyCode: 'GBP' })).toEqual([
			'2137',
			'2137',
		]);
		expect(
			await codes({ orderType: 'NEW', lineItems: [own({ currencyCode: 'GBP' }, deploymentId)], currencyCode: 'GBP' }),
		).toEqual(['2140', '2140']);
		expect(await codes({ orderType: 'NEW', lineItems: [own({ currencyCode: 'GBP' }, deploymentId)] })).toEqual([
			201, 201,
		]);
		world.pass(3000);
		const [
			{
				orderId,
				currencyCode,
				lineItems: [sold],
			},
		] = (await list()).body.items;
		expect([currencyCode, sold.currencyCode, sold.deploymentId]).toEqual(['', 'GBP', deploymentId]);
		const back = async (more: Record<string, unknown>, lineMore: Record<string, unknown>) =>
			(
				await send({
					orderType: 'RETURN',
					referenceOrderId: orderId,
					...more,
					lineItems: [own(lineMore, deploymentId)],
				})
			).body;
		expect(await back({}, {})).toMatchObject({ code: '2137' });
		expect(await back({ currencyCode: 'GBP' }, {})).toMatchObject({ code: '2137' });
		expect(await back({}, { currencyCode: 'USD' })).toMatchObject({ code: '2137' });
		expect(await back({ currencyCode: 'GBP' }, { currencyCode: 'GBP' })).toMatchObject({ code: '2140' });
		expect(await back({}, { currencyCode: 'GBP', deploymentId: undefined })).toMatchObject({ code: '2138' });
		expect(await back({}, { currencyCode: 'GBP' })).toMatchObject({
			status: '1002',
			lineItems: [{ currencyCode: 'GBP', deploymentId }],
		});
	});
});

describe('a new order', () => {
	test('is open at first, then complete with its subscription and the anniversary', async () => {
		const { status, body } = await send({ ...newOrder(line(ALL_APPS, 5)), externalReferenceId: 'deal-1' });
		expect([status, body.status, body.lineItems[0].subscriptionId, body.source]).toEqual([201, '1002', '', 'API']);
		expect(await subscriptions()).toEqual([]);
		world.pass(3000);
		const { body: done } = await world.call('GET', `/v3/customers/${customer}/orders/${body.orderId}`);
		expect(done).toMatchObject({
			status: '1000',
			externalReferenceId: 'deal-1',
			lineItems: [{ status: '1000', remainingQuantity: 5 }],
		});
		const [subscription] = await subscriptions();
		expect(subscription).toMatchObject({
			subscriptionId: done.lineItems[0].subscriptionId,
			offerId: ALL_APPS,
			currentQuantity: 5,
			renewalDate: '2027-03-02',
			autoRenewal: { enabled: true, renewalQuantity: 5 },
			allowedActions: [],
		});
		expect((await read()).cotermDate).toBe('2027-03-02');
	});

	test('of a product that is there raises the quantity of its subscription', async () => {
		await world.order(customer, newOrder(line(ALL_APPS, 5)));
		const [{ subscriptionId }] = await subscriptions();
		const { body } = await send(newOrder(line(ALL_APPS, 2)));
		expect(body.lineItems[0].subscriptionId).toBe(subscriptionId);
		world.pass(3000);
		expect(await subscriptions()).toMatchObject([{ currentQuantity: 7 }]);
	});

	test('gives the levels of the next one', async () => {
		expect((await read()).discounts).toEqual([
			{ offerType: 'LICENSE', level: '01' },
			{ offerType: 'CONSUMABLES', level: 'T1' },
		]);
		await world.order(customer, newOrder(line(ALL_APPS, 10)));
		expect((await read()).discounts[0].level).toBe('02');
		await world.order(customer, newOrder(line(ACROBAT, 90)));
		expect((await read()).discounts[0].level).toBe('04');
		await world.order(customer, newOrder(line(CREDITS, 1000)));
		expect((await read()).discounts[1].level).toBe('T2');
	});

	test('is sold at the level that the customer is entitled to, whatever was sent', async () => {
		await world.order(customer, newOrder(line(ALL_APPS, 10)));
		const body = newOrder(line('65304520CA04A12', 1));
		expect((await preview(body)).body.lineItems[0].offerId).toBe('65304520CA02A12');
		const placed = await world.order(customer, body);
		expect(placed.lineItems[0].offerId).toBe('65304520CA02A12');
		expect(world.simulator.adobe.state().orders[1].lines[0].sentOfferId).toBe('65304520CA04A12');
	});

	test('may be placed while the customer is pending, and fails when that turns out inactive', async () => {
		world.simulator.adobe.admin().endNextAccountAs('1010');
		const { body } = await world.call('POST', '/v3/customers', {
			resellerId: world.resellerId,
			companyProfile: { ...(await read()).companyProfile, companyName: 'Pending Inc.' },
		});
		const placed = await world.call('POST', `/v3/customers/${body.customerId}/orders`, newOrder(line(ALL_APPS, 1)));
		expect(placed.status).toBe(201);
		world.pass(4000);
		const { body: order } = await world.call('GET', `/v3/customers/${body.customerId}/orders/${placed.body.orderId}`);
		expect(order).toMatchObject({ status: '1024', lineItems: [{ status: '1004', subscriptionId: '' }] });
	});

	test('fails when the reseller is inactive, or when it is set to', async () => {
		world.simulator.adobe.admin().setStatus(world.resellerId, '1004');
		expect((await world.order(customer, newOrder(line(ALL_APPS, 1)))).status).toBe('1022');
		world.simulator.adobe.admin().setStatus(world.resellerId, '1000');
		world.simulator.adobe.admin().failNextOrder();
		expect((await world.order(customer, newOrder(line(ALL_APPS, 1)))).status).toBe('1004');
		world.simulator.adobe.admin().endNextOrderAs('1010');
		expect((await world.order(customer, newOrder(line(ALL_APPS, 1)))).status).toBe('1010');
		expect(await subscriptions()).toEqual([]);
	});

	test.each([
		['a customer that is not there', {}, 'other', '1116'],
		['a long order key', { externalReferenceId: 'x'.repeat(36) }, undefined, '2126'],
		['line numbers that repeat', { lineItems: [line(ALL_APPS, 1), line(ACROBAT, 1)] }, undefined, '2121'],
		['a line number of 0', { lineItems: [line(ALL_APPS, 1, { extLineItemNumber: 0 })] }, undefined, '2123'],
		[
			'too many lines',
			{ lineItems: Array.from({ length: 500 }, (_, index) => line(ALL_APPS, 1, { extLineItemNumber: index + 1 })) },
			undefined,
			'2119',
		],
		['a quantity of 0', { lineItems: [line(ALL_APPS, 0)] }, undefined, '2120'],
		['too many of a team product', { lineItems: [line(ALL_APPS, 10_001)] }, undefined, '2120'],
		['too few of a high-growth offer', { lineItems: [line('65304900CA01A12', 99)] }, undefined, '2120'],
		['an offer that does not exist', { lineItems: [line('65300000CA01A12', 1)] }, undefined, '2122'],
		['a level of consumables on a license', { lineItems: [line('65304521CAT1A12', 1)] }, undefined, '2122'],
		['an offer of another segment', { lineItems: [line('65305521CA01B12', 1)] }, undefined, '2129'],
		['an add-on without its base', { lineItems: [line(STOCK, 1)] }, undefined, '2129'],
		['no currency', { currencyCode: undefined }, undefined, '1122'],
		['the currency in both places', { lineItems: [line(ALL_APPS, 1, { currencyCode: 'USD' })] }, undefined, '2140'],
		['a currency that the partner does not sell in', { currencyCode: 'JPY' }, undefined, '2125'],
		['a currency of another country', { currencyCode: 'EUR' }, undefined, '2128'],
		['a deployment without global sales', { lineItems: [line(ALL_APPS, 1, { deploymentId: '1' })] }, undefined, '1140'],
		[
			'the code of a high-volume customer',
			{ lineItems: [line(ALL_APPS, 1, { discountCode: 'HVD_L18_PRE' })] },
			undefined,
			'5135',
		],
		[
			'a discount code that is not known',
			{ lineItems: [line(ALL_APPS, 1, { flexDiscountCodes: ['NONE'] })] },
			undefined,
			'2146',
		],
		[
			'two discount codes',
			{ lineItems: [line(ALL_APPS, 1, { flexDiscountCodes: ['FIX20', 'INTRO10'] })] },
			undefined,
			'2147',
		],
		['a discount on credits', { lineItems: [line(CREDITS, 1, { flexDiscountCodes: ['FIX20'] })] }, undefined, '2145'],
		[
			'a discount for commitments',
			{ lineItems: [line(ALL_APPS, 1, { flexDiscountCodes: ['COMMIT5'] })] },
			undefined,
			'2141',
		],
		[
			'a discount that has not begun',
			{ lineItems: [line(ALL_APPS, 1, { flexDiscountCodes: ['NEXTYEAR'] })] },
			undefined,
			'2141',
		],
	])('is refused for %s, as is its preview', async (_, more, id = customer, code) => {
		const body = { ...newOrder(line(ALL_APPS, 1)), ...more };
		for (const orderType of ['PREVIEW', 'NEW']) {
			const answer = await world.call('POST', `/v3/customers/${id}/orders`, { ...body, orderType });
			expect([orderType, answer.body.code]).toEqual([orderType, code]);
		}
		expect(world.simulator.adobe.effects()).toEqual({ customers: 1 });
	});

	test('takes an add-on together with its base, and a code of a high-volume customer', async () => {
		world.simulator.adobe.admin().markHighVolume(customer);
		const lines = [line(ALL_APPS, 1, { discountCode: 'HVD_L18_PRE' }), line(STOCK, 1, { extLineItemNumber: 2 })];
		expect((await world.order(customer, newOrder(...lines))).lineItems[0].discountCode).toBe('HVD_L18_PRE');
		expect((await read()).tags).toEqual(['HVD_MIGRATED_CUSTOMER']);
		const both = newOrder(line(ALL_APPS, 1, { discountCode: 'HVD_L18_PRE', flexDiscountCodes: ['FIX20'] }));
		expect((await send(both)).body.code).toBe('2144');
	});
});

describe('a preview', () => {
	test('places nothing, and has neither id nor status', async () => {
		const { status, body } = await preview(newOrder(line(ALL_APPS, 1)));
		expect([status, body.orderId, body.status, body.pricingSummary]).toEqual([201, '', '', undefined]);
		expect(body.eligibleOffers).toMatchObject([{ renewalCode: 'MOQ_100', eligibilityCriteria: { minQuantity: 100 } }]);
		expect(world.simulator.adobe.effects()).toEqual({ customers: 1 });
	});

	test('shows prices when asked, for the rest of the term and with the discount', async () => {
		const first = await preview(newOrder(line(ALL_APPS, 3)), '?fetch-price=true');
		expect(first.body.lineItems[0]).toMatchObject({
			proratedDays: 365,
			pricing: {
				partnerPrice: 839.88,
				discountedPartnerPrice: 839.88,
				netPartnerPrice: 839.88,
				lineItemPartnerPrice: 2519.64,
			},
		});
		await world.order(customer, newOrder(line(ALL_APPS, 10)));
		world.pass(73 * DAY);
		await world.signIn();
		const later = await preview(newOrder(line(ALL_APPS, 2, { flexDiscountCodes: ['INTRO10'] })), '?fetch-price=true');
		expect(later.body.lineItems[0]).toMatchObject({
			offerId: '65304521CA02A12',
			proratedDays: 292,
			flexDiscounts: [{ code: 'INTRO10', result: 'SUCCESS' }],
			pricing: {
				partnerPrice: 797.89,
				discountedPartnerPrice: 718.1,
				netPartnerPrice: 574.48,
				lineItemPartnerPrice: 1148.96,
			},
		});
		expect(later.body.pricingSummary).toEqual([{ totalLineItemPartnerPrice: 1148.96, currencyCode: 'USD' }]);
	});

	test('has recommendations when asked, whose failure does not stop it', async () => {
		await world.order(customer, newOrder(line(ACROBAT, 1)));
		const { body } = await preview(newOrder(line(ALL_APPS, 1)), '?fetch-recommendations=true');
		expect(body.recommendations.productRecommendations.upsells[0].product.baseOfferId).toBe('65304523CA01A12');
		const failed = await preview(newOrder(line(ALL_APPS, 1)), '?fetch-recommendations=true&recommendation-country=JP');
		expect([failed.status, failed.body.recommendations.errorDetails.code]).toEqual([201, '5136']);
	});

	test('cannot price several currencies', async () => {
		const deploymentId = await deploy();
		const lines = [
			line(ALL_APPS, 1, { currencyCode: 'USD' }),
			line(ALL_APPS, 1, { extLineItemNumber: 2, currencyCode: 'GBP', deploymentId }),
		];
		const body = { orderType: 'NEW', lineItems: lines };
		expect((await preview(body, '?fetch-price=true')).body.code).toBe('2148');
		expect((await preview(body)).status).toBe(201);
		await world.order(customer, body);
		expect((await subscriptions()).map(({ currencyCode }: any) => currencyCode)).toEqual(['USD', 'GBP']);
	});
});

describe('the history', () => {
	test('is newest first, with links, and cannot be read past its end', async () => {
		for (let index = 0; index < 3; index += 1) await world.order(customer, newOrder(line(ALL_APPS, index + 1)));
		const { body } = await list('?limit=2');
		expect(body).toMatchObject({ totalCount: 3, count: 2, limit: 2, offset: 0 });
		expect(body.items.map(({ lineItems }: any) => lineItems[0].quantity)).toEqual([3, 2]);
		expect([body.links.prev, body.links.next.uri]).toEqual([
			undefined,
			`/v3/customers/${customer}/orders?limit=2&offset=2`,
		]);
		const { body: last } = await world.call('GET', body.links.next.uri);
		expect([last.count, last.links.next, last.links.prev.uri]).toEqual([
			1,
			undefined,
			`/v3/customers/${customer}/orders?limit=2&offset=0`,
		]);
		expect((await list('?offset=3')).body.code).toBe('1133');
		expect((await list('?limit=500')).body.limit).toBe(100);
		expect((await list('?limit=0')).body.code).toBe('1132');
	});

	test('is that of the current term unless a start is given', async () => {
		const first = await world.order(customer, newOrder(line(ALL_APPS, 1)));
		world.goTo('2027-03-05T00:00:00Z');
		await world.signIn();
		const types = async (query: string) =>
			(await list(query)).body.items.map(({ orderType, source }: any) => `${orderType} ${source}`);
		expect(await types('')).toEqual(['RENEWAL System']);
		expect(await types('?start-date=2026-01-01')).toEqual(['RENEWAL System', 'NEW API']);
		expect(await types('?start-date=2026-03-02T09:00:00Z&end-date=2026-03-03')).toEqual(['NEW API']);
		expect(await types('?start-date=2026-01-01&order-type=NEW&order-type=RETURN')).toEqual(['NEW API']);
		expect(
			await types(
				`?start-date=2026-01-01&subscription-id=${first.lineItems[0].subscriptionId}&offer-id=65304521CA04A12`,
			),
		).toHaveLength(2);
		expect(await types('?start-date=2026-01-01&status=1004')).toEqual([]);
		expect((await list('?start-date=2026-01-01T00:00:00%2B01:00')).body.code).toBe('1132');
	});

	test('shows prices of finished orders only', async () => {
		await world.order(customer, newOrder(line(ALL_APPS, 1)));
		await send(newOrder(line(ACROBAT, 1)));
		const { body } = await list('?fetch-price=true');
		expect(body.items.map(({ pricingSummary }: any) => pricingSummary?.[0].totalLineItemPartnerPrice)).toEqual([
			undefined,
			839.88,
		]);
	});

	test('of an order can have another reference, and nothing else', async () => {
		const { orderId } = await world.order(customer, newOrder(line(ALL_APPS, 1)));
		const path = `/v3/customers/${customer}/orders/${orderId}`;
		expect((await world.call('PATCH', path, { externalReferenceId: 'deal-2' })).body.externalReferenceId).toBe(
			'deal-2',
		);
		expect((await world.call('PATCH', path, { externalReferenceId: 'x'.repeat(36) })).body.code).toBe('2126');
		expect((await world.call('GET', `${path}1`)).body.code).toBe('2115');
	});
});
