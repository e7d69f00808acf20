import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import type { Answer, Refused } from '../util/answer';
import type { Clock } from '../util/clock';
import type { Said } from '../util/words';
import type { ConcurrencyLimits, Queue, RateLimiter } from './sending';
import type { Settings } from './settings';

/** What differs between platforms, as data. */
export interface Vendor {
	name: string;
	/** credential type name */
	credential: string;
	/** API address out of the decrypted credential, without a trailing slash */
	baseUrl: (credential: IDataObject) => string;
	/** who buys with a credential: the same whichever secret or sign-in it has */
	buyer: (credential: IDataObject) => string[];
	/** names of credential fields that change by themselves (token, expiry) and so do not identify the account */
	volatile: string[];
	/** header names, lower case, that carry the platform's correlation id in answers */
	correlationHeaders: string[];
	/** headers that go with every request */
	headers?: Record<string, string>;
	/** the header that carries an id of ours for support, one for each intent */
	correlationHeader?: string;
	/** the header by which the platform recognizes a repeated write; absent: it does not */
	idempotencyHeader?: string;
	/**
	 * The ids are those of a single call: each has a correlation id of its own, and a write that was answered with no
	 * success goes out again under another id; only one without an answer keeps its id.
	 */
	idsPerCall?: true;
	/** a repeated id is answered with the stored answer also when that was a refusal */
	replaysRefusals?: boolean;
	/** for how long an order may be missing from lists after it was stored, in milliseconds */
	listingDelay: number;
	/** code or text of a refusal -> what to do */
	hints: Hint[];
	/** reads code and words of a refusal out of any body */
	errorOf: (body: unknown) => Said;
	/** a refusal that says in words that a quota is used up: milliseconds until it is replenished */
	quota?: (text: string) => number | undefined;
	/** refusals of the platform itself may have no code, but words */
	refusesInWords?: true;
	/** what the platform says only of a request that it did not carry out, beside the codes and words of `hints` */
	refusals?: RefusalKind[];
	/** refusals that may speak of what this very request made, whatever code and words they have: "already exists" */
	doubtful?: RefusalKind[];
	/** codes of refusals that pass by themselves (another change is under way): waited for, and repeated */
	busyCodes?: string[];
	/** codes of refusals that say it was done before */
	doneCodes?: string[];
	/** why an answer refuses the sign-in for good, in a sentence: no new token helps, so none is asked for and nothing more is sent */
	signInRefused?: (answer: Answer) => string | undefined;
	/** where a credential signs in to that is not for real orders: 'the sandbox of Adobe' */
	testEnvironment?: (credential: IDataObject) => string | undefined;
	/** whether an answer with a status of success is a refusal all the same */
	isRefusal?: (body: unknown) => boolean;
	/** whether a refusal says that the object was changed since it was read */
	isStale?: (status: number, code: string | undefined) => boolean;
	pickers: Record<string, Picker>;
	/** the object in an answer that holds a single one, without the platform's wrapping */
	object: (body: unknown) => IDataObject;
	/** members that a simplified output leaves out, at any depth */
	hiddenKeys?: RegExp;
	/** how a simplified output reads a value: a date that means none becomes null */
	normalizeValue?: (value: IDataObject[string]) => IDataObject[string];
}

export type Paging = OffsetPaging | LinkPaging | WholeList;

/** Where the next page of a list is: the same request with other query or headers, or a link of the platform's. */
export type NextPage = { query?: IDataObject; headers?: Record<string, string>; link?: string };

/** The headers of one page: of its answer, and of the request for it. */
export interface PageHeaders {
	got: Record<string, string>;
	sent: Record<string, string>;
}

/** Paging in which each page says where the next one is. */
export interface LinkPaging {
	/** query that asks for a page size, and the most that the platform gives; absent: the platform decides */
	size?: { query: string; most: number };
	/**
	 * Undefined on the last page.
	 * @param seen rows so far, this page's among them
	 * @param headers those of the answer (`got`, names in small letters), for lists that say it there, and those it was asked with (`sent`)
	 */
	next: (body: unknown, seen: number, rows: number, headers: PageHeaders) => NextPage | undefined;
}

/** A list that comes whole, whatever page is asked for; Limit cuts it here. */
export interface WholeList {
	whole: true;
}

/** Offset and limit paging. */
export interface OffsetPaging {
	offset: string;
	limit: string;
	pageSize: number;
	/** path of the number of rows in all */
	total: string;
	/** path of the identity of a row; absent where a row can be in the list several times */
	id?: string;
}

/** Refusals of one kind: all that is named must fit. */
export interface RefusalKind {
	/** 'POST /orders' */
	route?: string;
	status?: number;
	code?: RegExp;
	text?: RegExp;
	/** words of refusals that are of another kind all the same */
	except?: RegExp;
}

/** Turns a platform's refusal into a next step. First match wins. */
export interface Hint extends RefusalKind {
	say: string;
}

/** A list from which an id is picked. Vendor data. */
export interface Picker {
	/** the plural for messages: 'customers' */
	noun: string;
	/** 'GET /customers' */
	route: string;
	items: string;
	/** absent when the list comes whole */
	paging?: Paging;
	/** query that searches by text on the platform; absent: the rows are searched here */
	search?: string | ((text: string) => IDataObject);
	/** constant query, or computed from the fields chosen before and the time, in milliseconds */
	query?: (chosen: (field: string) => string, now: number) => IDataObject;
	/** what a list that is read by POST is asked for, from the same */
	body?: (chosen: (field: string) => string, now: number) => IDataObject;
	/** headers that the list demands */
	headers?: Record<string, string>;
	/** fields that must be filled before the list can be shown, by name and title: { customerId: 'Customer' } */
	after?: Record<string, string>;
	value: (row: IDataObject) => string;
	/** @param chosen the fields chosen before */
	label: (row: IDataObject, chosen: (field: string) => string) => string;
	/** modes besides the id: the query that finds it, and the path that must match exactly (`anyCase`: but for capitals); [] means any row */
	finds?: Record<string, { query: string | ((value: string) => IDataObject); match: string; anyCase?: boolean }>;
}

/** Everything that the requests of one node run share, and the settings of the item at hand. */
export interface Session {
	context: Context;
	vendor: Vendor;
	/** the decrypted credential: base URL and allowed domains are read from it, nothing else */
	credential: IDataObject;
	/** identifies the account without showing it; another secret is another account */
	account: string;
	/** identifies who buys: the same for every credential of one partner */
	buyer: string;
	clock: Clock;
	limits: ConcurrencyLimits;
	queue: Queue;
	rateLimiter: RateLimiter;
	signal?: AbortSignal;
	/** reads that several items of the run need, by what was asked */
	memory: Map<string, Promise<unknown>>;
	signIn: SignIn;
	/** n8n's id of the execution, where it has one */
	execution?: string;
	/** the item's place in the input, from 0 */
	item: number;
	/** names execution, node, run and item: the same when n8n's Retry On Fail runs the node again */
	nodeRun?: string;
	/** n8n's Retry On Fail runs the node again: what it sent before may be done */
	repeated: boolean;
	/** whether anything may still be written in this run */
	barrier: WriteBarrier;
	/** this finds out what became of a refused order, while the writes of all other items wait */
	decides?: true;
	/** whether another worker may be selling the same */
	company: Company;
	settings: Settings;
	/** the item's personal and secret texts, kept out of the platform's words in errors */
	hide: string[];
	/** those of them that are secrets */
	secrets: string[];
	/** milliseconds that the item may still spend on repeats */
	budget: { left: number };
	/** whether the item has sent a request */
	begun: { is: boolean };
	/** where this is one look: whether any of its own requests was answered */
	answered?: { is: boolean };
	/** what answers of this run showed of the platform's clock */
	platformTime: PlatformTime;
}

export type Context = IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IPollFunctions | IWebhookFunctions;

/** The platform's time of day as its latest answer had it, and when that came: `at` as the clock's `elapsed`. Milliseconds. */
export interface PlatformTime {
	seen?: { time: number; at: number };
}

/** What keeps writes back: each passes here. */
export interface WriteBarrier {
	/** every item was read and found good: until then nothing is written */
	open: () => void;
	/** an item failed: nothing more is written */
	stop: () => void;
	readonly stopped: boolean;
	/** a write of an item ended, and it is not decided what that means: the writes of all other items wait */
	undecided: (item: number) => void;
	/** the item goes on, or has ended */
	decided: (item: number) => void;
	/** waits until an item may write. @throws NotSent */
	pass: (item: number) => Promise<void>;
}

/** Whether another worker may be selling the same as this execution. */
export interface Company {
	/** 'unknown' until an order was placed and nobody else's stood there */
	is: 'unknown' | 'none' | 'some';
}

/** What is known of the sign-in in a run. */
export interface SignIn {
	/** set once the credential was refused: nothing more is sent with it in this run */
	refused?: Refused;
	/** the tokens that the platform refused for a read */
	ended?: Set<unknown>;
}
