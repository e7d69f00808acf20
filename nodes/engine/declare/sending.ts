import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

import type { Outcome } from '../util/answer';

/** What a write knows of its try before. */
export interface LastTry {
	/** its end */
	last?: Outcome;
	/** the token that it was sent with */
	token?: unknown;
	/** the next try goes out under another id, so that the platform does not know it for a repeat */
	renewed: boolean;
}

/** One request to the platform, before sign-in. `path` is encoded and starts with '/'. */
export interface ApiRequest {
	method: IHttpRequestMethods;
	path: string;
	/** the route that it came from, for errors and the catalog: 'GET /customers/{customerId}' */
	route: string;
	query: IDataObject;
	headers?: Record<string, string>;
	/** undefined when nothing is sent; a lone member '$' is the body itself */
	body?: IDataObject;
	/** sent in place of `body`: a form that carries files */
	form?: Form;
	/** the id by which the platform recognizes a repeat of this write; made by the sender when absent */
	writeId?: string;
	/**
	 * called right before every try of this write; what it throws ends the write, and nothing is sent
	 * @param before what is known of the tries before
	 */
	beforeTry?: (before: LastTry) => Promise<void>;
	/** called while others are being sent and this one is next in line: a look then saves one before the first try; may throw as `beforeTry` does */
	beforeTurn?: () => Promise<void>;
	/** a repeat would do it twice, so n8n must not repeat it by itself when it is answered with 401 */
	unsafe?: true;
}

/** A form of parts as it is sent. */
export interface Form {
	contentType: string;
	content: Buffer;
}

/** Runs work when its turn comes. */
export type ConcurrencyLimit = <T>(work: () => Promise<T>, goesFirst?: boolean) => Promise<T>;

/** The same, one after the other for each key. */
export type Queue = <T>(key: string | undefined, work: () => Promise<T>) => Promise<T>;

/** What a request is to the limits. */
export type Lane = 'read' | 'change' | 'buy';

export interface ConcurrencyLimits {
	read: ConcurrencyLimit;
	change: ConcurrencyLimit;
	buy: ConcurrencyLimit;
	/** purchases that are sent or next in line */
	ahead: ConcurrencyLimit;
	/** what is on the wire, of whatever kind */
	wire: <T>(work: () => Promise<T>, lane: Lane) => Promise<T>;
}

/**
 * Keeps to the rate that the platform showed by a 429; until the first one it does not hold anything up.
 * The rate learnt is what the platform took in the second before it refused. A little less is sent, evenly,
 * so that it does not refuse again; after a quiet minute more is tried, since quotas differ by time.
 */
export interface RateLimiter {
	/** how long nothing may be sent because the platform asked for a pause, in milliseconds */
	pause: () => number;
	/** waits for the turn of one request */
	turn: (signal?: AbortSignal) => Promise<void>;
	/** the platform took a request */
	accepted: () => void;
	/**
	 * The platform refused a request as too many; nothing is sent for `pause` milliseconds.
	 * @param sentAt when that request was sent, in milliseconds: several under way are refused together, and only the first teaches something
	 */
	refused: (pause: number, sentAt: number) => void;
}
