import type {
	IBinaryKeyData,
	IDataObject,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
} from 'n8n-workflow';

import type { Answer } from './answer';
import type { Check } from './checks';
import type { Estimate, Limits } from './limits';
import type { Picker } from './pickers';
import type { Session } from './session';

/** How a field's value travels into the request. Without it: by its own name, to the place that the route implies. */
export interface Send {
	/**
	 * 'path' when the route names it, else 'query' (GET, HEAD, DELETE) or 'body'; 'nowhere' for fields that only steer the
	 * node; 'picker' for fields that only narrow the list of another one: a run does not read them, so they count as nothing given
	 */
	in?: 'query' | 'body' | 'header' | 'nowhere' | 'picker';
	/** name on the wire; dots make nested objects: 'address.city'; '$' is the body itself, where it is no object */
	as?: string;
	/** how the value is checked and turned into its wire form */
	check?: Check;
	/** the value is a JSON list of rows that this fixed collection describes */
	rowsOf?: Field;
	/** stands on the form although it is not required */
	front?: true;
	/** a person's data: shown in no message, log or dry run */
	personal?: boolean;
	/** a credential or password: as `personal` */
	secret?: boolean;
}

/** One parameter on the screen: a plain n8n property literal, plus `send`. */
export type Field = Omit<INodeProperties, 'options'> & {
	options?: Array<INodePropertyOptions | Field | FieldGroup>;
	send?: Send;
};

/** The row layout of a fixed collection. */
export type FieldGroup = Omit<INodePropertyCollection, 'values'> & { values: Field[] };

/** What a write does; decides lane, retry class, order key, dry run and README mark. */
export type Write = 'order' | 'create' | 'change' | 'delete';

/** How far a platform's object has come. */
export type State = 'completed' | 'failed' | 'pending';

/** How to follow an object until it is done. */
export interface Wait {
	/** where to ask, e.g. 'GET /orders/{id}'; {id} is the object's id, other names are those of the operation's own path */
	route: string;
	/** what to ask with, where a state is read by POST; `sent`: the body that made the object */
	ask?: (sent: IDataObject) => IDataObject;
	/** reads the object where that takes more than one request; `route` still says where */
	look?: (session: Session, path: Record<string, string>, id: string) => Promise<IDataObject>;
	/** how far the object has come; `sent`: the body that made it */
	state: (body: IDataObject, sent?: IDataObject) => State;
	/** one sentence for a state of 'failed' */
	failure: (body: IDataObject) => string;
	/** what is waited for, for the screen: 'the order is completed' */
	until: string;
	/** 'choice': a switch on the screen; 'always': the operation is a wait; 'never': pending by nature (an approval by hand) */
	offered: 'choice' | 'always' | 'never';
}

/** An order as a look-up found it. */
export interface ExistingOrder {
	id: string;
	/** undefined: the platform shows no key on this order */
	key?: string;
	/** one text per line, comparable with `OrderBook.lines`; undefined when lines are not shown */
	lines?: string[];
	/** lines that the platform put in by itself, taken out of `lines` */
	added?: string[];
	state: State;
	/** its state is `failed` only because nobody knows its status: it may stand all the same */
	unclear?: boolean;
	body: IDataObject;
}

/** What an order is about: the values of its path and its body, the key already in it. */
export interface Wish {
	path: Record<string, string>;
	body: IDataObject;
	/** checked values that steer the node and are not sent, by field name */
	local: IDataObject;
}

/** How a platform keeps the order key and finds an order by it. Vendor data. */
export interface OrderBook {
	/** parts that scope the key besides the account: customer, order type */
	scope: (wish: Wish) => string[];
	/** puts the key where the platform keeps it */
	withKey: (body: IDataObject, key: string) => IDataObject;
	/** the lines of a request in comparable form, without what the platform does not give back */
	lines: (body: IDataObject, local: IDataObject) => string[];
	/**
	 * every order of the scope that shows this key, or shows no key at all
	 * @param own an order that is known to have the key: it need not be read once more
	 */
	find: (session: Session, wish: Wish, key: string, own?: string) => Promise<ExistingOrder[]>;
	/** for a platform that recognises no repeats: what two orders under one key are to each other */
	twins?: Twins;
	/**
	 * Places the order where that takes more than one request. `ids` names its writes: the same for the same order,
	 * so that the platform recognises a second one. Undefined: it may have been placed, nobody knows.
	 * @throws Problem when nothing was bought
	 */
	place?: (session: Session, wish: Wish, ids: WriteIds) => Promise<IDataObject | undefined>;
	/** the one order in the answer to the placing, where it stands among other things */
	placed?: (answer: IDataObject) => IDataObject;
	/** the order as read, in comparable form */
	read: (body: IDataObject) => ExistingOrder;
	/** whether an order as read shows this key; absent: the key of `read` */
	shows?: (body: IDataObject, key: string) => boolean;
	/** the platform has no place for a key: an order that appears after the sending, with the lines that were asked for, is this one */
	keyless?: true;
	/** takes out of a found order's lines what the platform added to the wish by itself; its `key` tells which lines count */
	asAsked?: (session: Session, wish: Wish, order: ExistingOrder) => Promise<ExistingOrder>;
	/** sentences on what could not be compared when an order was found by its key */
	notCompared?: (body: IDataObject) => string[];
	/** what to check by hand after an unknown outcome, one sentence */
	advice: (wish: Wish, key: string) => string;
}

/** Two orders under one key: the older one counts. */
export interface Twins {
	/** when an order was made, in milliseconds; undefined where it does not tell. Of the same time, the lower ID is the older */
	madeAt: (body: IDataObject) => number | undefined;
	/** what to do about the younger one, one sentence */
	advice: (body: IDataObject) => string;
}

/** How a write replaces an object as a whole: it is read, changed by what was given, and sent back. */
export interface Replacing {
	/** where the object is read: 'GET /v1/customers/{customerId}/profiles/billing' */
	read: string;
	/** the whole that is sent; absent: the object as read, with what was given laid over it */
	whole?: (object: IDataObject, values: Values) => IDataObject;
	/** path of the version in the object that goes into If-Match; absent: the version travels in the body */
	ifMatch?: string;
	/** whether an object that is read shows what was asked for; absent: all that was given stands in it */
	shows?: (object: IDataObject, values: Values) => boolean;
	/** why it cannot be changed like this, in a sentence */
	refuses?: (object: IDataObject, values: Values, now: number) => string | undefined;
	/** what the user should know before it is sent; stands in a dry run, and in the output where there is no `after` to tell what came of it */
	warns?: (object: IDataObject, values: Values) => string[];
	/** what the user must see to himself where the change is not done yet, or nobody knows, so that `after` does not follow: sentences */
	unfinished?: (object: IDataObject, values: Values) => string[];
	/** what remains to be done once it was changed; returns the object as it is then */
	after?: (session: Session, values: Values, before: IDataObject, changed: IDataObject) => Promise<IDataObject>;
}

/** The values of one item, checked: ready to become a request. */
export interface Values {
	path: Record<string, string>;
	query: IDataObject;
	headers: Record<string, string>;
	body: IDataObject;
	/** checked values that steer the node and are not sent, by field name */
	local: IDataObject;
	/** ids given by something else than an id, to be looked up before the request is built */
	lookups: Lookup[];
	/** options of the engine itself: dry run, order key, limits ... */
	settings: Settings;
}

/** An id that the user gave as, say, an e-mail address. */
export interface Lookup {
	field: string;
	mode: string;
	value: string;
	picker: Picker;
	place: (values: Values, id: string) => void;
}

/** Engine options of one item, after defaults. Times in milliseconds. */
export interface Settings {
	/** rows at most; Infinity for all */
	limit: number;
	simplify: boolean;
	showSecrets: boolean;
	dryRun: boolean;
	wait: boolean;
	waitAtMost: number;
	orderKey?: string;
	placeAgain: boolean;
	acceptKeyless: boolean;
	/** whether an order that another worker placed twice is to be cancelled */
	cancelDuplicate: boolean;
	/** the order key is the engine's own, of this turn of the node alone */
	keyOfTurn: boolean;
	/** whether the state of the account is read before an order */
	checkAccount: boolean;
	limits: Limits;
	maxConcurrent?: number;
	timeout: number;
	retryFor: number;
}

/** What an operation answers for one item. */
export interface Result {
	rows: IDataObject[];
	/** files of each row, by property name; in the order of the rows */
	binary?: IBinaryKeyData[];
}

/**
 * The second half of an operation: following the object until it is done, and the answer.
 * Once the first half is over, everything is sent; the next item for the same object may start.
 */
export type Finish = () => Promise<Result>;

/** One operation; the screen, the request, the README row and the tests are derived from it. */
export interface Operation {
	/** identity in saved workflows: never changes after a release */
	value: string;
	name: string;
	/** sentence in the node panel and for AI agents */
	action: string;
	description: string;
	/** verb and path: 'GET /customers/{customerId}' */
	route: string;
	/** further routes that `run`, `before` or look-ups use */
	also?: string[];
	/** required ones stand first on the screen, the others in one collection */
	fields: Field[];
	/** constant members of the body */
	fixed?: IDataObject;
	/** said after the description: the sign-in or right that the platform demands for it */
	needs?: string;
	/** why this account's platform does not have it, in a sentence; asked before anything is sent */
	unavailable?: (credential: IDataObject) => string | undefined;
	/** name of one of the vendor's paging strategies; adds Return All and Limit */
	paging?: string;
	/** where the rows stand in the answer */
	items?: string;
	/** the fields that "Simplify" keeps */
	simplify?: string[];
	/** paths whose values are masked unless asked for: 'fulfillmentParameters[].value' */
	mask?: string[];
	/** absent: a read */
	write?: Write;
	wait?: Wait;
	book?: OrderBook;
	/** the platform replaces the whole object by what is sent */
	replaces?: Replacing;
	/** the answer to the write names what it started in its Location header; the last part becomes `id` */
	located?: true;
	/** a success of this write has no body */
	silent?: true;
	/** an answer without a body (204) is a list without rows, or one that is still being made */
	mayBeEmpty?: true;
	/** what a success reports as failed, one sentence each; [] when all went well */
	failures?: (body: IDataObject) => string[];
	/** which requests must keep their order: the id of the object that they touch */
	subject?: (values: Values) => string | undefined;
	/** local rules over several fields; returns a sentence when something is wrong */
	rule?: (values: Values) => string | undefined;
	/** last touch to the checked values, for a value that stands in several places of the body */
	shape?: (values: Values) => void;
	/** reads that complete the values once all ids are known: what is fresh only at the time of ordering */
	prepare?: (session: Session, values: Values) => Promise<void>;
	/**
	 * Reads that must pass before a write is sent; throws a `Problem`; what it returns are warnings for the output.
	 * It may complete the values; what it puts into `local.preview` stands in the output and in a dry run.
	 */
	before?: (session: Session, values: Values) => Promise<string[]>;
	/** units that are asked for, line by line, or the quantity that is set; undefined: they stay as they are. Offers a limit for them */
	quantities?: (values: Values) => number[] | undefined;
	/** the platform's own price, asked for after `before`; offers limits of money; absent: the platform has no estimate */
	estimate?: (session: Session, values: Values) => Promise<Estimate>;
	/** reads whether the account may order; offers to leave it out. @throws Problem when it may not */
	account?: (session: Session, values: Values) => Promise<AccountState>;
	/**
	 * asks for the end of an order that was placed beside another one of the same sale; offers to do so. Rows of what was asked for.
	 * @throws Problem when it cannot be cancelled without harm to the one that is kept
	 */
	cancelDuplicate?: (session: Session, order: ExistingOrder, kept: ExistingOrder) => Promise<IDataObject[]>;
	/** members computed from a row, beside the platform's own, to spare the user an expression */
	extra?: (row: IDataObject) => IDataObject;
	/** after a write without an answer: finds what it made, or undefined */
	look?: (session: Session, values: Values) => Promise<IDataObject | undefined>;
	/** replaces the standard one-request run for multi-step operations */
	run?: (session: Session, values: Values) => Promise<Finish>;
	/** hint for the order key: what names this kind of order */
	keyHint?: string;
	/** shown above the fields; where money moves */
	notice?: string;
	/** file in samples: the test's answer and the source of the output schema */
	sample: string;
	/** ids of the contract's operations */
	facts: string[];
	/** vendor page */
	docs?: string;
}

/** One node: one resource or order type. */
export interface Resource {
	value: string;
	name: string;
	vendor: Vendor;
	operations: Operation[];
}

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
	/** the header by which the platform recognises a repeated write; absent: it does not */
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
	paging: Record<string, Paging>;
	/** code or text of a refusal -> what to do */
	hints: Hint[];
	/** reads code and text out of an error body */
	errorOf: (body: unknown) => { code?: string; text?: string };
	/** a refusal that says in words that a quota is used up: milliseconds until it is replenished */
	quota?: (text: string) => number | undefined;
	/** refusals of the platform itself may have no code, but words */
	refusesInWords?: true;
	/** codes of refusals that pass by themselves (another change is under way): waited for, and repeated */
	busyCodes?: string[];
	/** codes of refusals that say it was done before */
	doneCodes?: string[];
	/** why an answer refuses the sign-in for good, in a sentence: no new token helps, so none is asked for and nothing more is sent */
	signInRefused?: (answer: Answer) => string | undefined;
	/** whether an answer with a status of success is a refusal all the same */
	isRefusal?: (body: unknown) => boolean;
	/** whether a refusal says that the object was changed since it was read */
	isStale?: (status: number, code: string | undefined) => boolean;
	pickers: Record<string, Picker>;
	/** the object in an answer that holds a single one, without the platform's wrapping */
	object: (body: unknown) => IDataObject;
	/** members that a simplified output leaves out, however deep they stand */
	noise?: RegExp;
	/** how a simplified output reads a value: a date that stands for none becomes null */
	readable?: (value: IDataObject[string]) => IDataObject[string];
}

export type Paging = OffsetPaging | LinkPaging | WholeList;

/** The ids of an order's writes. */
export interface WriteIds {
	/** @param purpose what the write is for: 'cart', 'checkout' */
	of: (purpose: string) => string;
	/** these are the second ids, after a refusal under the first: nothing that was made earlier answers to them */
	again: boolean;
	/** right before the request that buys: under second ids the platform's list is looked at once more; throws when another worker was faster */
	look: () => Promise<void>;
}

/** An account that may order. */
export interface AccountState {
	/** in the platform's word, for the output */
	state: string;
	/** what may happen all the same */
	warnings: string[];
}

/** Where the next page of a list is: the same request with other query or headers, or a link of the platform's. */
export type NextPage = { query?: IDataObject; headers?: Record<string, string>; link?: string };

/** The headers of one page: of its answer, and of the request for it. */
export interface PageHeaders {
	got: Record<string, string>;
	sent: Record<string, string>;
}

/** Paging in which each page tells where the next one is. */
export interface LinkPaging {
	/** query that asks for a page size, and the most that the platform gives; absent: the platform decides */
	size?: { query: string; most: number };
	/**
	 * Undefined on the last page.
	 * @param seen rows so far, this page's among them
	 * @param headers those of the answer (`got`, names in small letters), for lists that tell it there, and those it was asked with (`sent`)
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
	/** path of the identity of a row; absent where a row can stand in the list several times */
	id?: string;
}

/** Turns a platform's refusal into a next step. First match wins. */
export interface Hint {
	status?: number;
	code?: RegExp;
	text?: RegExp;
	say: string;
}

/** Whether a field stands on the form, not in a collection. */
export const onForm = (field: Field): boolean => field.required === true || field.send?.front === true;

/** Whether what stands in a field is ever sent. */
export const isSent = ({ send }: Field): boolean => send?.in !== 'nowhere' && send?.in !== 'picker';

/** The same field, not required: create and update share one literal. */
export function optional(field: Field): Field {
	return { ...field, required: false };
}
