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
export const errorBody = ({ message, code, details }: Refusal, correlationId: string) => ({
	message,
	code,
	details,
	correlationId,
});

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
