import type { ExistingOrder, OrderKeyStrategy } from '../../../nodes/engine/declare';
import { activeOrders, byAge } from '../../../nodes/engine/orders/existing/duplicates';

const strategy = {
	duplicates: { advice: () => '' },
	madeAt: ({ madeAt }) => madeAt as number | undefined,
} as Partial<OrderKeyStrategy> as OrderKeyStrategy;

const order = (id: string, madeAt?: number, more: Partial<ExistingOrder> = {}): ExistingOrder => ({
	id,
	key: 'deal-1',
	state: 'completed',
	body: { madeAt },
	...more,
});
const ids = (orders: ExistingOrder[]) => orders.map(({ id }) => id);

test('the oldest order comes first, whatever its ID', () => {
	expect(ids(byAge(strategy, [order('1', 300), order('2', 100), order('3', 200)]))).toEqual(['2', '3', '1']);
});

test.each([
	['numbers of other lengths', ['1000', '999'], ['999', '1000']],
	['numbers of one length', ['12', '11'], ['11', '12']],
	['texts, whatever their length', ['b', 'aa'], ['aa', 'b']],
	['a number and a longer text', ['b', '1a'], ['1a', 'b']],
	['the same twice', ['7', '7'], ['7', '7']],
])('of one moment, IDs decide: %s', (_, given, sorted) => {
	expect(
		ids(
			byAge(
				strategy,
				given.map((id) => order(id, 100)),
			),
		),
	).toEqual(sorted);
});

test.each([
	['none shows its age', [undefined, undefined]],
	['the first does not', [undefined, 100]],
	['the second does not', [100, undefined]],
])('where %s, IDs decide', (_, [first, second]) => {
	expect(ids(byAge(strategy, [order('2', first), order('1', second)]))).toEqual(['1', '2']);
});

test('where no platform rule says what two orders are to each other, they stay as listed', () => {
	const { duplicates: _, ...without } = strategy;
	expect(ids(byAge(without, [order('2', 200), order('1', 100)]))).toEqual(['2', '1']);
});

test('a platform without ages sorts by ID, and what was given stays as it was', () => {
	const { madeAt: _, ...ageless } = strategy;
	const given = [order('2', 100), order('1', 200)];
	expect(ids(byAge(ageless, given))).toEqual(['1', '2']);
	expect(ids(given)).toEqual(['2', '1']);
});

test('active are those of the key that did not fail, or may go through', () => {
	const orders = [
		order('5', 500, { state: 'failed' }),
		order('4', 400, { state: 'pending' }),
		order('3', 300, { key: 'other' }),
		order('2', 200, { key: undefined }),
		order('1', 100, { state: 'failed', unclear: true }),
	];
	expect(ids(activeOrders(strategy, orders, 'deal-1'))).toEqual(['1', '4']);
});
