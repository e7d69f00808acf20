import type { IDataObject } from 'n8n-workflow';

import type { State } from './order';
import type { HookContext } from './operationBase';

/** For the look at an object that is followed: it belongs to no operation, only to a path. */
export interface LookContext extends Pick<HookContext, 'session' | 'clock'> {
	/** the values of the path to it */
	path: Record<string, string>;
	id: string;
}

/** How to follow an object until it is done. */
export interface Wait {
	/** where to ask, e.g. 'GET /orders/{id}'; {id} is the object's id, other names are those of the operation's own path */
	route: string;
	/** what to ask with, where a state is read by POST; `sent`: the body that made the object */
	ask?: (sent: IDataObject) => IDataObject;
	/** reads the object where that takes more than one request; `route` still says where */
	look?: (context: LookContext) => Promise<IDataObject>;
	/** how far the object has come; `sent`: the body that made it */
	state: (body: IDataObject, sent?: IDataObject) => State;
	/** one sentence for a state of 'failed' */
	failure: (body: IDataObject) => string;
	/** what is waited for, for the screen: 'the order is completed' */
	until: string;
	/** 'choice': a switch on the screen; 'always': the operation is a wait; 'never': pending by nature (an approval by hand) */
	offered: 'choice' | 'always' | 'never';
}

/** For what is asked about an object before it is replaced. */
export interface ReplaceContext extends HookContext {
	/** the object as it was read */
	object: IDataObject;
}

/** For what remains to be done once it was replaced. */
export interface ReplacedContext extends ReplaceContext {
	/** the object as the platform shows it after the change */
	changed: IDataObject;
}

/** How a write replaces an object as a whole: it is read, changed by what was given, and sent back. */
export interface Replacing {
	/** where the object is read: 'GET /v1/customers/{customerId}/profiles/billing' */
	read: string;
	/** the whole that is sent; absent: the object as read, with what was given laid over it */
	whole?: (context: ReplaceContext) => IDataObject;
	/** path of the version in the object that goes into If-Match; absent: the version travels in the body */
	ifMatch?: string;
	/** whether an object that is read shows what was asked for; absent: all that was given is in it */
	shows?: (context: ReplaceContext) => boolean;
	/** why it cannot be changed like this, in a sentence */
	refuses?: (context: ReplaceContext) => string | undefined;
	/** what the user should know before it is sent; shown in a dry run, and in the output where no `after` says what came of it */
	warns?: (context: ReplaceContext) => string[];
	/** what the user has to do if the change is not done yet or its outcome is unknown, so that `after` does not run: sentences */
	unfinished?: (context: ReplaceContext) => string[];
	/** what remains to be done once it was changed; returns the object as it is then */
	after?: (context: ReplacedContext) => Promise<IDataObject>;
}
