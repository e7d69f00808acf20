import type { IDataObject } from 'n8n-workflow';

import type { Seen, Source } from '../../engine/poll/source';
import type { TriggerEvent, WatchedList } from '../../engine/poll/trigger';
import { pick } from '../../engine/util/path';

import { isUnclear, orderState } from '../orderKeyStrategy';
import { paging } from '../paging';
import { ingramMicro } from '../vendor';

export const ORDER_EVENTS: TriggerEvent[] = [
	{ value: 'orderCanceled', name: 'Order Canceled', description: 'An order was canceled before it was completed' },
	{ value: 'orderCompleted', name: 'Order Completed', description: 'An order is done, and its subscriptions exist' },
	{ value: 'orderCreated', name: 'Order Created', description: 'An order was placed, here or in the control panel' },
	{ value: 'orderFailed', name: 'Order Failed', description: 'An order ended in error, and nothing was bought' },
];

const SUMMARY = ['id', 'orderNumber', 'type', 'status', 'statusCode', 'customerId', 'creationDate'];

/** The event that the end of an order is; undefined while it has none that is known. */
function endOf(row: IDataObject): string | undefined {
	const state = orderState(row);
	if (state === 'completed') return 'orderCompleted';
	if (state === 'pending' || isUnclear(row)) return undefined;
	return String(row.status).trim().toLowerCase() === 'error' ? 'orderFailed' : 'orderCanceled';
}

/** Orders are listed by the time of their creation, which stays when their status changes: so the pending ones are followed. */
const source: Source = {
	name: 'orders',
	// Times have whole seconds.
	grain: 1000,
	overlap: ingramMicro.listingDelay,
	idOf: ({ id }) => String(id),
	isPending: (row) => endOf(row) === undefined,
	observe: (row) => {
		const created = Date.parse(String(row.creationDate));
		const order = `order:${String(row.id)}`;
		const end = endOf(row);
		const base = { at: created, object: pick(row, SUMMARY), customerId: String(row.customerId) };
		const events: Seen[] = [
			{ ...base, id: `${order}:created`, subject: `${order}:created`, event: 'orderCreated', happened: created },
		];
		if (end) events.push({ ...base, id: `${order}:${String(row.status)}`, subject: `${order}:end`, event: end });
		return events;
	},
};

export const orders: WatchedList = {
	source,
	events: ORDER_EVENTS.map(({ value }) => value),
	route: 'GET /orders',
	paging: paging.limitOffset,
	items: 'data',
	from: (time) => ({ creationTimeFrom: new Date(time).toISOString() }),
	pending: [{ status: 'submitted' }, { status: 'processing' }],
	one: 'GET /orders/{id}',
};
