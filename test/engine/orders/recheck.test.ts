import type { LastTry } from '../../../nodes/engine/declare';
import { ConcurrentOrder, newOrder, recheckBeforeSend } from '../../../nodes/engine/orders/existing/recheck';
import { vendor } from '../session';
import { KEY, LINES, shopOf, type Listed, type Shop, type ShopOptions } from './shop';

const at = (id: string, more: Partial<Listed> = {}): Listed => ({ id, key: KEY, lines: LINES, madeAt: 0, ...more });
const NOTHING = { orders: [], at: 0 };
const lastTry = (renewed = false): LastTry => ({ renewed });

describe('an order that was not there before', () => {
	const found = async (orders: Listed[], before: string[] = [], options: ShopOptions = {}) => {
		const { session, placing } = await shopOf(orders, options);
		const known = before.map((id) => ({ id, state: 'completed' as const, body: {} }));
		return (await newOrder(session, placing, { orders: known, at: 0 }))?.id;
	};

	test('is the oldest under the key', async () => {
		expect(await found([at('3', { madeAt: 30 }), at('2', { madeAt: 20 }), at('1', { key: 'other' })])).toBe('2');
	});

	test('is none that was there', async () => {
		expect(await found([at('1')], ['1'])).toBeUndefined();
	});

	test.each<[string, Partial<Listed>, string | undefined]>([
		['with the same lines', {}, '1'],
		['that shows no lines', { lines: undefined }, '1'],
		['with other lines', { lines: ['1 x B'] }, undefined],
	])('where the platform keeps no key, one %s counts as well', async (_, more, id) => {
		const order = at('1', { key: undefined, ...more });
		expect(await found([order], [], { strategy: { keyless: true } })).toBe(id);
		expect(await found([order])).toBeUndefined();
	});
});

describe('before an order is sent', () => {
	const checks = ({ session, placing }: Shop) => recheckBeforeSend(session, placing, NOTHING);
	const alone: ShopOptions = { session: { company: { is: 'none' } } };

	test('nothing is looked at where the platform recognizes repeats', async () => {
		const shop = await shopOf([at('1')], { session: { vendor: { ...vendor, idempotencyHeader: 'x-id' } } });
		expect(checks(shop)).toEqual({});
	});

	test('where an id is for one call only, the list is looked at before another id', async () => {
		const own = { ...vendor, idempotencyHeader: 'x-id', idsPerCall: true as const };
		const shop = await shopOf([at('1')], { session: { vendor: own } });
		const { beforeTurn, beforeTry } = checks(shop);
		expect(beforeTurn).toBeUndefined();
		await beforeTry?.(lastTry());
		expect(shop.looks.lists).toBe(0);
		await expect(beforeTry?.(lastTry(true))).rejects.toThrow(ConcurrentOrder);
	});

	test('a fresh look is not made again, one of half a second is', async () => {
		const shop = await shopOf([], alone);
		const { beforeTurn, beforeTry } = checks(shop);
		await shop.clock.sleep(499 - shop.clock.elapsed());
		await beforeTurn?.();
		await beforeTry?.(lastTry());
		expect(shop.looks.lists).toBe(0);
		await shop.clock.sleep(1);
		await beforeTurn?.();
		expect(shop.looks.lists).toBe(1);
		await beforeTry?.(lastTry());
		expect(shop.looks.lists).toBe(1);
		await shop.clock.sleep(500);
		await beforeTry?.(lastTry());
		expect(shop.looks.lists).toBe(2);
	});

	test('an order that is there by then stops the sending', async () => {
		const shop = await shopOf([at('1')], alone);
		await shop.clock.sleep(1000);
		await expect(checks(shop).beforeTurn?.()).rejects.toMatchObject({ order: { id: '1' } });
	});

	test('under a key of this turn nothing is looked at, however old the look', async () => {
		const shop = await shopOf([at('1')], { settings: { generatedKey: true } });
		await shop.clock.sleep(1000);
		const { beforeTurn, beforeTry } = checks(shop);
		await beforeTurn?.();
		await beforeTry?.(lastTry());
		expect(shop.looks.lists).toBe(0);
	});

	test('where others may sell the same, the look is made at the own moment, not ahead of the turn', async () => {
		const shop = await shopOf([at('1')]);
		const { beforeTurn, beforeTry } = checks(shop);
		await shop.clock.sleep(1000);
		await beforeTurn?.();
		expect(shop.looks.lists).toBe(0);
		await expect(beforeTry?.(lastTry())).rejects.toThrow(ConcurrentOrder);
	});
});
