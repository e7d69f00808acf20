import type { State } from '../../../nodes/engine/declare';
import {
	duplicateWarnings,
	findDuplicates,
	settle,
	type Settled,
} from '../../../nodes/engine/orders/existing/duplicates';
import type { Placed } from '../../../nodes/engine/orders/types';
import { bodyOf, KEY, shopOf, type Listed, type Shop } from './shop';

const at = (id: string, madeAt: number, more: Partial<Listed> = {}): Listed => ({ id, key: KEY, madeAt, ...more });
const ids = (orders?: Array<{ id: string }>) => orders?.map(({ id }) => id);

const placed = (id: string, more: Partial<Placed> = {}): Placed => ({
	id,
	body: bodyOf(at(id, 0)),
	created: true,
	warnings: [],
	checks: {},
	...more,
});

/** Settles an order; each order that is followed ends as `ends` says, completed when it does not. */
async function settled(shop: Shop, order: Placed, ends: Record<string, State> = {}, during = () => {}) {
	const followed: string[] = [];
	const result = await settle(shop.session, shop.placing, order, async ({ id, body }) => {
		followed.push(id);
		during();
		return await Promise.resolve({ state: ends[id] ?? 'completed', body: { ...body, id } });
	});
	return { ...result, followed };
}

const seen = async ({ session, placing }: Shop, id: string, created = true) =>
	ids(await findDuplicates(session, placing, { id, created }));

describe('the look right after the placing', () => {
	const both = [at('2', 200), at('1', 100)];

	test('gives the active orders of the key, the oldest first', async () => {
		expect(await seen(await shopOf(both), '2')).toEqual(['1', '2']);
	});

	test('says nothing where the list does not show the own order yet', async () => {
		expect(await seen(await shopOf(both), '3')).toBeUndefined();
	});

	test('says nothing where the platform cannot be asked', async () => {
		const strategy = { find: async () => await Promise.reject(new Error('Down.')) };
		expect(await seen(await shopOf(both, { strategy }), '2')).toBeUndefined();
	});

	test.each([
		['for an order that was found', {}, false],
		['under a key of this turn alone', { settings: { generatedKey: true } }, true],
		['where two orders under one key cannot be', { strategy: { duplicates: undefined } }, true],
	])('is not made %s', async (_, options, created) => {
		const shop = await shopOf(both, options);
		expect(await seen(shop, '2', created)).toBeUndefined();
		expect(shop.looks.lists).toBe(0);
	});
});

describe('which order counts', () => {
	const mine = (orders: Listed[]) =>
		orders.map((order) => ({ ...order, state: 'completed' as State, body: bodyOf(order) }));

	test('the only one', async () => {
		const result = await settled(await shopOf([at('1', 100)]), placed('1'));
		expect(result).toMatchObject({ id: '1', created: true, others: [], unclear: [], warnings: [], followed: ['1'] });
		expect([result.duplicate, result.gone]).toEqual([undefined, undefined]);
	});

	test('the older one of another worker; that of this item is its duplicate', async () => {
		const orders = [at('1', 100), at('2', 200)];
		const result = await settled(await shopOf(orders), placed('2', { activeOrders: mine(orders) }));
		expect(result).toMatchObject({ id: '1', created: false, duplicate: { id: '2' }, followed: ['1'] });
		expect(ids(result.others)).toEqual(['2']);
		expect(result.gone).toBeUndefined();
	});

	test('the next one where the older one fails', async () => {
		const orders = [at('1', 100), at('2', 200)];
		const result = await settled(await shopOf(orders), placed('2', { activeOrders: mine(orders) }), { 1: 'failed' });
		expect(result).toMatchObject({ id: '2', created: true, others: [], followed: ['1', '2'] });
		expect(result.duplicate).toBeUndefined();
	});

	test('that of the other worker where the own one fails, which is then gone', async () => {
		const orders = [at('1', 100), at('2', 200)];
		const result = await settled(await shopOf(orders), placed('1', { activeOrders: mine(orders) }), { 1: 'failed' });
		expect(result).toMatchObject({ id: '2', created: false, gone: '1' });
		expect(result.duplicate).toBeUndefined();
	});

	test('without an answer the youngest is taken for that of this item', async () => {
		const orders = [at('1', 100), at('2', 200), at('3', 300)];
		const result = await settled(await shopOf(orders), placed('1', { uncertain: true, activeOrders: mine(orders) }));
		expect(result).toMatchObject({ id: '1', duplicate: { id: '3' } });
	});

	test('one that was found has no duplicate of this item', async () => {
		const orders = [at('1', 100), at('2', 200)];
		const result = await settled(await shopOf(orders), placed('1', { created: false, activeOrders: mine(orders) }));
		expect(result).toMatchObject({ id: '1', created: false });
		expect([ids(result.others), result.duplicate, result.gone]).toEqual([['2'], undefined, undefined]);
	});

	test('those behind it are read again: one that failed since is none', async () => {
		const orders = [at('1', 100), at('2', 200), at('3', 300)];
		const shop = await shopOf(orders);
		orders[1].state = 'failed';
		const result = await settled(shop, placed('3', { activeOrders: mine(orders) }));
		expect([ids(result.others), ids(result.unclear)]).toEqual([['3'], []]);
	});

	test('one behind it that cannot be read stays as it was listed', async () => {
		const orders = [at('1', 100), at('2', 200)];
		const result = await settled(await shopOf([at('1', 100)]), placed('2', { activeOrders: mine(orders) }));
		expect(ids(result.others)).toEqual(['2']);
	});

	test('one behind it of an unknown status is unclear, and neither other nor duplicate', async () => {
		const orders = [at('1', 100), at('2', 200)];
		const listed = mine(orders).map((order) => (order.id === '2' ? { ...order, unclear: true } : order));
		const result = await settled(await shopOf(orders), placed('1', { activeOrders: listed }));
		expect([result.id, ids(result.others), ids(result.unclear)]).toEqual(['1', [], ['2']]);
	});

	test('one behind it that comes to an unknown status is unclear', async () => {
		const orders = [at('1', 100), at('2', 200)];
		const shop = await shopOf(orders);
		Object.assign(orders[1], { state: 'failed', unclear: true });
		const result = await settled(shop, placed('1', { activeOrders: mine([at('1', 100), at('2', 200)]) }));
		expect([ids(result.others), ids(result.unclear)]).toEqual([[], ['2']]);
	});

	test('the own one of an unknown status is not gone', async () => {
		const orders = [at('1', 100, { unclear: true }), at('2', 200)];
		const listed = mine(orders).map((order) => (order.id === '1' ? { ...order, unclear: true } : order));
		const own = placed('1', { body: bodyOf(orders[0]), activeOrders: listed });
		const result = await settled(await shopOf(orders), own, { 1: 'failed' });
		expect([result.id, ids(result.unclear), result.gone]).toEqual(['2', ['1'], undefined]);
	});
});

describe('an order that is listed late', () => {
	test('is looked for three times, and the user gets to know that it was not there', async () => {
		const shop = await shopOf([]);
		const start = shop.clock.elapsed();
		expect((await settled(shop, placed('1'))).warnings).toHaveLength(1);
		expect([shop.looks.lists, shop.clock.elapsed() - start]).toEqual([3, 20_000]);
	});

	test('nothing is looked for under a key of this turn', async () => {
		const shop = await shopOf([], { settings: { generatedKey: true } });
		expect((await settled(shop, placed('1'))).warnings).toEqual([]);
		expect(shop.looks.lists).toBe(0);
	});

	test('an order that was found is not looked for', async () => {
		const shop = await shopOf([]);
		expect((await settled(shop, placed('1', { created: false }))).warnings).toEqual([]);
		expect(shop.looks.lists).toBe(0);
	});

	/** The list shows an older order of another worker only after the own one was followed. */
	const late = async (wait: boolean, ends: Record<string, State> = {}) => {
		const shop = await shopOf([at('2', 200)], { settings: { wait } });
		return await settled(shop, placed('2'), ends, () => {
			if (shop.orders.length > 1) return;
			shop.orders[0].state = ends['2'];
			shop.orders.unshift(at('1', 100));
		});
	};

	test('after a wait the list is looked at once more', async () => {
		expect(await late(true)).toMatchObject({ id: '1', created: false, duplicate: { id: '2' }, warnings: [] });
	});

	test('without a wait it is not', async () => {
		expect(await late(false)).toMatchObject({ id: '2', created: true });
	});

	test('but it is where the own one failed', async () => {
		expect(await late(false, { 2: 'failed' })).toMatchObject({ id: '1', created: false, gone: '2' });
	});
});

describe('what is said of orders beside the one that counts', () => {
	const order = (id: string) => ({ id, key: KEY, state: 'completed' as State, body: { id } });
	const nothing: Settled = {
		id: '1',
		created: true,
		end: { state: 'completed', body: {} },
		others: [],
		unclear: [],
		warnings: [],
	};
	const said = async (more: Partial<Settled>) => duplicateWarnings((await shopOf([])).placing, { ...nothing, ...more });

	test('nothing, where there is none', async () => {
		expect(await said({})).toEqual({ warnings: [] });
	});

	test('each one is a warning with both IDs and the advice of the platform', async () => {
		const { note, warnings } = await said({ others: [order('2'), order('3')] });
		expect(note).toBeUndefined();
		expect(warnings).toEqual([
			expect.stringMatching(/^Order 2 .*order 1\b.* See 2\.$/),
			expect.stringMatching(/^Order 3 .*order 1\b.* See 3\.$/),
		]);
	});

	test('that of this item is a note, and no warning', async () => {
		const mine = order('2');
		const { note, warnings } = await said({ created: false, others: [mine], duplicate: mine });
		expect(note).toMatch(/order 1 .*order 2 .*See 2\.$/);
		expect(warnings).toEqual([]);
	});

	test('one of an unknown status, and one that failed, are warnings', async () => {
		const { warnings } = await said({ unclear: [order('2')], gone: '3' });
		expect(warnings).toEqual([expect.stringMatching(/^Order 2 /), expect.stringMatching(/order 1 .*order 3 /)]);
	});
});
