import type { AdobeWorld } from './world';
import { ACROBAT, ALL_APPS, CREDITS, DAY, line, newOrder, PHOTOSHOP, startAdobeWorld } from './world';

let world: AdobeWorld;
let customer: string;

beforeEach(async () => {
	world = await startAdobeWorld();
	customer = await world.customer();
});
afterEach(() => world.stop());

const send = (body: Record<string, unknown>, query = '') =>
	world.call('POST', `/v3/customers/${customer}/orders${query}`, body);
const subscriptions = async () => (await world.call('GET', `/v3/customers/${customer}/subscriptions`)).body.items;
const read = async () => (await world.call('GET', `/v3/customers/${customer}`)).body;

describe('a return', () => {
	const returned = (orderId: string, quantity: number, more: Record<string, unknown> = {}) =>
		send({
			orderType: 'RETURN',
			referenceOrderId: orderId,
			currencyCode: 'USD',
			lineItems: [line(ALL_APPS, quantity, more)],
		});
	const remaining = async (orderId: string) => {
		const { body } = await world.call('GET', `/v3/customers/${customer}/orders/${orderId}`);
		return [body.status, body.lineItems[0].status, body.lineItems[0].remainingQuantity];
	};

	test('takes back a part, then the rest', async () => {
		const { orderId } = await world.order(customer, newOrder(line(ALL_APPS, 5)));
		const { status, body } = await returned(orderId, 2);
		expect([status, body.status, body.referenceOrderId, body.lineItems[0].remainingQuantity]).toEqual([
			201,
			'1002',
			orderId,
			undefined,
		]);
		expect(await remaining(orderId)).toEqual(['1000', '1000', 3]);
		expect(await subscriptions()).toMatchObject([{ currentQuantity: 5 }]);
		expect((await returned(orderId, 1)).body.code).toBe('4122');
		world.pass(3000);
		expect(await subscriptions()).toMatchObject([{ currentQuantity: 3 }]);
		expect((await returned(orderId, 4)).body.code).toBe('RETURN_QTY_EXCEEDS_REMAINING');
		await returned(orderId, 3);
		world.pass(3000);
		expect(await remaining(orderId)).toEqual(['1008', '1008', 0]);
		expect(await subscriptions()).toMatchObject([{ currentQuantity: 0, status: '1004', allowedActions: [] }]);
		expect((await returned(orderId, 1)).body.code).toBe('2118');
	});

	test('gives back what it took when it fails', async () => {
		const { orderId } = await world.order(customer, newOrder(line(ALL_APPS, 5)));
		world.simulator.adobe.admin().failNextOrder();
		await returned(orderId, 2);
		world.pass(3000);
		expect(await remaining(orderId)).toEqual(['1000', '1000', 5]);
	});

	test('is possible for 14 days to the second', async () => {
		const { orderId } = await world.order(customer, newOrder(line(ALL_APPS, 5)));
		world.pass(14 * DAY - 3000);
		await world.signIn();
		expect((await returned(orderId, 1)).status).toBe(201);
		world.pass(1000);
		expect((await returned(orderId, 1)).body.code).toBe('2117');
	});

	test.each([
		['an order that is not there', 'other', {}, '2115'],
		['another line number', undefined, { extLineItemNumber: 2 }, '2131'],
		['another offer', undefined, { offerId: ACROBAT }, '2130'],
		['a quantity of 0', undefined, { quantity: 0 }, '2120'],
	])('is refused for %s', async (_, id, more, code) => {
		const { orderId } = await world.order(customer, newOrder(line(ALL_APPS, 5)));
		expect((await returned(id ?? orderId, 1, more)).body.code).toBe(code);
	});

	test('is refused with 422 and a word, or in the older way with a number', async () => {
		const { orderId } = await world.order(customer, newOrder(line(ALL_APPS, 5)));
		expect((await returned(orderId, 6)).status).toBe(422);
		world.simulator.adobe.settings.returnWords = false;
		const { status, body } = await returned(orderId, 6);
		expect([status, body.code]).toEqual([400, '2120']);
	});

	test('of credits, of a part of a high-growth offer, and of an open order is refused', async () => {
		const credits = await world.order(customer, newOrder(line(CREDITS, 5)));
		expect((await returned(credits.orderId, 5, { offerId: CREDITS })).body).toMatchObject({
			code: '2127',
			additionalDetails: ['PARTIAL_CANCELLATION_NOT_ALLOWED_FOR_SCP_OR_CONSUMABLE'],
		});
		const growth = await world.order(customer, newOrder(line('65304900CA01A12', 100)));
		expect((await returned(growth.orderId, 1, { offerId: growth.lineItems[0].offerId })).body.code).toBe(
			'RETURN_NOT_SUPPORTED_MOQ_SKU',
		);
		const { body: open } = await send(newOrder(line(PHOTOSHOP, 1)));
		expect((await returned(open.orderId, 1, { offerId: PHOTOSHOP })).body.code).toBe('2116');
	});

	test('that breaks the committed minimum is refused', async () => {
		const { companyProfile } = await read();
		const benefits = [
			{ type: 'THREE_YEAR_COMMIT', commitmentRequest: { minimumQuantities: [{ offerType: 'LICENSE', quantity: 4 }] } },
		];
		await world.call('PATCH', `/v3/customers/${customer}`, { companyProfile, benefits });
		world.pass(3000);
		const { orderId, lineItems } = await world.order(customer, newOrder(line(ALL_APPS, 5)));
		const { offerId } = lineItems[0];
		expect((await returned(orderId, 2, { offerId })).body.code).toBe('RETURN_VIOLATES_3YC_MCQ');
		expect((await returned(orderId, 1, { offerId })).status).toBe(201);
	});
});

describe('a switch', () => {
	const body = async (quantity: number, more: Record<string, unknown> = {}, own: Record<string, unknown> = {}) => ({
		orderType: 'SWITCH',
		currencyCode: 'USD',
		lineItems: [line(ALL_APPS, quantity, own)],
		cancellingItems: [
			{
				extLineItemNumber: 1,
				referenceLineItemNumber: 1,
				subscriptionId: (await subscriptions())[0].subscriptionId,
				quantity,
				...more,
			},
		],
	});
	const quantities = async () =>
		(await subscriptions()).map(
			({ offerId, currentQuantity, status }: any) => `${offerId} ${currentQuantity} ${status}`,
		);

	beforeEach(async () => {
		await world.order(customer, newOrder(line(ACROBAT, 5)));
	});

	test('moves licenses, and can be undone once, as a whole', async () => {
		const { status, body: placed } = await send(await body(3));
		expect([status, placed.status]).toEqual([202, '1002']);
		expect((await send(await body(1))).body.code).toBe('2154');
		world.pass(3000);
		expect(await quantities()).toEqual([`${ACROBAT} 2 1000`, `${ALL_APPS} 3 1000`]);
		const [, target] = await subscriptions();
		const back = (quantity: number) =>
			send({
				orderType: 'REVERT_SWITCH',
				referenceOrderId: placed.orderId,
				currencyCode: 'USD',
				lineItems: [line(ACROBAT, quantity)],
				cancellingItems: [
					{ extLineItemNumber: 1, referenceLineItemNumber: 1, subscriptionId: target.subscriptionId, quantity },
				],
			});
		expect(
			(await send({ orderType: 'RETURN', referenceOrderId: placed.orderId, lineItems: [line(ALL_APPS, 3)] })).body.code,
		).toBe('RETURN_NOT_SUPPORTED_SWITCH_ORDER');
		expect((await back(2)).body.code).toBe('3132');
		expect((await back(3)).status).toBe(202);
		world.pass(3000);
		expect(await quantities()).toEqual([`${ACROBAT} 5 1000`, `${ALL_APPS} 0 1004`]);
		expect((await back(3)).status).toBeGreaterThanOrEqual(400);
	});

	test('of everything ends the subscription, and undoing it begins it again', async () => {
		const placed = await send(await body(5));
		world.pass(3000);
		expect(await quantities()).toEqual([`${ACROBAT} 0 1004`, `${ALL_APPS} 5 1000`]);
		const [, target] = await subscriptions();
		await send({
			orderType: 'REVERT_SWITCH',
			referenceOrderId: placed.body.orderId,
			currencyCode: 'USD',
			lineItems: [line(ACROBAT, 5)],
			cancellingItems: [
				{ extLineItemNumber: 1, referenceLineItemNumber: 1, subscriptionId: target.subscriptionId, quantity: 5 },
			],
		});
		world.pass(3000);
		expect(await quantities()).toEqual([`${ACROBAT} 5 1000`, `${ALL_APPS} 0 1004`]);
	});

	test('has a preview with the prices of both sides', async () => {
		const previewed = await send({ ...(await body(2)), orderType: 'PREVIEW_SWITCH' }, '?fetch-price=true');
		expect(previewed.status).toBe(201);
		expect(previewed.body.cancellingItems[0].pricing.lineItemPartnerPrice).toBe(-479.76);
		expect(previewed.body.pricingSummary[0].totalLineItemPartnerPrice).toBe(1200);
		expect(world.simulator.adobe.effects().orders).toBe(1);
	});

	test.each([
		['quantities that differ', 2, { quantity: 1 }, {}, '2149'],
		['more than there is', 6, {}, {}, '2151'],
		['lines that do not point to each other', 1, { referenceLineItemNumber: 2 }, {}, '2153'],
		['a way that does not exist', 1, {}, { offerId: PHOTOSHOP }, '2150'],
		['a subscription that is not there', 1, { subscriptionId: 'other' }, {}, '3115'],
		['a currency that is not sold', 1, {}, {}, '2125'],
	])('is refused for %s', async (_, quantity, more, own, code) => {
		const order = await body(quantity, more, own);
		expect((await send(code === '2125' ? { ...order, currencyCode: 'JPY' } : order)).body.code).toBe(code);
	});

	test('has one line', async () => {
		const order = await body(1);
		expect((await send({ ...order, lineItems: [line(ALL_APPS, 1), line(ALL_APPS, 1)] })).body.code).toBe('2152');
	});

	test('of a product that moves as a whole takes no part', async () => {
		await world.order(customer, newOrder(line('65304519CA01A12', 4)));
		const { subscriptionId } = (await subscriptions()).at(-1);
		expect((await send(await body(2, { subscriptionId }, { offerId: ACROBAT }))).body.code).toBe('2154');
		expect((await send(await body(4, { subscriptionId }, { offerId: ACROBAT }))).status).toBe(202);
	});

	test('cannot be undone after 14 days', async () => {
		const { body: placed } = await send(await body(3));
		world.pass(14 * DAY + 1);
		await world.signIn();
		const [, target] = await subscriptions();
		const answer = await send({
			orderType: 'PREVIEW_REVERT_SWITCH',
			referenceOrderId: placed.orderId,
			currencyCode: 'USD',
			lineItems: [line(ACROBAT, 3)],
			cancellingItems: [
				{ extLineItemNumber: 1, referenceLineItemNumber: 1, subscriptionId: target.subscriptionId, quantity: 3 },
			],
		});
		expect(answer.body.code).toBe('3132');
	});
});
