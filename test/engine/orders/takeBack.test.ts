import type { DuplicateContext, ExistingOrder, State } from '../../../nodes/engine/declare';
import { Problem } from '../../../nodes/engine/declare';
import { refuseTwoSales, takeBack } from '../../../nodes/engine/orders/existing/cancelDuplicate';
import type { Settled } from '../../../nodes/engine/orders/existing/duplicates';
import { Canceled } from '../../../nodes/engine/util/clock';
import { bodyOf, KEY, LINES, shopOf, type Listed, type ShopOptions } from './shop';

const MINUTE = 60_000;

const at = (id: string, madeAt: number, more: Partial<Listed> = {}): Listed => ({
	id,
	key: KEY,
	lines: LINES,
	madeAt,
	...more,
});
const asFound = (order: Listed): ExistingOrder => ({
	...order,
	state: order.state ?? 'completed',
	body: bodyOf(order),
});

interface Case {
	kept?: Listed;
	beside?: Listed;
	/** whether the order beside is that of this item */
	mine?: boolean;
	created?: boolean;
	end?: State;
	options?: ShopOptions;
	cancel?: (context: DuplicateContext) => Promise<Array<{ id: string }>>;
}

/** Takes back what is beside order 1. */
async function taken({
	kept = at('1', 0),
	beside = at('2', MINUTE),
	mine = true,
	created = false,
	end = 'completed',
	options = {},
	cancel = async () => await Promise.resolve([{ id: 'c-1' }]),
}: Case) {
	const canceled: string[] = [];
	const cancelDuplicate = async (context: DuplicateContext) => {
		canceled.push(`${context.order.id} beside ${context.kept.id}`);
		return await cancel(context);
	};
	const shop = await shopOf([kept, beside], {
		operation: { cancelDuplicate },
		...options,
		settings: { cancelDuplicate: true, ...options.settings },
	});
	const other = asFound(beside);
	const settled: Settled = {
		id: kept.id,
		created,
		end: { state: end, body: bodyOf(kept) },
		others: [other],
		unclear: [],
		warnings: [],
		...(mine ? { duplicate: other } : {}),
	};
	return { ...(await takeBack(shop.session, shop.placing, settled)), canceled, shop };
}

test('the order of this item beside an older one of the same sale is canceled', async () => {
	const { canceled, cancellationOrders, warnings } = await taken({});
	expect([canceled, cancellationOrders, warnings]).toEqual([['2 beside 1'], [{ id: 'c-1' }], []]);
});

test.each<[string, Case]>([
	['the flow does not say so', { options: { settings: { cancelDuplicate: false } } }],
	['the operation cannot', { options: { operation: {} } }],
	['this item placed the older one', { mine: false, created: true }],
	['it was made more than 15 minutes later', { beside: at('2', 15 * MINUTE + 1) }],
	['its age is not shown', { beside: at('2', 0, { madeAt: undefined }) }],
	['the age of the older one is not shown', { kept: at('1', 0, { madeAt: undefined }) }],
	['it is the order that counts', { beside: at('1', MINUTE) }],
	['it failed meanwhile', { beside: at('2', MINUTE, { state: 'failed' }) }],
])('nothing is canceled, and nothing said, where %s', async (_, given) => {
	const { canceled, cancellationOrders, warnings } = await taken(given);
	expect([canceled, cancellationOrders, warnings]).toEqual([[], undefined, []]);
});

test.each<[string, Case]>([
	['one of 15 minutes later', { beside: at('2', 15 * MINUTE) }],
	['one beside an order that was found', { mine: false }],
])('canceled is %s', async (_, given) => {
	expect((await taken(given)).canceled).toEqual(['2 beside 1']);
});

test.each<[string, Case]>([
	['the order that counts is pending', { end: 'pending' }],
	['the other one is pending, and nobody waits', { beside: at('2', MINUTE, { state: 'pending' }) }],
])('nothing is canceled yet while %s', async (_, given) => {
	const { canceled, warnings } = await taken(given);
	expect([canceled, warnings]).toEqual([[], [expect.stringContaining('2')]]);
});

test('a pending one is waited for where the flow waits; one that stays so is not canceled', async () => {
	const beside = at('2', MINUTE, { state: 'pending' });
	const options = { settings: { wait: true, waitAtMost: MINUTE } };
	const { canceled, shop } = await taken({ beside, options });
	expect(shop.looks.reads.at(-1)).toBe('2');
	expect(canceled).toEqual([]);
	expect(shop.clock.elapsed()).toBeGreaterThanOrEqual(MINUTE);
});

test.each<[string, Case]>([
	['the older one has other lines', { kept: at('1', 0, { lines: ['1 x B'] }) }],
	['its own lines are others', { beside: at('2', MINUTE, { lines: ['1 x B'] }) }],
	['lines are not shown', { kept: at('1', 0, { lines: undefined }) }],
])('no cancellation, but a warning, where %s', async (_, given) => {
	const { canceled, warnings } = await taken(given);
	expect([canceled, warnings]).toEqual([[], [expect.stringMatching(/^Order 2 /)]]);
});

test('what keeps the cancellation from being placed is in the warning', async () => {
	const cancel = async () => await Promise.reject(new Problem('The window is over.', {}));
	expect((await taken({ cancel })).warnings).toEqual([expect.stringMatching(/^Order 2 .*The window is over\.$/)]);
	const defect = async () => await Promise.reject(new Error('A defect.'));
	expect((await taken({ cancel: defect })).warnings).toEqual([expect.stringMatching(/A defect\.$/)]);
});

test('a run that is stopped meanwhile stops', async () => {
	await expect(taken({ cancel: async () => await Promise.reject(new Canceled()) })).rejects.toThrow(Canceled);
});

describe('two sales under one key at the same moment', () => {
	const sold = async (older: Listed, duplicate?: Listed, options: ShopOptions = {}) => {
		const { session, placing } = await shopOf([], options);
		await refuseTwoSales(session, placing, {
			id: older.id,
			created: false,
			end: { state: 'completed', body: bodyOf(older) },
			others: [],
			unclear: [],
			warnings: [],
			duplicate: duplicate && asFound(duplicate),
		});
	};

	test('are refused with the lines of both', async () => {
		await expect(sold(at('1', 0, { lines: ['1 x B'] }), at('2', 1))).rejects.toMatchObject({
			details: {
				outcome: 'duplicate',
				orderKey: KEY,
				orderId: '2',
				existingOrderId: '1',
				existingLines: ['1 x B'],
				lines: LINES,
			},
		});
	});

	test.each<[string, Listed, Listed | undefined]>([
		['the same lines', at('1', 0), at('2', 1)],
		['lines that are not shown', at('1', 0, { lines: undefined }), at('2', 1)],
		['no order of this item beside it', at('1', 0, { lines: ['1 x B'] }), undefined],
	])('are none with %s', async (_, older, duplicate) => {
		await expect(sold(older, duplicate)).resolves.toBeUndefined();
	});

	test('what the platform added to the lines of an order does not count', async () => {
		const strategy = {
			normalizeFound: async ({ order }: { order: ExistingOrder }) =>
				await Promise.resolve({ ...order, lines: order.lines?.filter((line) => line !== '1 x free') }),
		};
		await expect(
			sold(at('1', 0, { lines: [...LINES, '1 x free'] }), at('2', 1), { strategy }),
		).resolves.toBeUndefined();
	});
});
