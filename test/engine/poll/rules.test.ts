import type { IDataObject } from 'n8n-workflow';
import { poll } from '../../../nodes/engine/poll/poll';
import { scan } from '../../../nodes/engine/poll/scan';
import type { PagedList, Reader, Source } from '../../../nodes/engine/poll/source';
import { emptyState } from '../../../nodes/engine/poll/state';
import { Problem } from '../../../nodes/engine/declare';

const source = (name: string): Source => ({
	name,
	grain: 1,
	overlap: 0,
	idOf: ({ id }) => String(id),
	observe: ({ id, at }) => [
		{
			id: `${name}:${String(id)}`,
			subject: `${name}:${String(id)}`,
			event: 'created',
			at: Number(at),
			happened: Number(at),
			object: { id },
			customerId: String(id).slice(0, 1),
		},
	],
});

const listOf = (rows: Array<{ id: string; at: number }>, time = 1000): PagedList => ({
	size: 100,
	idOf: ({ id }) => String(id),
	page: async (index) => ({ rows: rows.slice(index), end: true, time }),
});

const reads = (rows: Array<{ id: string; at: number }>): Reader => ({ list: () => listOf(rows) });
const failing: Reader = {
	list: () => ({
		...listOf([]),
		page: async () => {
			throw new Error('The platform is out.');
		},
	}),
};

const options = { budget: { isSpent: () => false }, most: 50, now: 1000, from: 100, wants: () => true };

test('the oldest events go out first, so many as a poll may put out; the others wait', async () => {
	const rows = [
		{ id: 'c', at: 300 },
		{ id: 'a', at: 200 },
		{ id: 'b', at: 200 },
	];
	const watched = [{ source: source('s'), reader: reads(rows) }];
	const first = await poll(emptyState(), watched, { ...options, most: 2 });
	expect(first.events.map(({ id }) => id)).toEqual(['s:a', 's:b']);
	const second = await poll(first.state, watched, { ...options, most: 2 });
	expect(second.events.map(({ id }) => id)).toEqual(['s:c']);
	expect((await poll(second.state, watched, options)).events).toEqual([]);
});

test('what happened before the start is not put out', async () => {
	const rows = [
		{ id: 'a', at: 99 },
		{ id: 'b', at: 100 },
	];
	const { events } = await poll(emptyState(), [{ source: source('s'), reader: reads(rows) }], options);
	expect(events.map(({ id }) => id)).toEqual(['s:b']);
});

test('a source that fails keeps no other from being read, and its error is given back', async () => {
	const watched = [
		{ source: source('bad'), reader: failing },
		{ source: source('good'), reader: reads([{ id: 'a', at: 200 }]) },
	];
	const { events, error } = await poll(emptyState(), watched, options);
	expect(events.map(({ id }) => id)).toEqual(['good:a']);
	expect(error?.message).toBe('The platform is out.');
});

test('where the budget ends after one source, the next poll begins with the other', async () => {
	const watched = [
		{ source: source('one'), reader: reads([{ id: 'a', at: 200 }]) },
		{ source: source('two'), reader: reads([{ id: 'b', at: 300 }]) },
	];
	const spent = { ...options, budget: { isSpent: () => true } };
	const first = await poll(emptyState(), watched, spent);
	expect(first.events.map(({ id }) => id)).toEqual(['one:a']);
	const second = await poll(first.state, watched, spent);
	expect(second.events.map(({ id }) => id)).toEqual(['two:b']);
});

test('an event that is not wanted is remembered: it does not come when it is wanted later', async () => {
	const watched = [{ source: source('s'), reader: reads([{ id: 'a', at: 200 }]) }];
	const first = await poll(emptyState(), watched, { ...options, wants: () => false });
	expect(first.events).toEqual([]);
	expect((await poll(first.state, watched, options)).events).toEqual([]);
});

test('more than a workflow can store is an error', async () => {
	const rows = Array.from({ length: 20_001 }, (_, index) => ({ id: `a${index}`, at: 200 }));
	const { error } = await poll(emptyState(), [{ source: source('s'), reader: reads(rows) }], options);
	expect(error).toBeInstanceOf(Problem);
});

test('the state before a poll stays as it is', async () => {
	const before = emptyState();
	await poll(before, [{ source: source('s'), reader: reads([{ id: 'a', at: 200 }]) }], options);
	expect(before).toEqual(emptyState());
});

test('a list that is another one at each page is given up with a problem', async () => {
	let round = 0;
	const list: PagedList = {
		size: 2,
		idOf: ({ id }) => String(id),
		page: async () => {
			round += 1;
			return { rows: [{ id: `x${round}` }, { id: `y${round}` }], end: false };
		},
	};
	const readAll = async () => {
		for await (const _ of scan(list)) if (round > 100) throw new Error('It never ends.');
	};
	await expect(readAll()).rejects.toThrow(Problem);
});

/** Rows without a time. */
const timeless: Source = {
	...source('t'),
	observe: ({ id }) => [{ id: `t:${String(id)}`, subject: String(id), event: 'there', object: { id } }],
};

test('rows without a time: what the first reading shows is old, what comes later is news once', async () => {
	const rows = [{ id: 'a', at: 0 }];
	const watched = [{ source: timeless, reader: reads(rows) }];
	const first = await poll(emptyState(), watched, options);
	expect(first.events).toEqual([]);
	rows.push({ id: 'b', at: 0 });
	const second = await poll(first.state, watched, { ...options, now: 10 ** 12 });
	expect(second.events).toMatchObject([{ id: 't:b', at: 1000 }]);
	expect((await poll(second.state, watched, { ...options, now: 10 ** 13 })).events).toEqual([]);
});

test('an event whose time moves on is remembered until its end', async () => {
	let at = 200;
	const due: Source = {
		...source('d'),
		observe: ({ id }) => [{ id: 'due', subject: 'due', event: 'due', at, until: 1000, object: { id } }],
	};
	const watched = [{ source: due, reader: reads([{ id: 'a', at: 0 }]) }];
	let { state, events } = await poll(emptyState(), watched, options);
	expect(events.map(({ id }) => id)).toEqual(['due']);
	for (at of [500, 900]) {
		({ state, events } = await poll(state, watched, options));
		expect(events).toEqual([]);
	}
});

test('a list that was not watched for a while begins from new', async () => {
	const rows = [{ id: 'a', at: 200 }];
	const one = { source: source('one'), reader: reads(rows) };
	const two = { source: source('two'), reader: reads([]) };
	const quiet = { ...options, from: undefined };
	const { state } = await poll(emptyState(), [one, two], quiet);
	expect(Object.keys(state.sources)).toEqual(['one', 'two']);
	const without = await poll(state, [two], quiet);
	expect(Object.keys(without.state.sources)).toEqual(['two']);
	rows.push({ id: 'b', at: 300 });
	expect((await poll(without.state, [one, two], quiet)).events).toEqual([]);
});

test('a source that rests is read again only after its time, and one that failed at once', async () => {
	let readings = 0;
	let isOut = false;
	const sweep = { ...source('s'), every: 1000 };
	const reader: Reader = {
		list: () => {
			readings += 1;
			return isOut ? failing.list(0) : listOf([]);
		},
	};
	let state = emptyState();
	const at = async (now: number) => {
		({ state } = await poll(state, [{ source: sweep, reader }], { ...options, now }));
		return readings;
	};
	expect(await at(5000)).toBe(1);
	expect(await at(5999)).toBe(1);
	isOut = true;
	expect(await at(6000)).toBe(2);
	expect(await at(6001)).toBe(3);
	isOut = false;
	expect(await at(6002)).toBe(4);
	expect(await at(7001)).toBe(4);
});

describe('what has no time of its own', () => {
	const lasting = (grain: number, isLasting: boolean): Source => ({
		...source('s'),
		grain,
		observe: ({ id, at, version }) => [
			{
				id: `s:${String(id)}:${String(version)}`,
				subject: String(id),
				event: 'changed',
				at: Number(at),
				...(isLasting ? { lasting: true as const } : {}),
				object: { id },
			},
		],
	});
	const first = async (one: Source, rows: Array<{ id: string; at: number; version: number }>, from?: number) => {
		const watched = [{ source: one, reader: reads(rows) }];
		return (await poll(emptyState(), watched, { ...options, from })).events.map(({ id }) => id);
	};

	test('is news at the first reading when it changed while that went on', async () => {
		const rows = [
			{ id: 'a', at: 1, version: 1 },
			{ id: 'a', at: 1, version: 2 },
		];
		expect(await first(lasting(1, true), rows)).toEqual(['s:a:2']);
	});

	test('is no news on the day of the start, unless the start is a date', async () => {
		const rows = [{ id: 'a', at: 900, version: 1 }];
		expect(await first(lasting(300, false), rows)).toEqual([]);
		expect(await first(lasting(300, false), rows, 1000)).toEqual(['s:a:1']);
	});
});

test('where a row is gone whose list was being read, the list of the next row is read from its beginning', async () => {
	const lists: Record<string, Array<{ id: string; at: number }>> = {
		a: [
			{ id: 'a1', at: 200 },
			{ id: 'a2', at: 300 },
		],
		b: [
			{ id: 'b1', at: 400 },
			{ id: 'b2', at: 500 },
		],
	};
	const pages = (rows: IDataObject[]): PagedList => ({
		size: 1,
		idOf: ({ id }) => String(id),
		page: async (index) => ({ rows: rows.slice(index, index + 1), end: index + 1 >= rows.length, time: 1000 }),
	});
	const of = (...ids: string[]): Reader => ({
		list: () => ({ ...pages(ids.map((id) => ({ id }))), inner: ({ id }) => pages(lists[String(id)]) }),
	});
	const spent = { ...options, budget: { isSpent: () => true } };
	const one = await poll(emptyState(), [{ source: source('s'), reader: of('a', 'b') }], spent);
	expect(one.events.map(({ id }) => id)).toEqual(['s:a1']);
	const other = await poll(one.state, [{ source: source('s'), reader: of('b') }], options);
	expect(other.events.map(({ id }) => id)).toEqual(['s:b1', 's:b2']);
});

test('another choice of what is read begins from then on', async () => {
	const reader = (of: string, id: string): Reader => ({ ...reads([{ id, at: 200 }]), of });
	const first = await poll(emptyState(), [{ source: source('s'), reader: reader('x', 'a') }], options);
	expect(first.events.map(({ id }) => id)).toEqual(['s:a']);
	const same = await poll(first.state, [{ source: source('s'), reader: reader('x', 'b') }], options);
	expect(same.events.map(({ id }) => id)).toEqual(['s:b']);
	const second = await poll(same.state, [{ source: source('s'), reader: reader('y', 'c') }], options);
	expect(second.events).toEqual([]);
});
