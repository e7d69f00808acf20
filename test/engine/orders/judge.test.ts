import fc from 'fast-check';

import { type ExistingOrder, Problem, type State } from '../../../nodes/engine/declare';
import { matchExistingOrder } from '../../../nodes/engine/orders/existing/matchExistingOrder';
import { comparableLines, orderKeyStrategy, orderState } from '../../../nodes/IngramMicro/orderKeyStrategy';

const KEY = 'deal-1';
const line = fc.constantFrom('1 x A', '2 x A', '1 x B', '5 x C');
const lines = fc.uniqueArray(line, { minLength: 1, maxLength: 3 });
const state = fc.constantFrom<State>('completed', 'failed', 'pending');
const order = fc.record({
	id: fc.nat().map(String),
	key: fc.constantFrom(KEY, undefined),
	lines: fc.option(lines, { nil: undefined }),
	state,
	body: fc.constant({}),
});
const allow = fc.record({ placeAgain: fc.boolean(), acceptKeyless: fc.boolean() });
const same = (a: string[], b: string[]) => [...a].sort().join() === [...b].sort().join();

/** The order that is given back, 'buy', or the problem. */
function verdict(found: ExistingOrder[], wanted: string[], allowed: { placeAgain: boolean; acceptKeyless: boolean }) {
	try {
		return matchExistingOrder(found, KEY, wanted, allowed) ?? 'buy';
	} catch (error) {
		expect(error).toBeInstanceOf(Problem);
		return error as Problem;
	}
}

const check = (
	property: (
		found: ExistingOrder[],
		wanted: string[],
		allowed: { placeAgain: boolean; acceptKeyless: boolean },
	) => void,
) => fc.assert(fc.property(fc.array(order, { maxLength: 5 }), lines, allow, property), { numRuns: 2000 });

test('a key that has an order never buys, but for a failed one with Place Again', () => {
	check((found, wanted, allowed) => {
		const mine = found.filter(({ key }) => key === KEY);
		fc.pre(mine.length > 0);
		const end = verdict(found, wanted, allowed);
		if (end === 'buy') {
			expect(allowed.placeAgain).toBe(true);
			expect(mine.every((one) => one.state === 'failed')).toBe(true);
		} else if (!(end instanceof Problem)) expect(mine).toContain(end);
	});
});

test('the same key with other lines is always refused, naming both', () => {
	check((found, wanted, allowed) => {
		const alive = found.find(({ key, state: of }) => key === KEY && of !== 'failed');
		fc.pre(alive?.lines !== undefined && !same(alive.lines, wanted));
		const end = verdict(found, wanted, allowed) as Problem;
		expect(end).toBeInstanceOf(Problem);
		expect(end.details).toMatchObject({
			orderKey: KEY,
			orderId: alive?.id,
			existingLines: alive?.lines,
			lines: wanted,
		});
		for (const text of [...(alive?.lines ?? []), ...wanted, String(alive?.id)]) expect(end.message).toContain(text);
	});
});

test('an order that is alive is given back before a failed one', () => {
	check((found, wanted, allowed) => {
		const alive = found.find(({ key, state: of }) => key === KEY && of !== 'failed');
		fc.pre(alive !== undefined && (!alive.lines || same(alive.lines, wanted)));
		expect(verdict(found, wanted, allowed)).toBe(alive);
	});
});

test('an order without a key and with the same lines, or unknown ones, cannot be decided, unless that is accepted', () => {
	check((found, wanted, allowed) => {
		fc.pre(found.every(({ key }) => key === undefined));
		const doubtful = found.filter((one) => one.state !== 'failed' && (!one.lines || same(one.lines, wanted)));
		const end = verdict(found, wanted, allowed);
		if (doubtful.length === 0 || allowed.acceptKeyless) expect(end).toBe('buy');
		else expect(end).toMatchObject({ details: { outcome: 'unknown', orderId: doubtful[0].id } });
	});
});

test('the order of the lines does not count', () => {
	fc.assert(
		fc.property(fc.shuffledSubarray(['1 x A', '2 x B', '3 x C'], { minLength: 3 }), (turned) => {
			const existing: ExistingOrder = {
				id: '1',
				key: KEY,
				lines: ['1 x A', '2 x B', '3 x C'],
				state: 'completed',
				body: {},
			};
			expect(verdict([existing], turned, { placeAgain: false, acceptKeyless: false })).toBe(existing);
		}),
	);
});

describe('Ingram Micro', () => {
	test.each([
		[
			{
				type: 'sales',
				products: [
					{ mpn: 'A', quantity: '2.0' },
					{ mpn: 'B', quantity: 1 },
				],
			},
			['2 x A', '1 x B'],
		],
		[{ type: 'sales', products: [{ quantity: '2' }] }, undefined],
		[{ type: 'sales', products: [] }, undefined],
		[{ type: 'sales' }, undefined],
		[{ type: 'change', products: [{ mpn: 'A', quantity: '2', subscriptionId: '7' }] }, ['A of subscription 7']],
		[{ type: 'change', products: [{ mpn: 'A', quantity: '2' }] }, undefined],
		[
			{
				type: 'renewal',
				products: [
					{ subscriptionId: '7', mpn: 'A' },
					{ subscriptionId: '7', mpn: 'B' },
				],
			},
			['7'],
		],
		[{ type: 'cancellation', products: [{ subscriptionId: '7' }] }, ['7']],
		[{ type: 'migration', products: [{ mpn: 'A', quantity: 2 }] }, ['2 x A']],
	])('lines of %j', (body, expected) => expect(comparableLines(body)).toEqual(expected));

	test('what was sent compares equal to what comes back, but for the quantity of a change', () => {
		const sent = {
			type: 'sales',
			products: [
				{ mpn: 'A', quantity: '3' },
				{ mpn: 'B', quantity: '10' },
			],
		};
		const back = {
			type: 'sales',
			products: [
				{ mpn: 'B', quantity: '10.0', id: 'x' },
				{ mpn: 'A', quantity: '3.0' },
			],
		};
		expect([...(comparableLines(sent) ?? [])].sort()).toEqual([...(comparableLines(back) ?? [])].sort());
	});

	test.each([
		['completed', 'completed'],
		['complete', 'completed'],
		['Completed', 'completed'],
		['error', 'failed'],
		['cancelled', 'failed'],
		['processing', 'pending'],
		['submitted', 'pending'],
		[undefined, 'pending'],
	])('the status %s is %s', (status, expected) => expect(orderState({ status })).toBe(expected));

	test("the key is in the PO number, or in the attributes beside the user's own", () => {
		expect(orderKeyStrategy.withKey({ type: 'sales' }, KEY)).toEqual({ type: 'sales', poNumber: KEY });
		const own = orderKeyStrategy.withKey({ type: 'sales', poNumber: 'PO', attributes: { a: '1' } }, KEY);
		expect(own).toEqual({ type: 'sales', poNumber: 'PO', attributes: { a: '1', n8nOrderKey: KEY } });
		expect(orderKeyStrategy.read({ id: 1, ...own }).key).toBe(KEY);
		expect(orderKeyStrategy.read({ id: 1, poNumber: KEY }).key).toBe(KEY);
		expect(orderKeyStrategy.read({ id: 1, poNumber: '' }).key).toBeUndefined();
	});
});
