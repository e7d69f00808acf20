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
	/** no response confirmed it: it was found afterward */
	uncertain?: true;
	/** all orders that are active under its key, the oldest first, where they were seen */
	activeOrders?: ExistingOrder[];
}

/** One order that an operation is about to place. */
export interface Placing {
	operation: OrderOperation;
	strategy: OrderKeyStrategy;
	wait: Wait;
	/** the item's values, its key in the body */
	intent: Values;
	request: ApiRequest;
	key: string;
}

/** The orders that were there before this one, and when they were looked for, in milliseconds. */
export interface Found {
	orders: ExistingOrder[];
	/** by the clock's `elapsed` */
	at: number;
}
