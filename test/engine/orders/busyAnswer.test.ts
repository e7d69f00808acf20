import { Problem } from '../../../nodes/engine/declare';
import { whenFree } from '../../../nodes/engine/orders/busyAnswer';
import { vendor } from '../session';
import { KEY, LINES, shopOf, type Listed, type Shop } from './shop';

/** A platform that gives "busy" again to whoever repeats an id. */
const replaying = { ...vendor, replaysRefusals: true as const, busyCodes: ['9'] };
const busy = (details: object = {}) => new Problem('Busy.', { code: '9', ...details });

const shopWith = async (orders: Listed[] = [], more: object = {}): Promise<Shop> =>
	await shopOf(orders, { session: { vendor: { ...replaying, ...more } } });

/** Tries again until `place` answers; also gives the ids and what is left of the item's time. */
async function tried(shop: Shop, error: Error, ends: Array<Error | string>, left = 10 * 60_000) {
	const { session, placing } = shop;
	const ids: string[] = [];
	const budget = { left };
	const place = async (id: string) => {
		ids.push(id);
		const end = ends[ids.length - 1];
		return await (end instanceof Error ? Promise.reject(end) : Promise.resolve(end));
	};
	const found = { orders: [], at: 0 };
	const result = await whenFree({ ...session, budget }, placing, found, error, { parts: ['p'], place }).catch(
		(thrown: Error) => thrown,
	);
	return { result, ids, budget };
}

test('busy is tried again in the next half minute, under an id of its own', async () => {
	const shop = await shopWith();
	const start = shop.clock.now();
	const { result, ids, budget } = await tried(shop, busy(), [busy(), 'bought']);
	expect(result).toBe('bought');
	expect(new Set(ids).size).toBe(2);
	// The clock starts at a full half minute.
	expect([shop.clock.now() - start, budget.left]).toEqual([60_000, 9 * 60_000]);
});

test('two workers that wait for the same order use the same id in the same half minute', async () => {
	const ids = await Promise.all([1, 2].map(async () => (await tried(await shopWith(), busy(), ['bought'])).ids[0]));
	expect(ids[0]).toBe(ids[1]);
});

test('an order that is there after the pause is the outcome, and nothing is sent', async () => {
	const { result, ids } = await tried(await shopWith([{ id: '7', key: KEY, lines: LINES }]), busy(), ['bought']);
	expect(result).toMatchObject({ other: { id: '7' } });
	expect(ids).toEqual([]);
});

test.each<[string, Error, object]>([
	['another refusal', new Problem('No.', { code: '8' }), {}],
	['busy, but with an order of it', busy({ orderId: '7' }), {}],
	['a defect', new Error('?'), {}],
	['busy on a platform that does not keep its refusals', busy(), { replaysRefusals: undefined }],
	['busy on a platform that has no such code', busy(), { busyCodes: undefined }],
])('%s is no reason to try again', async (_, error, more) => {
	const shop = await shopWith([], more);
	const start = shop.clock.now();
	expect(await tried(shop, error, ['bought'])).toMatchObject({ result: error, ids: [] });
	expect(shop.clock.now()).toBe(start);
});

test('another refusal of a later try is the end', async () => {
	const refused = new Problem('No.', { code: '8' });
	expect(await tried(await shopWith(), busy(), [refused, 'bought'])).toMatchObject({ result: refused });
});

test('it is tried as long as the item has time, to the millisecond', async () => {
	const error = busy();
	const first = await tried(await shopWith(), error, ['bought'], 29_999);
	expect([first.result, first.ids.length]).toEqual([error, 0]);
	expect((await tried(await shopWith(), error, ['bought'], 30_000)).result).toBe('bought');
});
