import type { IDataObject } from 'n8n-workflow';

import type { PlaceContext } from '../../../nodes/engine/declare';
import { Problem } from '../../../nodes/engine/declare';
import { send } from '../../../nodes/engine/orders/placing';
import type { Found } from '../../../nodes/engine/orders/types';
import { vendor } from '../session';
import { bodyOf, KEY, LINES, shopOf, type Listed, type Shop, type ShopOptions } from './shop';

const MINUTE = 60_000;
const START = Date.parse('2026-03-02T10:00:00Z');

const at = (id: string, more: Partial<Listed> = {}): Listed => ({ id, key: KEY, lines: LINES, ...more });
const answering = (order: IDataObject) => () => ({ status: 201, body: order });

/** Sends the order of a shop; the problem where it fails. */
async function sent({ session, placing, clock }: Shop, more: Partial<Found> = {}) {
	// No other worker: what two do to each other is tested elsewhere.
	session.company.is = 'none';
	return await send(session, placing, { orders: [], at: clock.elapsed(), ...more }).catch((error: Problem) => error);
}

const shopWith = async (order: IDataObject, options: ShopOptions = {}) =>
	await shopOf([], { reply: answering(order), ...options });

describe('the answer to the placing', () => {
	test('is the order, which is new', async () => {
		const body = bodyOf(at('7'));
		expect(await sent(await shopWith(body))).toEqual({ id: '7', body, created: true });
	});

	test.each<[string, IDataObject, Partial<Found>, boolean]>([
		['one that was there before', {}, { orders: [{ id: '7', state: 'completed', body: {} }] }, false],
		['beside another one that was there', {}, { orders: [{ id: '6', state: 'completed', body: {} }] }, true],
		['made two minutes before the look', { madeAt: START - 2 * MINUTE }, {}, true],
		['made longer before it', { madeAt: START - 2 * MINUTE - 1 }, {}, false],
		['that the platform calls an old one', { created: false }, {}, false],
		['that the platform calls new', { created: true }, {}, true],
	])('%s', async (_, more, found, created) => {
		expect(await sent(await shopWith({ ...at('7'), ...more }), found)).toMatchObject({ id: '7', created });
	});

	test('it is the look that counts, not the time that the sending took', async () => {
		const shop = await shopOf([], {
			reply: ({ clock }) => {
				const madeAt = clock.now() - MINUTE;
				clock.pass(5 * MINUTE);
				return { status: 201, body: { ...at('7'), madeAt } };
			},
		});
		expect(await sent(shop)).toMatchObject({ created: true });
	});

	test('the order can be among other things in it', async () => {
		const strategy = { placed: ({ order }: IDataObject) => order as IDataObject };
		const shop = await shopWith({ order: bodyOf(at('7')) }, { strategy });
		expect(await sent(shop)).toMatchObject({ id: '7', created: true });
	});

	test.each([
		[bodyOf(at('7')), { outcome: 'failed', orderKey: KEY, orderId: '7' }],
		[{ key: KEY }, { outcome: 'failed', orderKey: KEY }],
	])('that reports failures is no success: %j', async (body, details) => {
		const operation = { failures: () => ['Line 1 failed.', 'Line 2 failed.'] };
		const problem = (await sent(await shopWith(body, { operation }))) as Problem;
		expect([problem.message, problem.details]).toEqual(['Line 1 failed. Line 2 failed.', details]);
	});

	test('that reports none is one', async () => {
		expect(await sent(await shopWith(bodyOf(at('7')), { operation: { failures: () => [] } }))).toMatchObject({
			id: '7',
		});
	});
});

describe('without a usable answer', () => {
	test('an order that the list shows is the one, of uncertain sender', async () => {
		const reply: ShopOptions['reply'] = ({ orders }) => {
			orders.push(at('7'));
			return { code: 'ECONNRESET' };
		};
		expect(await sent(await shopOf([], { reply }))).toMatchObject({ id: '7', created: true, uncertain: true });
	});

	test('and with no order in the list the outcome is unknown', async () => {
		const shop = await shopOf([], { reply: () => ({ status: 502, body: 'Bad Gateway' }) });
		expect(await sent(shop)).toMatchObject({ details: { outcome: 'unknown', orderKey: KEY } });
		expect(shop.sent).toHaveLength(1);
	});
});

describe('where the platform recognizes repeats', () => {
	const recognizing = { ...vendor, idempotencyHeader: 'x-id' };
	const own: ShopOptions = { session: { vendor: recognizing } };

	test.each<[string, Partial<Listed>, boolean]>([
		['with the lines that were asked for', {}, true],
		['that shows no lines', { lines: undefined }, true],
		['with other lines', { lines: ['1 x B'] }, false],
	])('the answer can be an older order: one %s', async (_, more, isOwn) => {
		const result = await sent(await shopWith(bodyOf(at('7', more)), own));
		if (isOwn) expect(result).toMatchObject({ id: '7' });
		else
			expect(result).toMatchObject({
				details: { orderKey: KEY, orderId: '7', existingLines: ['1 x B'], lines: LINES },
			});
	});

	test('what the platform added to its lines does not count', async () => {
		const strategy: ShopOptions['strategy'] = {
			normalizeFound: async ({ order }) => await Promise.resolve({ ...order, lines: LINES }),
		};
		const shop = await shopWith(bodyOf(at('7', { lines: [...LINES, '1 x free'] })), { ...own, strategy });
		expect(await sent(shop)).toMatchObject({ id: '7' });
	});

	/** Places by several requests; each try ends as given. */
	const inSteps = async (
		ends: Array<Error | Listed>,
		options: ShopOptions = own,
		orders: Listed[] = [],
		found: Partial<Found> = {},
	) => {
		const tries: Array<{ order: string; cart: string; again: boolean }> = [];
		const place = async ({ ids }: PlaceContext) => {
			tries.push({ order: ids.of('order'), cart: ids.of('cart'), again: ids.again });
			await ids.look();
			const end = ends[tries.length - 1];
			if (end instanceof Error) throw end;
			return bodyOf(end);
		};
		const shop = await shopOf(orders, { ...options, strategy: { place, ...options.strategy } });
		return { result: await sent(shop, found), tries, shop };
	};
	const refused = (details: object = {}) => new Problem('No.', { status: 400, code: '7', ...details });

	test('each request of one try has an id of its own', async () => {
		const { result, tries } = await inSteps([at('7')]);
		expect(result).toMatchObject({ id: '7', created: true });
		expect(tries).toEqual([{ order: expect.any(String), cart: expect.any(String), again: false }]);
		expect(tries[0].order).not.toBe(tries[0].cart);
	});

	test('a refusal may be a stored one: the order is tried once more, under other ids', async () => {
		const { result, tries } = await inSteps([refused(), at('7')]);
		expect(result).toMatchObject({ id: '7' });
		expect(tries.map(({ again }) => again)).toEqual([false, true]);
		expect(new Set(tries.flatMap(({ order, cart }) => [order, cart])).size).toBe(4);
	});

	test('the ids depend on what was ordered under the key before', async () => {
		const mine = { id: '1', key: KEY, state: 'failed' as const, body: {} };
		const first = (await inSteps([at('7')], { session: { vendor: recognizing, buyer: 'b' } })).tries[0].order;
		const ids = async (orders: Found['orders']) =>
			(await inSteps([at('7')], { session: { vendor: recognizing, buyer: 'b' } }, [], { orders })).tries[0].order;
		expect(await ids([])).toBe(first);
		expect(await ids([{ ...mine, key: 'other' }])).toBe(first);
		expect(await ids([mine])).not.toBe(first);
		expect(await ids([mine])).not.toBe(await ids([mine, { ...mine, id: '2' }]));
	});

	test('an order that is listed after a refusal is the order', async () => {
		const { result, tries } = await inSteps([refused()], own, [at('7')]);
		expect(result).toMatchObject({ id: '7' });
		expect(tries).toHaveLength(1);
	});

	test('another worker may place it before the second try', async () => {
		let lists = 0;
		const find = async () => {
			lists += 1;
			return await Promise.resolve(
				lists < 2 ? [] : [{ id: '8', key: KEY, lines: LINES, state: 'completed' as const, body: bodyOf(at('8')) }],
			);
		};
		const { result, tries } = await inSteps([refused()], { ...own, strategy: { find } });
		expect(result).toMatchObject({ id: '8', created: false });
		expect(tries).toHaveLength(2);
	});

	const doubtful = Object.assign(refused(), { doubtful: true });
	const final = Object.assign(refused(), { final: true });
	test.each<[string, Error, ShopOptions]>([
		['that may be of this very order', doubtful, own],
		['that would be given at once again', final, own],
		['of unknown outcome', refused({ outcome: 'unknown' }), own],
		['with an order of it', refused({ orderId: '7' }), own],
		['of the sign-in', refused({ status: 401 }), own],
		['by a conflict', refused({ status: 409 }), own],
		['by a limit', refused({ status: 429 }), own],
		['by a fault of the platform', refused({ status: 500 }), own],
		['that says busy', refused(), { session: { vendor: { ...recognizing, busyCodes: ['7'] } } }],
		['that says done before', refused(), { session: { vendor: { ...recognizing, doneCodes: ['7'] } } }],
		['by a platform that recognizes no repeats', refused(), {}],
		['that is a defect', new Error('?'), own],
	])('a refusal %s is the end', async (_, error, options) => {
		const { result, tries } = await inSteps([error, at('7')], options);
		expect([result, tries.length]).toEqual([error, 1]);
	});

	test('where the list cannot be asked after a refusal, that is the end', async () => {
		const error = refused();
		const find = async () => await Promise.reject(new Error('Down.'));
		const { result, tries } = await inSteps([error, at('7')], { ...own, strategy: { find } });
		expect([result, tries.length]).toEqual([error, 1]);
	});

	test.each([
		['failed', { outcome: 'failed', status: undefined }],
		['refused with the last of the 4xx', { status: 499 }],
	])('an order that %s is tried under the second ids', async (_, details) => {
		expect((await inSteps([refused(details), at('7')])).tries).toHaveLength(2);
	});

	test('a limit can be a stored answer where refusals are stored', async () => {
		const storing: ShopOptions = { session: { vendor: { ...recognizing, replaysRefusals: true } } };
		const { result, tries } = await inSteps([refused({ status: 429 }), at('7')], storing);
		expect([(result as { id: string }).id, tries.length]).toEqual(['7', 2]);
	});
});
