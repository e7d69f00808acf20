import type { IDataObject } from 'n8n-workflow';

/** How reads show an object that is read elsewhere than it is written, or in another shape. */
export interface View {
	/** where it is read, ids as `{}`; absent: at the write's own address */
	at?: string;
	/** the object before the write, made of the example and what was sent; absent: the example, which differs from what was sent */
	before?: (example: IDataObject, sent: IDataObject) => IDataObject;
	/** the object after it; absent: the example with what was sent laid over it */
	after?: (example: IDataObject, sent: IDataObject) => IDataObject;
}

/** What the writes of a platform need beside its contract. Operations go by `node.operation`. */
export interface Writes {
	/** How reads show what was written. */
	views: Record<string, View>;
	/** They are about what an account has one of, so that two items cannot be about different objects. */
	oneForAll: string[];
	/** Their path names no object: by which field two intents differ. */
	differsIn: Record<string, string>;
	/** With their required fields only they ask for nothing that could be seen. */
	filled: string[];
}
