import { missing } from './refusal';
import type { Account } from '../accounts/account';
import type { Settings } from '../settings';
import type { AccountState, StoredReport } from '../state/state';
import type { Catalog } from '../catalog/catalog';

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

/** The thing of this id. Throws the platform's "No entity has been found". */
export function byId<Thing extends { id: string }>(things: Thing[], id = ''): Thing {
	const found = things.find((thing) => thing.id === id);
	if (!found) throw missing();
	return found;
}

/** Whether a row has the values that the query asks for under these names. */
export const isAsked = <Row extends object>({ query }: Call, row: Row, ...names: Array<keyof Row & string>): boolean =>
	names.every((name) => query[name] === undefined || query[name] === row[name]);
