import type { Operation } from '../../../core/contract/contract';
import { type ListMoves, movedRows } from '../../../core/http/moves';
import { createTokens } from '../../../core/http/tokens';
import type { Storage } from '../../../core/http/storage';
import type { Account, AccountState } from '../state/state';
import type { Catalog } from '../catalog/catalog';
import type { Settings } from '../settings';

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
	/** What moved in this list. */
	moves: ListMoves;
	/** Puts the file of a report into the storage, and gives its signed address. */
	publish: Storage['publish'];
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

/** A list: what is stored, and what is shown of each; only the rows that are asked for are made. */
type Listing = { stored: unknown[]; show: (stored: never) => Row };

/** A list of what is stored. @param show makes a row of it */
export const listing = <T>(stored: T[], show: (stored: T) => Row): Listing => ({ stored, show });

/** Rows that are shown as they are. */
export const listed = (rows: Row[]): Listing => listing(rows, (row) => row);

/** One page in the platform's envelope. `query` is the request's; default offset 0 and limit 10. Throws a Refusal. */
export function pageOf({ stored, show }: Listing, query: Call['query'], maxPageSize: number | null) {
	const offset = Number(query.offset ?? 0);
	const asked = Number(query.limit ?? 10);
	if (offset < 0) throw refuse('offset must be 0 or more');
	if (asked < 1) throw refuse('limit must be 1 or more');
	const limit = Math.min(asked, maxPageSize ?? asked);
	const data = (stored as never[]).slice(offset, offset + limit).map(show);
	return { data, pagination: { offset, limit, total: stored.length } };
}

/** The rows that are asked for, of what a handler gave; a list that is not paged is one page of all. */
export function answerOf({ query, settings, moves }: Call, { paging }: Operation, result: unknown) {
	const { stored, show } = Array.isArray(result) ? listed(result as Row[]) : (result as Listing);
	const list = { stored: movedRows(stored, moves, ['id', 'externalId']), show };
	if (paging === 'limitOffset') return pageOf(list, query, settings.maxPageSize);
	const limit = list.stored.length;
	return { data: (list.stored as never[]).map(show), pagination: { offset: 0, limit, total: limit } };
}

const WRONG_KEY =
	'Access denied due to missing or invalid subscription key. Provide a valid key for an active subscription.';

type Headers = Record<string, string | string[] | undefined>;

const unauthorized = (message: string): Refusal => new Refusal(401, 'UNAUTHORIZED', message);

/** Sign-in of the platform: its gateway's key, tokens for user name and password or by OpenID Connect; times are in ms. */
export function createAuth(accounts: Account[], settings: Settings, now: () => number) {
	const tokens = createTokens<{ account: Account }>(now);
	const issue = (account: Account): string => tokens.issue({ account }, settings.tokenSeconds);

	return {
		/** The account behind X-Subscription-Key. Throws what the gateway answers to a wrong or missing key. */
		accountOf(headers: Headers): Account {
			const account = accounts.find(({ subscriptionKey }) => subscriptionKey === headers['x-subscription-key']);
			if (account) return account;
			throw new Refusal(settings.wrongKeyStatus, 'INVALID_SUBSCRIPTION_KEY', WRONG_KEY);
		},

		/** POST /token. Throws 401 for user name or password, 403 for the application id, 400 for the marketplace. */
		signIn(account: Account, headers: Headers, marketplace: unknown) {
			const expected = Buffer.from(`${account.username}:${account.password}`).toString('base64');
			if (headers.authorization !== `Basic ${expected}`) throw unauthorized('User name or password is wrong');
			if (account.applicationId && headers['x-client-id'] !== account.applicationId) {
				throw new Refusal(403, 'FORBIDDEN', 'The application identifier is missing or unknown');
			}
			if (marketplace !== account.marketplace)
				throw refuse(`Marketplace "${marketplace}" is not available for this account`);
			return { token: issue(account), expiresInSeconds: settings.tokenSeconds };
		},

		/** The password grant; undefined when something does not match. */
		grant(form: Record<string, unknown>) {
			const account = accounts.find(({ username, password, clientId: client_id, clientSecret: client_secret }) => {
				const right = { grant_type: 'password', scope: 'openid', username, password, client_id, client_secret };
				return Object.entries(right).every(([name, value]) => form[name] === value);
			});
			if (!account) return undefined;
			return { access_token: issue(account), expires_in: settings.tokenSeconds, token_type: 'Bearer' };
		},

		/** Throws 401 unless the bearer token is known, alive and of the same account as the key. */
		authorize(account: Account, headers: Headers): void {
			const token = tokens.find(headers.authorization);
			if (!token) throw unauthorized('The token is missing or unknown');
			if (token.expiresAt <= now()) throw unauthorized('The token has expired');
			if (token.account !== account) throw unauthorized('The token does not belong to this subscription key');
		},

		/** Ends the token of a request. */
		revoke: (headers: Headers): void => tokens.revoke(headers.authorization),
		reset: tokens.reset,
	};
}
