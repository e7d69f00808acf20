import { returnWindow } from '../../../nodes/AdobeVip/ordering/returnable';
import { given } from '../../support/given';
import { time } from '../../support/virtualClock';

import { customer, setUp, world } from './oneCustomer';
import { ACROBAT, PHOTOSHOP, picked } from './world';

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

setUp();

const history = async (more: object) =>
	await world.rows('Order', 'getAll', { customerId: picked(customer), simplify: false, ...more });

const day = (moment: number) => new Date(moment).toISOString().slice(0, 10);

/** An order of two years ago, and one of today. */
async function twoTerms() {
	const old = await world.buy(customer, ACROBAT, 5);
	time.pass(2 * 365 * DAY);
	world.simulator.adobe.admin().setAnniversary(customer, day(time.now() + 200 * DAY));
	const young = await world.buy(customer, PHOTOSHOP, 3);
	return { old: old.orderId, young: young.orderId };
}

describe('the history', () => {
	test('with Return All reaches over every term, and says so', async () => {
		const { old, young } = await twoTerms();
		const rows = await history({ returnAll: true });
		expect(rows.map(({ orderId }) => orderId)).toEqual(expect.arrayContaining([old, young]));
		expect(rows.every(({ searchedRange }) => searchedRange === 'from 2015-01-01 to now')).toBe(true);
	});

	test('with a limit and no start is that of the current term, and says so', async () => {
		const { old, young } = await twoTerms();
		const rows = await history({ returnAll: false, limit: 50 });
		const ids = rows.map(({ orderId }) => orderId);
		expect(ids).toContain(young);
		expect(ids).not.toContain(old);
		expect(rows[0].searchedRange).toBe(
			'the current term only: for older orders, set a Start Date or turn on Return All',
		);
	});

	test('of a range that was given', async () => {
		const { old } = await twoTerms();
		const [order] = world.state().orders;
		const filters = {
			startDate: new Date(order.createdAt - SECOND).toISOString(),
			endDate: new Date(order.createdAt + SECOND).toISOString(),
		};
		const rows = await history({ returnAll: false, filters });
		expect(rows.map(({ orderId }) => orderId)).toEqual([old]);
		expect(rows[0].searchedRange).toBe(
			`from ${filters.startDate.replace('.000', '')} to ${filters.endDate.replace('.000', '')}`,
		);
		expect(await history({ returnAll: false, filters: { endDate: filters.endDate } })).toMatchObject([
			{ orderId: old },
		]);
	});

	test('takes filters; lists are repeated in the query', async () => {
		await world.buy(customer, ACROBAT, 5);
		const second = await world.buy(customer, PHOTOSHOP, 3);
		const filters = {
			orderType: ['NEW', 'RENEWAL'],
			status: ['1000'],
			offerIds: `${PHOTOSHOP}, 65304524CA01A12`,
			fetchPrice: true,
		};
		const rows = await history({ returnAll: true, filters });
		expect(rows.map(({ orderId }) => orderId)).toEqual([second.orderId]);
		expect(rows[0]).toMatchObject({
			id: given(second.orderId),
			statusText: 'complete',
			pricingSummary: expect.any(Array),
		});
	});

	test('pages are read without recommendations, which are asked for once', async () => {
		for (let index = 0; index < 5; index += 1) await world.buy(customer, ACROBAT, 1);
		world.simulator.adobe.settings.maxPageSize = 2;
		world.asked();
		const rows = await world.rows('Order', 'getAll', {
			customerId: picked(customer),
			returnAll: true,
			filters: { fetchRecommendations: true, recommendationLanguage: 'EN' },
		});
		expect(rows).toHaveLength(5);
		expect(rows[0]).toMatchObject({ recommendations: { productRecommendations: expect.any(Object) } });
		expect(rows.slice(1).some((row) => 'recommendations' in row)).toBe(false);
		expect(world.asked()).toEqual({ 'GET /v3/customers/{customer-id}/orders': 4 });
	});

	test('an empty one shows beside the output which time was searched', async () => {
		const result = await world.run('Order', 'getAll', { customerId: picked(customer), returnAll: true });
		expect(result.error).toBeUndefined();
		expect(result.lastNodeItems).toEqual([]);
		expect(JSON.stringify(result)).toContain('No orders were found. The search covered from 2015-01-01 to now.');
	});
});

describe('the window for returns', () => {
	const order = (more: object = {}) => ({
		orderType: 'NEW',
		status: '1000',
		creationDate: '2028-02-20T10:00:00Z',
		lineItems: [{ remainingQuantity: 1 }],
		...more,
	});
	const deadline = Date.parse('2028-03-05T10:00:00Z');

	test('is open until its last second, and shut one second later', () => {
		expect(returnWindow(order(), deadline - SECOND)).toEqual({
			returnableUntil: '2028-03-05T10:00:00Z',
			canReturn: true,
			hoursLeft: 0,
		});
		expect(returnWindow(order(), deadline)).toMatchObject({ canReturn: true });
		expect(returnWindow(order(), deadline + SECOND)).toMatchObject({ canReturn: false, hoursLeft: 0 });
		expect(returnWindow(order(), deadline - DAY)).toMatchObject({ hoursLeft: 24 });
	});

	test('has nothing to return when all is returned, or before the order is complete', () => {
		expect(returnWindow(order({ lineItems: [{ remainingQuantity: 0 }] }), deadline)).toMatchObject({
			canReturn: false,
		});
		expect(returnWindow(order({ status: '1002' }), deadline)).toMatchObject({ canReturn: false });
		expect(returnWindow(order({ creationDate: '' }), deadline)).toEqual({
			returnableUntil: null,
			canReturn: null,
			hoursLeft: null,
		});
	});

	test('of a switch is that for undoing it', () => {
		expect(returnWindow(order({ orderType: 'SWITCH' }), deadline - DAY)).toEqual({
			revertibleUntil: '2028-03-05T10:00:00Z',
			hoursLeft: 24,
		});
	});

	test.each(['RETURN', 'REVERT_SWITCH', 'TRANSFER'])('%s has none', (orderType) => {
		expect(returnWindow(order({ orderType }), deadline)).toEqual({});
	});

	test('is in the output of Get', async () => {
		const { orderId } = await world.buy(customer, ACROBAT, 5);
		const parameters = {
			customerId: picked(customer),
			orderId: picked(String(orderId)),
			additionalFields: { fetchPrice: true },
		};
		const [placed] = world.state().orders;
		expect(await world.rows('Order', 'get', parameters)).toEqual([
			expect.objectContaining({
				orderId,
				statusText: 'complete',
				canReturn: true,
				hoursLeft: 335,
				pricingSummary: expect.any(Array),
				returnableUntil: new Date(placed.createdAt + 14 * DAY).toISOString().replace('.000', ''),
				subscriptionIds: [world.state().subscriptions[0].id],
			}),
		]);
		time.pass(14 * DAY);
		expect(await world.rows('Order', 'get', parameters)).toMatchObject([{ canReturn: false, hoursLeft: 0 }]);
	});
});

describe('waiting', () => {
	const place = async () => {
		const { data } = await world.api.post<{ orderId: string }>(`/v3/customers/${customer}/orders`, {
			orderType: 'NEW',
			currencyCode: 'USD',
			lineItems: [{ extLineItemNumber: 1, offerId: ACROBAT, quantity: 1 }],
		});
		return { customerId: picked(customer), orderId: picked(data.orderId) };
	};

	test('ends with the subscriptions', async () => {
		expect(await world.rows('Order', 'wait', await place())).toMatchObject([
			{ outcome: 'completed', status: '1000', subscriptionIds: [expect.any(String)] },
		]);
	});

	test('a failed order is reported in words', async () => {
		world.simulator.adobe.admin().failNextOrder();
		const { error } = await world.run('Order', 'wait', await place());
		expect(error?.message).toMatch(/^Order \S+ failed \(status 1004\)/);
	});
});

describe('the external reference', () => {
	const parameters = async () => {
		const { orderId } = await world.buy(customer, ACROBAT, 5);
		world.asked();
		return { customerId: picked(customer), orderId: picked(String(orderId)), externalReferenceId: 'deal-4711-2' };
	};

	test('is changed', async () => {
		expect(await world.rows('Order', 'update', await parameters())).toMatchObject([
			{ externalReferenceId: 'deal-4711-2' },
		]);
		expect(world.state().orders[0].externalReferenceId).toBe('deal-4711-2');
	});

	test('a lost answer: the order is read, and holds it', async () => {
		const given = await parameters();
		world.simulator.faults.add({
			route: 'PATCH /v3/customers/{customer-id}/orders/{order-id}',
			kind: 'html',
			status: 502,
			when: 'after',
			times: 1,
		});
		expect(await world.rows('Order', 'update', given)).toMatchObject([{ externalReferenceId: 'deal-4711-2' }]);
	});

	test('of 36 characters is refused before anything is sent', async () => {
		const { error } = await world.run('Order', 'update', {
			...(await parameters()),
			externalReferenceId: 'x'.repeat(36),
		});
		expect(error?.message).toContain('at most 35 characters, but has 36');
		expect(world.asked()).toEqual({});
	});

	test('a dry run sends nothing', async () => {
		const [row] = await world.rows('Order', 'update', { ...(await parameters()), dryRun: true });
		expect(row).toMatchObject({
			dryRun: true,
			request: { method: 'PATCH', body: { externalReferenceId: 'deal-4711-2' } },
		});
		expect(row).not.toHaveProperty('subscriptionIds');
		expect(world.asked()).toEqual({});
	});
});
