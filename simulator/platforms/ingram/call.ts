import type { Account } from './account';
import type { Settings } from './settings';
import type { AccountState, StoredReport } from './state';
import type { Catalogue } from './catalogue';

/** One request that has passed sign-in and the contract; `now` is in milliseconds. */
export interface Call {
	account: Account;
	state: AccountState;
	settings: Settings;
	catalogue: Catalogue;
	now: number;
	params: Record<string, string>;
	query: Record<string, string | undefined>;
	body: Record<string, unknown>;
	/** The signed address of a report's file. */
	link: (report: StoredReport) => string;
}

/** Carries out an operation: gives the object, or the rows or the listing of a collection (paging is done for it). Throws a Refusal. */
export type Handler = (call: Call) => unknown;
