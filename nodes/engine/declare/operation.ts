import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import type { Field } from './field';
import type { ExistingOrder, OrderKeyStrategy, State } from './order';
import type { Paging, Session, Vendor } from './platform';
import type { Estimate } from './settings';
import type { Values } from './values';

/** What a write does; decides lane, retry class, order key, dry run and README mark. */
export type Write = 'order' | 'create' | 'change' | 'delete';

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
	/** what the user has to do if the change is not done yet or its outcome is unknown, so that `after` does not run: sentences */
	unfinished?: (object: IDataObject, values: Values) => string[];
	/** what remains to be done once it was changed; returns the object as it is then */
	after?: (session: Session, values: Values, before: IDataObject, changed: IDataObject) => Promise<IDataObject>;
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
export type Completion = () => Promise<Result>;

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
	extraRoutes?: string[];
	/** required ones stand first on the screen, the others in one collection */
	fields: Field[];
	/** constant members of the body */
	constantBody?: IDataObject;
	/** said after the description: the sign-in or right that the platform demands for it */
	needs?: string;
	/** why this account's platform does not have it, in a sentence; asked before anything is sent */
	unavailable?: (credential: IDataObject) => string | undefined;
	/** how the platform gives the list; adds Return All and Limit */
	paging?: Paging;
	/** where the rows stand in the answer */
	items?: string;
	/** the fields that "Simplify" keeps */
	simplify?: string[];
	/** paths whose values are masked unless asked for: 'fulfillmentParameters[].value' */
	mask?: string[];
	/** absent: a read */
	write?: Write;
	wait?: Wait;
	orderKeys?: OrderKeyStrategy;
	/** the platform replaces the whole object by what is sent */
	replaces?: Replacing;
	/** the answer to the write names what it started in its Location header; the last part becomes `id` */
	idFromLocation?: true;
	/** a success of this write has no body */
	emptySuccess?: true;
	/** an answer without a body (204) is a list without rows, or one that is still being made */
	mayBeEmpty?: true;
	/** what a success reports as failed, one sentence each; [] when all went well */
	failures?: (body: IDataObject) => string[];
	/** which requests must keep their order: the id of the object that they touch */
	subject?: (values: Values) => string | undefined;
	/** local rules over several fields; returns a sentence when something is wrong. `now`: milliseconds, for rules on dates */
	rule?: (values: Values, now: number) => string | undefined;
	/** last touch to the checked values, for a value that stands in several places of the body */
	transformValues?: (values: Values) => void;
	/** reads that complete the values once all ids are known: what is fresh only at the time of ordering */
	loadDependencies?: (session: Session, values: Values) => Promise<void>;
	/**
	 * Reads that must pass before a write is sent; throws a `Problem`; what it returns are warnings for the output.
	 * It may complete the values; what it puts into `local.preview` stands in the output and in a dry run.
	 */
	preflight?: (session: Session, values: Values) => Promise<string[]>;
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
	/** members computed from a row, beside the platform's own, to spare the user an expression. `now`: milliseconds */
	extra?: (row: IDataObject, now: number) => IDataObject;
	/** after a write without an answer: finds what it made, or undefined */
	findAfterLostResponse?: (session: Session, values: Values) => Promise<IDataObject | undefined>;
	/** replaces the standard one-request run for multi-step operations */
	run?: (session: Session, values: Values) => Promise<Completion>;
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

/** An account that may order. */
export interface AccountState {
	/** in the platform's word, for the output */
	state: string;
	/** what may happen all the same */
	warnings: string[];
}
