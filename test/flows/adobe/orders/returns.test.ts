import type { IDataObject } from 'n8n-workflow';

import { given } from '../../../support/given';
import { time } from '../../../support/virtualClock';

import { line, newOrder, returning } from '../orderFields';
import { ACROBAT, DAY, PHOTOSHOP, picked, startAdobeWorld, type AdobeWorld } from '../world';

let world: AdobeWorld;
let customer: string;
let order: string;

beforeAll(async () => {
	world = await startAdobeWorld();
});
beforeEach(async () => {
	await world.reset();
	customer = await world.customer();
	order = String(
		(await world.row('NewOrder', 'place', newOrder(customer, {}, [line(ACROBAT, 10), line(PHOTOSHOP, 4)]))).orderId,
	);
	world.asked();
});
afterAll(async () => await world.stop());

const SECOND = 1000;
const POST = 'POST /v3/customers/{customer-id}/orders';

/** A line of the order that is given back. */
const part = (extLineItemNumber: number, quantity: unknown, offerId = ACROBAT): IDataObject =>
	({ extLineItemNumber, offerId, quantity }) as IDataObject;

const giveBack = async (more: IDataObject = {}, lines?: IDataObject[]) =>
	await world.row('ReturnOrder', 'place', returning(customer, order, more, lines));
const refused = async (more: IDataObject = {}, lines?: IDataObject[]) =>
	await world.complaint('ReturnOrder', 'place', returning(customer, order, more, lines));

const original = () => world.state().orders.find(({ id }) => id === order)!;
const returns = () => world.state().orders.filter(({ type }) => type === 'RETURN');
const remaining = () => original().lines.map(({ remainingQuantity }) => remainingQuantity);
const licenses = () => world.state().subscriptions.map(({ currentQuantity }) => currentQuantity);

describe('a return', () => {
	test('of all that remains gives back every line, and reads first what that is', async () => {
		expect(await giveBack()).toMatchObject({
			orderType: 'RETURN',
			created: true,
			outcome: 'completed',
			referenceOrderId: order,
			preview: {
				remaining: [
					{ extLineItemNumber: 1, offerId: ACROBAT, remainingQuantity: 10 },
					{ extLineItemNumber: 2, offerId: PHOTOSHOP, remainingQuantity: 4 },
				],
			},
		});
		expect(world.asked()).toMatchObject({ 'GET /v3/customers/{customer-id}/orders/{order-id}': 3, [POST]: 1 });
		expect(remaining()).toEqual([0, 0]);
		expect(licenses()).toEqual([0, 0]);
		expect(original().status).toBe('1008');
	});

	test('of a part leaves the rest, which "all that remains" takes later', async () => {
		await giveBack({}, [part(1, 3)]);
		expect(remaining()).toEqual([7, 4]);
		expect(licenses()).toEqual([7, 4]);
		await giveBack({ orderKey: 'return-2' });
		expect(returns().map(({ lines }) => lines.map(({ quantity }) => quantity))).toEqual([[3], [7, 4]]);
	});

	test('needs no level: Adobe takes back the offer that was sold', async () => {
		customer = await world.customer();
		await world.buy(customer, PHOTOSHOP, 50);
		order = String((await world.row('NewOrder', 'place', newOrder(customer))).orderId);
		await giveBack({}, [part(1, 5)]);
		expect(returns()[0].lines).toMatchObject([{ sentOfferId: '65304520CA03A12', quantity: 5 }]);
	});

	test('a dry run shows the body and what remains, and gives nothing back', async () => {
		await giveBack({}, [part(1, 3)]);
		expect(await giveBack({ dryRun: true, orderKey: 'return-2' })).toEqual({
			dryRun: true,
			orderKey: 'return-2',
			existingOrderId: null,
			preview: {
				remaining: [
					{ extLineItemNumber: 1, offerId: ACROBAT, remainingQuantity: 7 },
					{ extLineItemNumber: 2, offerId: PHOTOSHOP, remainingQuantity: 4 },
				],
			},
			request: {
				method: 'POST',
				path: `/v3/customers/${customer}/orders`,
				body: {
					orderType: 'RETURN',
					referenceOrderId: order,
					externalReferenceId: 'return-2',
					currencyCode: 'USD',
					lineItems: [
						{ extLineItemNumber: 1, offerId: ACROBAT, quantity: 7 },
						{ extLineItemNumber: 2, offerId: PHOTOSHOP, quantity: 4 },
					],
				},
			},
		});
		expect(returns()).toHaveLength(1);
	});

	test('under one key is done once, also of all that remains and after the 14 days', async () => {
		const { orderId } = await giveBack();
		expect(await giveBack()).toMatchObject({ orderId: given(orderId), created: false });
		time.pass(20 * DAY);
		expect(await giveBack()).toMatchObject({ orderId: given(orderId), created: false });
		expect(returns()).toHaveLength(1);
	});

	test('of lines that differ under the same key is refused', async () => {
		await giveBack({}, [part(1, 3)]);
		expect(await refused({}, [part(1, 4)])).toMatch(/used for order \d+ with 3 x 65304520CA..A12, .*requests 4 x/);
		expect(returns()).toHaveLength(1);
	});

	test('of a lost answer is one return', async () => {
		world.simulator.faults.add({ route: POST, kind: 'reset', when: 'after' });
		expect(await giveBack()).toMatchObject({ created: true, outcome: 'completed' });
		expect(remaining()).toEqual([0, 0]);
		expect(returns()).toHaveLength(1);
	});
});

describe('items that give back the same order', () => {
	const items = [{ json: { key: 'a', quantity: 6 } }, { json: { key: 'b', quantity: 4 } }];
	const each = () => returning(customer, order, { orderKey: '={{ $json.key }}' }, [part(1, '={{ $json.quantity }}')]);

	test('each see what the one before has left', async () => {
		const rows = await world.rows('ReturnOrder', 'place', each(), { items });
		expect(rows.map(({ preview }) => (preview as { remaining: IDataObject[] }).remaining[0].remainingQuantity)).toEqual(
			[10, 4],
		);
		const { error } = await world.run('ReturnOrder', 'place', each(), { items: [{ json: { key: 'c', quantity: 1 } }] });
		expect(error?.message).toMatch(/only 0 of it remain/);
		expect(remaining()).toEqual([0, 4]);
	});
});

describe('nothing is sent', () => {
	afterEach(() => expect(world.asked()).not.toHaveProperty([POST]));

	const until = () => new Date(original().createdAt + 14 * DAY).toISOString().slice(0, 16).replace('T', ' ');

	test('once the 14 days are over, with the deadline in the sentence', async () => {
		time.pass(original().createdAt + 14 * DAY + SECOND - time.now());
		const { error } = await world.run('ReturnOrder', 'place', returning(customer, order));
		expect(error?.message).toBe(
			`Nothing was sent: order ${order} could be returned until ${until()} UTC, for 14 days after it was placed.`,
		);
		const { lastNodeItems } = await world.run('ReturnOrder', 'place', returning(customer, order), {
			onError: 'continueRegularOutput',
		});
		expect(lastNodeItems[0].json).toMatchObject({
			details: { outcome: 'failed', referenceOrderId: order, until: expect.stringContaining('2026-') },
		});
		expect(await refused({ dryRun: true })).toContain('could be returned until');
	});

	test.each([
		[
			'more than what remains',
			part(1, 11),
			'would return 11 x 65304520CA01A12, but only 10 of it remain. Return less, or choose All That Remains.',
		],
		['a line that is not there', part(3, 1), 'has no line 3. Order > Get shows its lines.'],
		['another product', part(1, 1, PHOTOSHOP), 'is 65304520CA01A12. Use that offer, or another line number.'],
	])('for %s', async (_, wrong, words) => {
		expect(await refused({}, [wrong])).toContain(words);
	});

	test.each([0, -2, 1.5, ' '])('for a quantity of %p', async (quantity) => {
		expect(await refused({}, [part(1, quantity)])).toMatch(/^Item 0: .*Lines.* 1.*Quantity/);
		expect(world.asked()).toEqual({});
	});

	test('for an order that is not there, and one that is under way', async () => {
		expect(await refused({ referenceOrderId: picked('1051299999') })).toBe(
			'The customer or order was not found. Check both IDs.',
		);
		world.simulator.adobe.settings.orderMs = 3_600_000;
		order = String(
			(
				await world.api.post<IDataObject>(`/v3/customers/${customer}/orders`, {
					orderType: 'NEW',
					currencyCode: 'USD',
					lineItems: [{ extLineItemNumber: 1, offerId: ACROBAT, quantity: 1 }],
				})
			).data.orderId,
		);
		world.asked();
		expect(await refused()).toBe(
			`Nothing was sent: order ${order} is not complete, but in progress (status 1002). Order > Wait for Completion shows when it can be returned.`,
		);
	});
});

test('the last second of the 14 days still counts', async () => {
	time.pass(original().createdAt + 14 * DAY - time.now());
	expect(await giveBack()).toMatchObject({ created: true });
	expect(returns()).toHaveLength(1);
});

test('what was returned already is reported, and not sent again', async () => {
	await giveBack();
	world.asked();
	expect(await refused({ orderKey: 'return-2' })).toBe(`Nothing was sent: order ${order} was already fully returned.`);
	expect(world.asked()).not.toHaveProperty([POST]);
});

test.each([
	[true, /remains|left to return/],
	[false, /out of range/],
])('a refusal in words (%p) or numbers shows the next step', async (returnWords, sentence) => {
	world.simulator.adobe.settings.returnWords = returnWords;
	world.simulator.faults.add({
		route: POST,
		kind: 'status',
		status: returnWords ? 422 : 400,
		body: { code: returnWords ? 'RETURN_QTY_EXCEEDS_REMAINING' : '2120', message: 'Quantity', additionalDetails: [] },
		times: 2,
	});
	expect(await refused()).toMatch(sentence);
});
