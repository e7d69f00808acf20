import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import type { Replacing, Wait } from './hooks';
import type { HookContext, OperationBase } from './operationBase';
import type { DuplicateContext, OrderKeyStrategy } from './order';
import type { Paging, Vendor } from './platform';
import type { Estimate } from './settings';
import type { Values } from './values';

/** What a write does; decides lane, retry class, dry run and the word in the tables of docs/. */
export type Write = 'order' | 'create' | 'change' | 'delete';

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

/** The steps of an operation of its own; they may use the engine's: `writeOnce`, `placeOrder`, `replaceWhole`, `waited`. */
export type Run = (context: RunContext) => Promise<Completion>;

/** For the run of an operation. */
export interface RunContext extends HookContext {
	operation: Operation;
}

/** An account that may order. */
export interface AccountState {
	/** in the platform's word, for the output */
	state: string;
	/** what may happen all the same */
	warnings: string[];
}

/** One object, or a list that comes with one answer. */
interface ReadKind extends OperationBase {
	/** where the rows are in the answer; absent: it is the object */
	items?: string;
}

/** A list that is read page by page: it declares `paging`. */
interface ListKind extends OperationBase {
	/** how the platform gives the list; adds Return All and Limit */
	paging: Paging;
	/** where the rows are in the answer */
	items: string;
	/** an answer without a body (204) is a list without rows, or one that is still being made */
	mayBeEmpty?: true;
}

/** Waits until an object is done: the last name in its route is the object's id. */
interface FollowKind extends OperationBase {
	wait: Wait;
}

/** What writes may declare. */
interface Written extends OperationBase {
	/** which requests must keep their order: the id of the object that they touch */
	subject?: (values: Values) => string | undefined;
	/**
	 * After a write without an answer, or a change whose refusal names no fault: finds what it made. Undefined unless every
	 * part that was sent shows: what nothing shows may not be as it was asked for.
	 */
	findAfterLostResponse?: (context: HookContext) => Promise<IDataObject | undefined>;
}

/** What the answer to a write says. */
interface Answered {
	/** what a success reports as failed, one sentence each; [] when all went well */
	failures?: (body: IDataObject) => string[];
	/** the answer names what it started in its Location header; the last part becomes `id` */
	idFromLocation?: true;
	/** a success has no body */
	emptySuccess?: true;
	/** how what it made or started is followed */
	wait?: Wait;
}

/** What is checked before a write is sent. */
interface Checked {
	/**
	 * Reads that must pass before a write is sent; throws a `Problem`; what it returns are warnings for the output.
	 * It may complete the values; what it puts into `carried.preview` is shown in the output and in a dry run.
	 */
	preflight?: (context: HookContext) => Promise<string[]>;
	/** units that are asked for, line by line, or the quantity that is set; undefined: they stay as they are. Offers a limit for them */
	quantities?: (values: Values) => number[] | undefined;
}

/** Makes a new object. */
interface CreateKind extends Written, Answered, Checked {
	write: 'create';
}

/** Changes what it names, and nothing else. */
interface ChangeKind extends Written, Answered, Checked {
	write: 'change';
}

/** A change on a platform that takes objects as a whole only: it declares `replaces`, and the engine reads before it writes. */
interface ReplaceKind extends OperationBase, Pick<Written, 'subject'>, Pick<Checked, 'quantities'> {
	write: 'change';
	replaces: Replacing;
	/** what a success reports as failed, one sentence each */
	failures?: Answered['failures'];
	/** its own way around `replaceWhole` */
	run?: Run;
}

/** Takes an object away. */
interface DeleteKind extends Written {
	write: 'delete';
}

/** Buys. It is looked for by its key before it is sent, and followed afterwards. */
interface OrderKind extends OperationBase, Checked {
	write: 'order';
	orderKeys: OrderKeyStrategy;
	wait: Wait;
	/** which orders must go one after the other */
	subject: (values: Values) => string | undefined;
	/** hint for the order key: what names this kind of order */
	keyHint: string;
	/** what a success reports as failed, one sentence each */
	failures?: Answered['failures'];
	/** the platform's own price, asked for after `preflight`; offers limits of money; absent: the platform has no estimate */
	estimate?: (context: HookContext) => Promise<Estimate>;
	/** reads whether the account may order; offers to leave it out. @throws Problem when it may not */
	account?: (context: HookContext) => Promise<AccountState>;
	/**
	 * asks for the end of an order that was placed beside another one of the same sale; offers to do so. Rows of what was asked for.
	 * @throws Problem when it cannot be canceled without harm to the one that is kept
	 */
	cancelDuplicate?: (context: DuplicateContext) => Promise<IDataObject[]>;
	/** its own way around `placeOrder` */
	run?: Run;
}

/** Reads in steps of its own. */
interface CustomReadKind extends OperationBase, Pick<Answered, 'idFromLocation' | 'wait'> {
	run: Run;
	paging?: Paging;
	items?: string;
}

/** Writes in steps of its own. */
interface CustomWriteKind extends Written, Answered {
	write: 'create' | 'change' | 'delete';
	run: Run;
}

type Kind =
	| ReadKind
	| ListKind
	| FollowKind
	| CreateKind
	| ChangeKind
	| ReplaceKind
	| DeleteKind
	| OrderKind
	| CustomReadKind
	| CustomWriteKind;

type MemberOf<K> = K extends unknown ? keyof K : never;

/** A kind with none of the members that only other kinds have. */
type Only<K> = K extends unknown ? K & { [Other in Exclude<MemberOf<Kind>, keyof K>]?: undefined } : never;

export type FollowOperation = Only<FollowKind>;
export type ReplaceOperation = Only<ReplaceKind>;
export type OrderOperation = Only<OrderKind>;
export type CustomRead = Only<CustomReadKind>;
export type CustomWrite = Only<CustomWriteKind>;

/**
 * One operation; the screen, the request, the row in docs/ and the tests are derived from it. What it declares says which
 * kind it is: `paging` a list, `write` a write, `orderKeys` an order, `replaces` a replace, `run` steps of its own, `wait`
 * without a write a wait, none of them a read. What makes no sense for its kind does not compile.
 */
export type Operation = Only<Kind>;

/** One node: one resource or order type. */
export interface Resource {
	value: string;
	name: string;
	vendor: Vendor;
	operations: Operation[];
}
