import { refuse } from './refusal';

export type Row = Record<string, unknown>;

/** Rows that moved into and out of one list while it was read. */
export interface Moves {
	inserted: Row[];
	removed: number;
}

/** The list as it stands after its moves: rows put at its front, rows taken from its front. */
export const moved = (rows: Row[], moves?: Moves): Row[] => (moves ? [...moves.inserted, ...rows.slice(moves.removed)] : rows);

/** A row that comes into a list while somebody reads it: a copy of the first one under an id of its own. */
export const newcomer = (rows: Row[], number: number): Row => ({
	...rows[0],
	id: `moved-${number}`,
	externalId: `moved-${number}`,
});

/** One page in the platform's envelope. `query` is the request's; default offset 0 and limit 10. Throws a Refusal. */
export function pageOf(rows: Row[], query: Record<string, string | undefined>, maxPageSize: number | null) {
	const offset = Number(query.offset ?? 0);
	const asked = Number(query.limit ?? 10);
	if (offset < 0) throw refuse('offset must be 0 or more');
	if (asked < 1) throw refuse('limit must be 1 or more');
	const limit = Math.min(asked, maxPageSize ?? asked);
	return { data: rows.slice(offset, offset + limit), pagination: { offset, limit, total: rows.length } };
}

/** A list that is not paged, in the same envelope. */
export const wholeList = (rows: Row[]) => ({ data: rows, pagination: { offset: 0, limit: rows.length, total: rows.length } });
