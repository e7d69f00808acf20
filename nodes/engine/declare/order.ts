import type { IDataObject } from 'n8n-workflow';

import type { HookContext } from './operationBase';
import type { Values } from './values';

/** How far a platform's object has come. */
export type State = 'completed' | 'failed' | 'pending';

/** Two orders under one key: the older one counts; of the same time, the one with the lower ID. */
export interface DuplicateRules {
	/** what to do about the younger one, one sentence */
	advice: (body: IDataObject) => string;
}

/** An order as a look-up found it. */
export interface ExistingOrder {
	id: string;
	/** undefined: the platform shows no key on this order */
	key?: string;
	/** one text per line, comparable with `OrderKeyStrategy.lines`; undefined when lines are not shown */
	lines?: string[];
	/** lines that the platform put in by itself, taken out of `lines` */
	added?: string[];
	state: State;
	/** its state is `failed` only because its status is unknown: it may still go through */
	unclear?: boolean;
	body: IDataObject;
}

/** What an order is about, its key already in the body. */
export type OrderIntent = Pick<Values, 'path' | 'body' | 'local'>;

/** For the look for orders of a key; `values.body` has the key in it. */
export interface FindContext extends HookContext {
	key: string;
	/** an order that is known to have the key: it need not be read once more */
	own?: string;
	/** also the orders that show another key and were made since then, in milliseconds */
	othersSince?: number;
}

/** For placing an order by several requests. */
export interface PlaceContext extends HookContext {
	/** names the writes: the same for the same order, so that the platform recognizes a second one */
	ids: WriteIds;
}

/** For an order that was found. */
export interface FoundContext extends HookContext {
	order: ExistingOrder;
}

/** For two orders of one sale. */
export interface DuplicateContext extends HookContext {
	/** the one that is too many */
	order: ExistingOrder;
	/** the one that counts */
	kept: ExistingOrder;
}

/** How a platform keeps the order key and finds an order by it. Vendor data. */
export interface OrderKeyStrategy {
	/** parts that scope the key besides the account: customer, order type */
	scope: (intent: OrderIntent) => string[];
	/** names the list in which orders of several operations are: a key names one order in all of it. Absent: the operation's own */
	list?: string;
	/** puts the key where the platform keeps it */
	withKey: (body: IDataObject, key: string) => IDataObject;
	/** the lines of a request in comparable form, without what the platform does not give back */
	lines: (body: IDataObject, local: IDataObject) => string[];
	/** every order of the scope that shows this key, or shows no key at all; under `othersSince` also others */
	find: (context: FindContext) => Promise<ExistingOrder[]>;
	/** `find` knows `othersSince`, and two orders with the same lines are the same twice: so the option to refuse them is offered */
	findsOthers?: true;
	/** when an order was made, in milliseconds; undefined where it does not say */
	madeAt?: (body: IDataObject) => number | undefined;
	/** for a platform that recognizes no repeats: what two orders under one key are to each other */
	duplicates?: DuplicateRules;
	/**
	 * Places the order where that takes more than one request. Undefined: it may have been placed, nobody knows.
	 * @throws Problem when nothing was bought
	 */
	place?: (context: PlaceContext) => Promise<IDataObject | undefined>;
	/** the one order in the answer to the placing, where it is among other things */
	placed?: (answer: IDataObject) => IDataObject;
	/** the order as read, in comparable form */
	read: (body: IDataObject) => ExistingOrder;
	/** whether an order as read shows this key; absent: the key of `read` */
	showsKey?: (body: IDataObject, key: string) => boolean;
	/** the platform has no place for a key: an order that appears after the sending, with the lines that were asked for, is this one */
	keyless?: true;
	/** takes out of a found order's lines what the platform added to the request; its `key` says which lines count */
	normalizeFound?: (context: FoundContext) => Promise<ExistingOrder>;
	/** sentences on what could not be compared when an order was found by its key */
	notCompared?: (body: IDataObject) => string[];
	/** what to check by hand after an unknown outcome, one sentence */
	advice: (intent: OrderIntent, key: string) => string;
}

/** The ids of an order's writes. */
export interface WriteIds {
	/** @param purpose what the write is for: 'cart', 'checkout' */
	of: (purpose: string) => string;
	/** these are the second ids, after a refusal under the first: nothing that was made earlier answers to them */
	again: boolean;
	/** right before the request that buys: under second ids the platform's list is looked at once more; throws when another worker was faster */
	look: () => Promise<void>;
}
