import type { IDataObject } from 'n8n-workflow';

import type { Clock } from '../util/clock';
import type { Field } from './field';
import type { Session } from './platform';
import type { Values } from './values';

/** Something that a person must know at once. */
export interface Urgent {
	/** a sentence without its full stop: 'Order 7 can be returned' */
	say: string;
	/** until when it is so, in milliseconds: the time and what is left of it are added; once it is over, nothing is said */
	until?: number;
}

/** What operations of every kind declare. */
export interface OperationBase {
	/** identity in saved workflows: never changes after a release */
	value: string;
	name: string;
	/** sentence in the node panel and for AI agents */
	action: string;
	description: string;
	/** verb and path: 'GET /customers/{customerId}' */
	route: string;
	/** further routes that its hooks use */
	extraRoutes?: string[];
	/** required ones come first on the screen, the others in one collection */
	fields: Field[];
	/** constant members of the body */
	constantBody?: IDataObject;
	/** said after the description: the sign-in or right that the platform demands for it */
	needs?: string;
	/** why this account's platform does not have it, in a sentence; asked before anything is sent */
	unavailable?: (credential: IDataObject) => string | undefined;
	/** shown above the fields; where money moves */
	notice?: string;
	/** the fields that "Simplify" keeps */
	simplify?: string[];
	/** paths whose values are masked unless asked for: 'fulfillmentParameters[].value' */
	mask?: string[];
	/** paths that are shown and open something, such as keys of products: n8n hides them in its executions, as it does those of `mask` */
	sensitive?: string[];
	/** members computed from a row, beside the platform's own, to spare the user an expression. `now`: milliseconds */
	extra?: (row: IDataObject, now: number) => IDataObject;
	/**
	 * what a person must know at once about a row, for n8n to show beside the output: a deadline, or what is waited for.
	 * `row`: with what `extra` adds; `now`: milliseconds
	 */
	urgent?: (row: IDataObject, now: number) => Urgent | undefined;
	/** local rules over several fields; returns a sentence when something is wrong. `now`: milliseconds, for rules on dates */
	rule?: (values: Values, now: number) => string | undefined;
	/** last touch to the checked values, for a value that is in several places of the body */
	transformValues?: (values: Values) => void;
	/** reads that complete the values once all ids are known: what is fresh only at the time of ordering */
	loadDependencies?: (context: HookContext) => Promise<void>;
	/** it can raise what is paid, now or at the next renewal, and no limit says by how much: an AI agent may not choose its values */
	raisesCost?: true;
	/** file in samples: the test's answer and the source of the output schema */
	sample: string;
	/** ids of the contract's operations */
	facts: string[];
	/** vendor page */
	docs?: string;
}

/**
 * What every hook gets: a function of an operation that may ask the platform for something. A hook that needs more gets
 * it under a name of its own, in a context that extends this one. Rules that only judge what they are given are no hooks:
 * they get the values or the row, and the time as `now`.
 */
export interface HookContext {
	operation: OperationBase;
	session: Session;
	/** the item's checked values; before an order is placed a hook may complete them */
	values: Values;
	/** the run's clock; the only one that a platform's code may ask */
	clock: Clock;
}

/** The context of an operation's hooks for one item. */
export const hookContext = (session: Session, operation: OperationBase, values: Values): HookContext => ({
	operation,
	session,
	values,
	clock: session.clock,
});
