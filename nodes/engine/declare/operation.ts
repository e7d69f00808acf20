import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import type { Replacing, Wait } from './hooks';
import type { HookContext, OperationBase } from './operationBase';
import type { DuplicateContext, OrderKeyStrategy } from './order';
import type { Paging, Vendor } from './platform';
import type { Estimate } from './settings';
import type { Values } from './values';

/** What a write does; decides lane, retry class, order key, dry run and README mark. */
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

/** One operation; the screen, the request, the README row and the tests are derived from it. */
export interface Operation extends OperationBase {
	/** how the platform gives the list; adds Return All and Limit */
	paging?: Paging;
	/** where the rows stand in the answer */
	items?: string;
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
	/**
	 * Reads that must pass before a write is sent; throws a `Problem`; what it returns are warnings for the output.
	 * It may complete the values; what it puts into `local.preview` stands in the output and in a dry run.
	 */
	preflight?: (context: HookContext) => Promise<string[]>;
	/** units that are asked for, line by line, or the quantity that is set; undefined: they stay as they are. Offers a limit for them */
	quantities?: (values: Values) => number[] | undefined;
	/** the platform's own price, asked for after `before`; offers limits of money; absent: the platform has no estimate */
	estimate?: (context: HookContext) => Promise<Estimate>;
	/** reads whether the account may order; offers to leave it out. @throws Problem when it may not */
	account?: (context: HookContext) => Promise<AccountState>;
	/**
	 * asks for the end of an order that was placed beside another one of the same sale; offers to do so. Rows of what was asked for.
	 * @throws Problem when it cannot be cancelled without harm to the one that is kept
	 */
	cancelDuplicate?: (context: DuplicateContext) => Promise<IDataObject[]>;
	/** after a write without an answer: finds what it made, or undefined */
	findAfterLostResponse?: (context: HookContext) => Promise<IDataObject | undefined>;
	/** replaces the standard one-request run for multi-step operations */
	run?: (context: HookContext) => Promise<Completion>;
	/** hint for the order key: what names this kind of order */
	keyHint?: string;
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
