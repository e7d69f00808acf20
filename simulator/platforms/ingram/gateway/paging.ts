import { refuse } from './call';

export type Row = Record<string, unknown>;

/** A list, of which only the rows that are asked for are made. */
export interface Listing {
	length: number;
	rows(from?: number, to?: number): Row[];
}

/** A list of what is stored. @param show makes a row of it */
export const listing = <T>(stored: T[], show: (row: T) => Row): Listing => ({
	length: stored.length,
	rows: (from, to) => stored.slice(from, to).map(show),
});

/** Rows that are shown as they are. */
export const listed = (rows: Row[]): Listing => listing(rows, (row) => row);

/** Rows that moved into and out of one list while it was read. */
export interface Moves {
	inserted: Row[];
	removed: number;
}

/** The list after its moves: rows put at its front, rows taken from its front. */
export function moved(list: Listing, { inserted, removed }: Moves): Listing {
	const length = inserted.length + Math.max(0, list.length - removed);
	/** The same place in the list before it moved. */
	const before = (index: number) => Math.max(0, index - inserted.length) + removed;
	return {
		length,
		rows: (from = 0, to = length) => [...inserted.slice(from, to), ...list.rows(before(from), before(to))],
	};
}

/** A row that comes into a list while somebody reads it: a copy of the first one under an id of its own. */
export const newcomer = (list: Listing, number: number): Row => ({
	...list.rows(0, 1)[0],
	id: `moved-${number}`,
	externalId: `moved-${number}`,
});

/** One page in the platform's envelope. `query` is the request's; default offset 0 and limit 10. Throws a Refusal. */
export function pageOf(list: Listing, query: Record<string, string | undefined>, maxPageSize: number | null) {
	const offset = Number(query.offset ?? 0);
	const asked = Number(query.limit ?? 10);
	if (offset < 0) throw refuse('offset must be 0 or more');
	if (asked < 1) throw refuse('limit must be 1 or more');
	const limit = Math.min(asked, maxPageSize ?? asked);
	return { data: list.rows(offset, offset + limit), pagination: { offset, limit, total: list.length } };
}

/** A list that is not paged, in the same envelope. */
export const wholeList = (list: Listing) => ({
	data: list.rows(),
	pagination: { offset: 0, limit: list.length, total: list.length },
});
