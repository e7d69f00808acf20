import fc from 'fast-check';
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { type OffsetPaging, Problem } from '../../../nodes/engine/declare';
import { readRows } from '../../../nodes/engine/http/paging/paging';
import { rowsAt } from '../../../nodes/engine/http/paging/rows';
import { getRequest } from '../../../nodes/engine/http/request';

import { fakeSession, type Reply } from '../session';

const REQUEST = getRequest('GET /things', {}, { name: 'x' });
const rowsOf = (count: number): IDataObject[] => Array.from({ length: count }, (_, id) => ({ id: `${id}` }));

/** A page as the platform gives it; `most` is the largest page that it gives. */
function page(rows: IDataObject[], { qs }: IHttpRequestOptions, most = Infinity): Reply {
	const { offset, limit } = qs as { offset: number; limit: number };
	return { body: { data: rows.slice(offset, offset + Math.min(limit, most)), pagination: { total: rows.length } } };
}

async function readAll(
	reply: Parameters<typeof fakeSession>[0],
	{ most = Infinity, ...own }: Partial<OffsetPaging & { most: number }> = {},
) {
	const { session, sent } = await fakeSession(reply);
	const paging: OffsetPaging = {
		offset: 'offset',
		limit: 'limit',
		pageSize: 100,
		total: 'pagination.total',
		id: 'id',
		...own,
	};
	const rows = await readRows(session, REQUEST, paging, 'data', most).catch((error: Error) => {
		if (!(error instanceof Problem)) throw error;
		return error;
	});
	return { rows, sent };
}

const total = fc.nat(350);
const size = fc.integer({ min: 1, max: 120 });

test("every row once and in order, whatever the total, the page size and the platform's own limit", async () => {
	await fc.assert(
		fc.asyncProperty(total, size, size, async (count, pageSize, cap) => {
			const { rows } = await readAll((request) => page(rowsOf(count), request, cap), { pageSize });
			expect(rows).toEqual(rowsOf(count));
		}),
		{ numRuns: 60 },
	);
});

test('up to a limit: the first rows, and no more is asked for than is wanted', async () => {
	await fc.assert(
		fc.asyncProperty(total, size, size, fc.integer({ min: 1, max: 200 }), async (count, pageSize, cap, most) => {
			const { rows, sent } = await readAll((request) => page(rowsOf(count), request, cap), { pageSize, most });
			expect(rows).toEqual(rowsOf(count).slice(0, most));
			for (const { qs } of sent)
				expect(Number(qs?.offset) + Number(qs?.limit)).toBeLessThanOrEqual(Math.max(most, Number(qs?.limit)));
		}),
		{ numRuns: 60 },
	);
});

test('pages are read side by side after the first, and the one behind the last with them', async () => {
	let running = 0;
	let most = 0;
	const { rows } = await readAll(async (request) => {
		most = Math.max(most, (running += 1));
		await new Promise((resolve) => setImmediate(resolve));
		running -= 1;
		return page(rowsOf(1000), request);
	});
	expect(rows).toHaveLength(1000);
	// The other nine, and the one behind them, which shows that the number in all was right.
	expect(most).toBe(10);
});

test('keeps the other parts of the query', async () => {
	const { sent } = await readAll((request) => page(rowsOf(150), request));
	expect(sent.map(({ qs }) => qs)).toEqual([
		{ name: 'x', offset: 0, limit: 100 },
		{ name: 'x', offset: 100, limit: 100 },
	]);
});

describe('a list that moves', () => {
	test('once is read again and given as it is in the end', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 11, max: 80 }), fc.nat(7), fc.boolean(), async (count, when, grows) => {
				const before = rowsOf(count);
				const after = grows ? [{ id: 'new' }, ...before] : before.slice(1);
				const { rows } = await readAll((request, index) => page(index <= when ? before : after, request), {
					pageSize: 10,
				});
				// Unmoved rows are in both; which of the two was read depends on when it moved.
				expect([before, after]).toContainEqual(rows);
			}),
			{ numRuns: 60 },
		);
	});

	test('all the time is reported, after three readings', async () => {
		const { rows, sent } = await readAll((request, index) => page(rowsOf(300 + index), request));
		expect((rows as unknown as Problem).message).toMatch(
			/changed while it was read.*Narrow it with a filter, or run this again/,
		);
		expect(sent.filter(({ qs }) => qs?.offset === 0)).toHaveLength(3);
	});

	test('and keeps its total is found out by rows that are there twice', async () => {
		const moved = [{ id: 'new' }, ...rowsOf(249)];
		const { rows } = await readAll((request, index) => page(index === 0 ? rowsOf(250) : moved, request));
		expect(rows).toEqual(moved);
	});
});

test('rows without an id may be in a list several times: it is read once, and each of them is given', async () => {
	const twice = [...rowsOf(150), ...rowsOf(150)];
	const { rows, sent } = await readAll((request) => page(twice, request), { id: undefined });
	expect(rows).toEqual(twice);
	expect(sent.filter(({ qs }) => qs?.offset === 0)).toHaveLength(1);
});

describe('odd answers', () => {
	test('empty pages with a total do not loop', async () => {
		const { rows, sent } = await readAll(() => ({ body: { data: [], pagination: { total: 500 } } }));
		expect(rows).toBeInstanceOf(Problem);
		expect(sent.length).toBeLessThan(10);
	});

	test('empty pages in the middle do not loop', async () => {
		const { rows, sent } = await readAll((request) =>
			request.qs?.offset === 0 ? page(rowsOf(500), request) : { body: { data: [], pagination: { total: 500 } } },
		);
		expect(rows).toBeInstanceOf(Problem);
		expect(sent.length).toBeLessThan(20);
	});

	test('a short page is not taken for the end', async () => {
		let short = true;
		const { rows } = await readAll((request) => {
			const cut = request.qs?.offset === 100 && short;
			if (cut) short = false;
			return page(rowsOf(300), request, cut ? 40 : Infinity);
		});
		expect(rows).toEqual(rowsOf(300));
	});

	test('an empty list is empty', async () => expect((await readAll((request) => page([], request))).rows).toEqual([]));

	test('a list that does not say how many rows there are is refused: some could be missing', async () => {
		const { rows, sent } = await readAll(() => ({ body: { data: rowsOf(3), pagination: {} } }));
		expect(rows).toMatchObject({ message: expect.stringContaining('without its number of rows') });
		expect(sent).toHaveLength(1);
	});

	test('a failing page is the end, with its reason', async () => {
		const { rows } = await readAll((request, index) =>
			index > 1 ? { status: 400, body: { message: 'no' } } : page(rowsOf(500), request),
		);
		expect(rows).toBeInstanceOf(Problem);
	});

	test('a list that comes whole is cut here and asked for once', async () => {
		const { session, sent } = await fakeSession(() => ({ body: { data: rowsOf(30) } }));
		expect(await readRows(session, REQUEST, { whole: true }, 'data', 7)).toEqual(rowsOf(7));
		expect(sent.map(({ qs }) => qs)).toEqual([{ name: 'x' }]);
	});

	test('rows where the operation says they are', () => {
		expect(rowsAt({ a: { b: [{ id: 1 }] } }, 'a.b')).toEqual([{ id: 1 }]);
		expect(rowsAt({ a: { id: 1 } }, 'a')).toEqual([{ id: 1 }]);
		expect([rowsAt({}, 'a'), rowsAt(null, 'a'), rowsAt({ a: 'x' }, 'a')]).toEqual([[], [], []]);
		expect(rowsAt([{ id: 1 }])).toEqual([{ id: 1 }]);
	});
});
