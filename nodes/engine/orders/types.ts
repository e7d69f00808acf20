import type { IDataObject } from 'n8n-workflow';

import type { ApiRequest, ExistingOrder, OrderKeyStrategy, OrderOperation, Values, Wait } from '../declare';

/** An order on its way: what is known of it before it is followed to its end. */
export interface Placed {
	id: string;
	body: IDataObject;
	created: boolean;
	warnings: string[];
	/** what was checked before it was placed */
	checks: IDataObject;
	/** no answer told of it: it was found afterwards */
	uncertain?: true;
	/** all orders that stand under its key, the oldest first, where they were seen */
	standing?: ExistingOrder[];
}

/** One order that an operation is about to place. */
export interface Placing {
	operation: OrderOperation;
	book: OrderKeyStrategy;
	wait: Wait;
	/** the item's values, its key in the body */
	wish: Values;
	request: ApiRequest;
	key: string;
}

/** The orders that stood there before this one, and when they were looked for (milliseconds). */
export interface Found {
	orders: ExistingOrder[];
	at: number;
}
