import type { IDataObject } from 'n8n-workflow';

import type { HookContext, OrderOperation } from '../../../nodes/engine/declare';
import { NotSent, type Problem } from '../../../nodes/engine/declare';
import { placeOrder } from '../../../nodes/engine/orders/placeOrder';
import { bodyOf, KEY, LINES, shopOf, type Listed, type Shop, type ShopOptions } from './shop';

const MINUTE = 60_000;
const START = Date.parse('2026-03-02T10:00:00Z');

const at = (id: string, more: Partial<Listed> = {}): Listed => ({ id, key: KEY, lines: LINES, madeAt: START, ...more });

/** A platform that places order 7; what else it has is there before, or comes with it. */
const selling = (
	before: Listed[] = [],
	options: ShopOptions = {},
	order: Partial<Listed> = {},
	others: Listed[] = [],
) =>
	shopOf(before, {
		reply: ({ orders }) => {
			orders.push(...others, at('7', order));
			return { status: 201, body: bodyOf(at('7', order)) };
		},
		...options,
	});

/** The output of a whole order. @param preview what a hook has read of it before */
async function row({ session, placing }: Shop, preview?: IDataObject): Promise<IDataObject> {
	const carried = preview ? { preview } : {};
	const values = { ...placing.intent, body: { lines: LINES }, carried };
	const complete = await placeOrder(session, placing.operation, values);
	return (await complete()).rows[0] as IDataObject;
}

const problem = async (shop: Shop) =>
	await row(shop).then(
		() => undefined,
		(error: Problem) => error,
	);

test('a new order: what the platform shows, and how it came about, and nothing that has nothing to say', async () => {
	const shop = await selling();
	expect(await row(shop)).toEqual({
		...bodyOf(at('7')),
		created: true,
		outcome: 'completed',
		orderKey: KEY,
		orderKeyReadable: true,
	});
	expect(shop.sent).toEqual([{ lines: LINES, key: KEY }]);
});

describe('an order that is there', () => {
	test('is given back, and nothing is sent; a completed one need not be read', async () => {
		const shop = await selling([at('1')]);
		expect(await row(shop)).toEqual({
			...bodyOf(at('1')),
			created: false,
			outcome: 'completed',
			orderKey: KEY,
			orderKeyReadable: true,
			warnings: [expect.stringContaining('order 1')],
		});
		expect([shop.sent, shop.looks.reads]).toEqual([[], []]);
	});

	test('is read where it is pending', async () => {
		const shop = await selling([at('1', { state: 'pending' })]);
		expect(await row(shop)).toMatchObject({ created: false, outcome: 'pending' });
		expect(shop.looks.reads).toEqual(['1']);
	});

	test('shows what could not be compared, and what the platform had added', async () => {
		const strategy: ShopOptions['strategy'] = {
			notCompared: () => ['The term was not compared.'],
			normalizeFound: async ({ order }) => await Promise.resolve({ ...order, added: ['1 x free', '2 x free'] }),
		};
		expect((await row(await selling([at('1')], { strategy }))).warnings).toEqual([
			expect.stringContaining('order 1'),
			expect.stringContaining('1 x free; 2 x free'),
			'The term was not compared.',
		]);
	});

	test('with younger ones beside it names them', async () => {
		const { warnings } = await row(await selling([at('1'), at('2', { madeAt: START + 1 })]));
		expect(warnings).toEqual([expect.stringContaining('order 1'), expect.stringMatching(/^Order 2 /)]);
	});

	test('is enough, whatever lines others have', async () => {
		const settings = { refuseSameLinesWithin: 30 };
		expect(await row(await selling([at('1'), at('2', { key: 'other' })], { settings }))).toMatchObject({ id: '1' });
	});

	test('of another key with the same lines is refused where the flow says so', async () => {
		const settings = { refuseSameLinesWithin: 30 };
		const shop = await selling([at('2', { key: 'other' })], { settings });
		expect((await problem(shop))?.details).toMatchObject({ outcome: 'failed', existingOrderId: '2' });
		expect(shop.sent).toEqual([]);
	});
});

describe('whether another worker may sell the same', () => {
	const company = async (before: Listed[], options: ShopOptions = {}) => {
		const shop = await selling(before, options);
		await row(shop);
		return shop.session.company.is;
	};

	test.each<[string, Listed[], ShopOptions, string]>([
		['after a new order nobody does', [], {}, 'none'],
		['an old order says nothing', [at('1', { madeAt: START - 2 * MINUTE })], {}, 'unknown'],
		['a recent one says so', [at('1', { madeAt: START - 2 * MINUTE + 1 })], {}, 'some'],
		['one without an age may', [at('1', { madeAt: undefined })], {}, 'some'],
		['one where ages are not shown may', [at('1')], { strategy: { madeAt: undefined } }, 'some'],
		['a key of this turn says nothing', [], { settings: { generatedKey: true } }, 'unknown'],
		['what is known stays', [], { session: { company: { is: 'some' } } }, 'some'],
	])('%s', async (_, before, options, known) => {
		expect(await company(before, options)).toBe(known);
	});
});

describe('another worker that placed it at the same moment', () => {
	const both = async () => await selling([], {}, { madeAt: START + 1 }, [at('6')]);

	test('its order counts, that of this item is the duplicate', async () => {
		const shop = await both();
		expect(await row(shop)).toMatchObject({
			id: '6',
			created: false,
			outcome: 'duplicate',
			duplicateOrderId: '7',
			note: expect.stringContaining('order 6'),
		});
		expect(shop.session.company.is).toBe('some');
	});

	test('the same again in this process still knows both, though the list may be late', async () => {
		const shop = await both();
		await row(shop);
		const lists = shop.looks.lists;
		expect(await row(shop)).toMatchObject({ id: '6', created: false });
		expect([shop.looks.lists, shop.sent.length]).toEqual([lists, 1]);
	});

	test('what was canceled of it is in the output', async () => {
		const cancelDuplicate = async () => await Promise.resolve([{ id: 'c-1' }]);
		const options = { settings: { cancelDuplicate: true }, operation: { cancelDuplicate } };
		const shop = await selling([], options, { madeAt: START + 1 }, [at('6')]);
		expect((await row(shop)).cancellationOrders).toEqual([{ id: 'c-1' }]);
	});
});

test('an order that failed is an error with all that is known of it', async () => {
	const shop = await selling([], {}, { state: 'failed' });
	expect((await problem(shop))?.details).toEqual({ outcome: 'failed', orderKey: KEY, orderId: '7', created: true });
});

test('after the failure of another item nothing is sent', async () => {
	const shop = await selling();
	shop.session.barrier.stop();
	await expect(row(shop)).rejects.toThrow(NotSent);
	expect([shop.sent, shop.looks.lists]).toEqual([[], 0]);
});

describe('what is read before an order', () => {
	const operation: Partial<OrderOperation> = {
		account: async () => await Promise.resolve({ state: 'active', warnings: ['Look at it.'] }),
		preflight: async () => await Promise.resolve(['And at this.']),
		estimate: async () => await Promise.resolve({ total: '10', currency: 'USD' }),
		quantities: () => [5],
	};
	const settings = { checkAccount: true, limits: { expectedCurrency: 'USD' } };

	test('is in the output, with the preview', async () => {
		expect(await row(await selling([], { operation, settings }), { price: 9 })).toMatchObject({
			checks: { account: 'active', estimate: { total: '10.00', currency: 'USD' }, limits: 'kept' },
			warnings: ['Look at it.', 'And at this.'],
			preview: { price: 9 },
		});
	});

	test('is not read for an order that is there', async () => {
		const result = await row(await selling([at('1')], { operation, settings }), { price: 9 });
		expect([result.checks, result.preview]).toEqual([undefined, undefined]);
	});

	test('stops an order beyond the limit that only shows then', async () => {
		const local = ({ values }: HookContext) => Object.assign(values.local, { read: 11 });
		const late: Partial<OrderOperation> = {
			quantities: (values) => [Number(values.local.read ?? 1)],
			preflight: async (context) => {
				local(context);
				return await Promise.resolve([]);
			},
		};
		const shop = await selling([], { operation: late, settings: { limits: { maximumQuantity: 10 } } });
		expect((await problem(shop))?.details).toEqual({ outcome: 'failed' });
		expect(shop.sent).toEqual([]);
	});

	test('a dry run reads it, and sends nothing', async () => {
		const shop = await selling([], { operation, settings: { ...settings, dryRun: true } });
		const result = await row(shop, { price: 9 });
		expect(result).toMatchObject({
			dryRun: true,
			orderKey: KEY,
			existingOrderId: null,
			checks: { account: 'active' },
			warnings: ['Look at it.', 'And at this.'],
			preview: { price: 9 },
			request: { method: 'POST', path: '/orders' },
		});
		expect(shop.sent).toEqual([]);
	});

	test('a dry run of an order that is there names it, and reads nothing', async () => {
		const shop = await selling([at('1')], { operation, settings: { ...settings, dryRun: true } });
		const result = await row(shop);
		expect(result).toMatchObject({ dryRun: true, existingOrderId: '1' });
		expect([Object.keys(result).includes('warnings'), Object.keys(result).includes('checks')]).toEqual([false, false]);
	});
});

describe('waiting', () => {
	const pending = { state: 'pending' as const };

	test('goes on until the end where the flow waits', async () => {
		const shop = await selling([], { settings: { wait: true, waitAtMost: MINUTE } }, pending);
		expect(await row(shop)).toMatchObject({ outcome: 'pending' });
		expect(shop.clock.now() - START).toBeGreaterThanOrEqual(MINUTE);
	});

	test('is one look where it does not, or where the platform offers none', async () => {
		const without = await selling([], {}, pending);
		await row(without);
		expect(without.looks.reads).toEqual(['7']);
		const never = await selling([], { settings: { wait: true } }, pending);
		never.placing.wait.offered = 'never';
		await row(never);
		expect(never.looks.reads).toEqual(['7']);
	});

	test('an order whose state cannot be read was placed all the same', async () => {
		const shop = await selling();
		shop.placing.wait.look = async () => await Promise.reject(new Error('Down.'));
		expect(await row(shop)).toMatchObject({ created: true, outcome: 'pending', note: expect.any(String) });
	});

	test('under a key of this turn nothing is read at all', async () => {
		const shop = await selling([], { settings: { generatedKey: true } });
		const result = await row(shop);
		expect(result).not.toHaveProperty('orderKeyReadable');
		expect(shop.looks.reads).toEqual([]);
	});
});
