import type { IDataObject } from 'n8n-workflow';

import { given } from '../../../support/given';
import { time } from '../../../support/virtualClock';

import { line, newOrder } from '../orderFields';
import { ACROBAT, DAY, inDays, PHOTOSHOP, picked, startAdobeWorld, type AdobeWorld } from '../world';

let world: AdobeWorld;
let customer: string;

beforeAll(async () => {
	world = await startAdobeWorld();
});
beforeEach(async () => {
	await world.reset();
	customer = await world.customer();
	world.asked();
});
afterAll(async () => await world.stop());

const place = async (more: IDataObject = {}, lines?: IDataObject[]) =>
	await world.row('NewOrder', 'place', newOrder(customer, more, lines));
const refused = async (more: IDataObject = {}, lines?: IDataObject[]) =>
	await world.complaint('NewOrder', 'place', newOrder(customer, more, lines));
const orders = () => world.state().orders;

describe('the order key', () => {
	test('buys once; other lines are refused, and so is nothing', async () => {
		const { orderId } = await place();
		expect(await place()).toMatchObject({
			orderId: given(orderId),
			created: false,
			outcome: 'completed',
			warnings: [expect.stringContaining('Nothing was ordered now')],
		});
		expect(await refused({}, [line(ACROBAT, 6)])).toBe(
			`Nothing was ordered: the key "deal-1" was already used for order ${orderId} with 5 x 65304520CA..A12 (USD), but this item requests 6 x 65304520CA..A12 (USD). If it is the same sale, correct the products. Use a new key only for a new sale.`,
		);
		expect(await refused({ orderKey: '={{ $json.nothing }}' })).toMatch(/"Order Key" is empty, so nothing was ordered/);
		expect(orders()).toHaveLength(1);
	});

	test("holds over terms, and whatever the customer's level is by now", async () => {
		await place({}, [line(ACROBAT, 60)]);
		time.pass(400 * DAY);
		world.simulator.adobe.admin().setAnniversary(customer, inDays(200));
		expect(await place({}, [line(ACROBAT, 60)])).toMatchObject({ created: false });
		expect(orders().filter(({ type }) => type === 'NEW')).toHaveLength(1);
	});

	test('that is longer than 35 characters is shortened, which is reported; it is found again', async () => {
		const orderKey = 'opportunity-0061t00000AbCdEfGHIJ-line-1';
		const first = await place({ orderKey });
		const kept = orders()[0].externalReferenceId;
		expect(kept).toHaveLength(35);
		expect(first).toMatchObject({
			orderKey,
			orderKeyReadable: true,
			warnings: [`The order key is longer than 35 characters. Adobe stores it as "${kept}".`],
		});
		await place({ orderKey: orderKey.replace(/1$/, '2') });
		time.pass(20 * 60_000);
		expect(await place({ orderKey })).toMatchObject({ created: false, orderId: given(first.orderId) });
		expect(orders()).toHaveLength(2);
	});

	test('may be left out: then the execution, node and item are the key', async () => {
		const without = newOrder(customer, { orderKey: '', options: { withoutOrderKey: true } });
		const items = [{ json: {} }, { json: {} }];
		for (const executionId of ['7', '7', '8']) await world.rows('NewOrder', 'place', without, { items, executionId });
		expect(orders()).toHaveLength(4);
	});
});

describe('several items', () => {
	const items = [
		{ json: { key: 'a', quantity: 5 } },
		{ json: { key: 'b', quantity: 60 } },
		{ json: { key: 'c', quantity: 1 } },
	];
	const each = (quantity: unknown = '={{ $json.quantity }}') =>
		newOrder(customer, { orderKey: '={{ $json.key }}' }, [line(ACROBAT, quantity)]);

	test('of one customer go one after the other, in the order of the input', async () => {
		const rows = await world.rows('NewOrder', 'place', each(), { items });
		expect(rows.map(({ orderKey }) => orderKey)).toEqual(['a', 'b', 'c']);
		expect(orders().map(({ externalReferenceId, lines: [{ quantity }] }) => [externalReferenceId, quantity])).toEqual([
			['a', 5],
			['b', 60],
			['c', 1],
		]);
	});

	test.each([0, -1, 1.5, 'ten', ''])(
		'a quantity of %p in the last one stops all before anything is bought',
		async (quantity) => {
			const { error } = await world.run('NewOrder', 'place', each(), {
				items: [...items, { json: { key: 'd', quantity } }],
			});
			expect(error?.message).toMatch(/^Item 3: .*Lines.* 1.*Quantity/);
			expect(error?.description).toBe('Nothing was sent.');
			expect(world.asked()).toEqual({});
		},
	);

	test('after a failed one no further one is bought, unless the node goes on', async () => {
		const wrong = [items[0], { json: { key: 'b', quantity: 20_000 } }, items[2]];
		const { error } = await world.run('NewOrder', 'place', each(), { items: wrong });
		expect(error?.message).toMatch(/^A quantity is out of range/);
		expect(error?.description).toMatch(/^Code 2120\..*\nDone: items 0 .*\nFailed: items 1\.\nNot sent: items 2\.$/);
		const { lastNodeItems } = await world.run('NewOrder', 'place', each(), {
			items: wrong,
			onError: 'continueRegularOutput',
		});
		expect(lastNodeItems.map(({ json }) => json)).toMatchObject([
			{ created: false },
			{ error: expect.any(String), details: { code: '2120' } },
			{ created: true },
		]);
		expect(orders().map(({ externalReferenceId }) => externalReferenceId)).toEqual(['a', 'c']);
	});

	test.each([
		['no line', { lineItems: {} }, /Lines/],
		[
			'two lines with one number',
			{
				lineItems: {
					line: [
						line(ACROBAT, 1, { more: { extLineItemNumber: 2 } }),
						line(PHOTOSHOP, 1, { more: { extLineItemNumber: 2 } }),
					],
				},
			},
			/same Line Number/,
		],
		[
			'a currency in both places',
			{ lineItems: { line: [line(ACROBAT, 1, { more: { currencyCode: 'USD' } })] } },
			/"Currency" is set/,
		],
		['a currency that is none', { currencyCode: 'dollars' }, /"Currency"/],
		[
			'two discount codes',
			{ lineItems: { line: [line(ACROBAT, 1, { more: { flexDiscountCodes: 'A, B' } })] } },
			/only one code/,
		],
		['a customer that is no ID', { customerId: picked('../P1') }, /"Customer"/],
	])('%s is refused with item and field', async (_, wrong, words) => {
		const { error } = await world.run('NewOrder', 'place', newOrder(customer, wrong as IDataObject));
		expect(error?.message).toMatch(words);
		expect(error?.message).toMatch(/^Item 0: /);
		expect(world.asked()).toEqual({});
	});
});
