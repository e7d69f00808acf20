import type { Operation } from '../../../core/contract/contract';
import type { FaultRule } from '../../../core/http/faults';
import type { Account } from '../accounts/account';
import type { Catalog } from '../catalog/catalog';
import type { Settings } from '../settings';
import type { AccountState, StoredReport } from '../state/state';

/** Why the platform does not do what it was asked to; becomes the error answer. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly details: string[] = [],
		readonly headers: Record<string, string> = {},
	) {
		super(message);
	}
}

/** A request that breaks a rule of the platform. */
export const refuse = (message: string, details: string[] = []): Refusal =>
	new Refusal(400, 'BAD_REQUEST', message, details);

/** A missing object: the platform answers 400 with this text, not 404. */
export const missing = (): Refusal => new Refusal(400, 'NOT_FOUND', 'No entity has been found');

/** The error body of the platform. */
export function errorBody({ message, code, details }: Refusal, correlationId: string) {
	return { message, code, details, correlationId };
}

/** One request that has passed sign-in and the contract; `now` is in milliseconds. */
export interface Call {
	account: Account;
	state: AccountState;
	settings: Settings;
	catalog: Catalog;
	now: number;
	params: Record<string, string>;
	query: Record<string, string | undefined>;
	body: Record<string, unknown>;
	/** The signed address of a report's file. */
	link: (report: StoredReport) => string;
}

/** Carries out an operation: gives the object, or the rows or the listing of a collection (paging is done for it). Throws a Refusal. */
export type Handler = (call: Call) => unknown;

/** The thing of this id that can be read at `now` (ms). Throws the platform's "No entity has been found". */
export function byId<Thing extends { id: string; visibleFrom?: number }>(things: Thing[], id = '', now = 0): Thing {
	const found = things.find((thing) => thing.id === id && (thing.visibleFrom ?? 0) <= now);
	if (!found) throw missing();
	return found;
}

/** Whether a row has the values that the query asks for under these names. */
export const isAsked = <Row extends object>({ query }: Call, row: Row, ...names: Array<keyof Row & string>): boolean =>
	names.every((name) => query[name] === undefined || query[name] === row[name]);

type Row = Record<string, unknown>;

/** A list, of which only the rows that are asked for are made. */
type Listing = { length: number; rows(from?: number, to?: number): Row[] };

/** A list of what is stored. @param show makes a row of it */
export const listing = <T>(stored: T[], show: (row: T) => Row): Listing => ({
	length: stored.length,
	rows: (from, to) => stored.slice(from, to).map(show),
});

/** Rows that are shown as they are. */
export const listed = (rows: Row[]): Listing => listing(rows, (row) => row);

/** Rows that moved into and out of one list while it was read. */
type Moves = { inserted: Row[]; removed: number };

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
const newcomer = (list: Listing, number: number): Row => ({
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
const wholeList = (list: Listing) => ({
	data: list.rows(),
	pagination: { offset: 0, limit: list.length, total: list.length },
});

/** Lists that may move while they are read. */
export function createLists() {
	const moves = new Map<string, Moves>();
	return {
		/** The rows that are asked for, of what a handler gave. */
		answer({ state, query, settings }: Call, operation: Operation, result: unknown, rule?: FaultRule) {
			const list = Array.isArray(result) ? listed(result as Row[]) : (result as Listing);
			const key = `${state.resellerId} ${operation.id}`;
			const soFar = moves.get(key) ?? { inserted: [], removed: 0 };
			if (rule?.kind === 'movingList') {
				if (rule.change === 'remove') soFar.removed += 1;
				else soFar.inserted.unshift(newcomer(list, soFar.inserted.length + 1));
				moves.set(key, soFar);
			}
			const current = moved(list, soFar);
			return operation.paging === 'limitOffset' ? pageOf(current, query, settings.maxPageSize) : wholeList(current);
		},
		reset: (): void => moves.clear(),
	};
}
