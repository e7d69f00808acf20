import type { Operation } from '../../core/contract/contract';
import type { Settings } from './settings';
import type { Reply } from './reply';
import type { PartnerState } from './state/state';
import type { Tenant } from './state/tenants';

/** Rows that came into and went out of one list while it was read. */
export interface ListMoves {
	inserted: number;
	removed: number;
}

/** One request that has passed sign-in and the contract; `now` is in milliseconds. */
export interface Call {
	tenant: Tenant;
	state: PartnerState;
	settings: Settings;
	now: number;
	/** Tells which of the contract's operations was meant. */
	operation: Operation;
	params: Record<string, string>;
	query: Record<string, string | string[] | undefined>;
	/** By name in small letters. */
	headers: Record<string, string | undefined>;
	body: unknown;
	signIn: { kind: 'app' | 'user'; mfa: boolean };
	/** The absolute address of the API that was called, for links: `http://127.0.0.1:{port}/partner`. */
	origin: string;
	/** What moved in this list; the functions of `collection.ts` apply it. */
	moves: ListMoves;
	/** A fresh copy of `samples/partnerCenter/{name}.json`. */
	fixture(name: string): unknown;
	/**
	 * Puts files into the storage, which stands on a host of its own and takes no header of the API.
	 * A file's address is `${rootDirectory}/${name}?${sasToken}`; it works until `expiresAt` (ms).
	 */
	publish(
		folder: string,
		files: Record<string, Buffer>,
		expiresAt: number,
	): { rootDirectory: string; sasToken: string };
}

/** Carries out an operation. Throws a PartnerRefusal. */
export type Handler = (call: Call) => Reply;

/** A text of the query that was given at most once. */
export const textOf = ({ query }: Call, name: string): string | undefined => {
	const value = query[name];
	return Array.isArray(value) ? value[0] : value;
};

/** What commerce needs where no request is at hand: whose it is, what there is, and what time it is. */
export type Moment = Pick<Call, 'tenant' | 'state' | 'settings' | 'now' | 'fixture'>;
