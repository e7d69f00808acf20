import { refuse } from './refusal';

export type Row = Record<string, unknown>;

/** A row, or how to make it: of a long list only the rows of the page that is asked for are made. */
export type LazyRow = Row | (() => Row);

const made = (row: LazyRow): Row => (typeof row === 'function' ? row() : row);

/** Rows that moved into and out of one list while it was read. */
export interface Moves {
	inserted: LazyRow[];
	removed: number;
}

/** The list as it stands after its moves: rows put at its front, rows taken from its front. */
export const moved = (rows: LazyRow[], moves?: Moves): LazyRow[] => (moves ? [...moves.inserted, ...rows.slice(moves.removed)] : rows);

/** A row that comes into a list while somebody reads it: a copy of the first one under an id of its own. */
export const newcomer = (rows: LazyRow[], number: number): Row => ({
	...(rows[0] && made(rows[0])),
	id: `moved-${number}`,
	externalId: `moved-${number}`,
});

/** One page in the platform's envelope. `query` is the request's; default offset 0 and limit 10. Throws a Refusal. */
export function pageOf(rows: LazyRow[], query: Record<string, string | undefined>, maxPageSize: number | null) {
	const offset = Number(query.offset ?? 0);
	const asked = Number(query.limit ?? 10);
	if (offset < 0) throw refuse('offset must be 0 or more');
	if (asked < 1) throw refuse('limit must be 1 or more');
	const limit = Math.min(asked, maxPageSize ?? asked);
	return { data: rows.slice(offset, offset + limit).map(made), pagination: { offset, limit, total: rows.length } };
}

/** A list that is not paged, in the same envelope. */
export const wholeList = (rows: LazyRow[]) => ({ data: rows.map(made), pagination: { offset: 0, limit: rows.length, total: rows.length } });
