import type { TriggerEvent, WatchedList } from '../../engine/poll/trigger';
import { pick } from '../../engine/util/path';

import { paging } from '../paging';
import { ingramMicro } from '../vendor';

export const CUSTOMER_EVENTS: TriggerEvent[] = [
	{
		value: 'customerActivated',
		name: 'Customer Activated',
		description: 'A new customer became active, so that orders can be placed for it',
	},
];

const SUMMARY = ['id', 'externalId', 'status', 'resellerId'];

/**
 * Customers show no time, and a new one can become active before it is seen pending: so each that is active is
 * remembered by its ID.
 */
export const customers: WatchedList = {
	source: {
		name: 'customers',
		grain: 1,
		overlap: ingramMicro.listingDelay,
		idOf: ({ id }) => String(id),
		observe: (row) => {
			if (String(row.status).trim().toLowerCase() !== 'active') return [];
			const id = String(row.id);
			const event = { id: `customer:${id}:active`, subject: id, event: 'customerActivated' };
			return [{ ...event, object: pick(row, SUMMARY), customerId: id }];
		},
	},
	events: CUSTOMER_EVENTS.map(({ value }) => value),
	route: 'GET /customers',
	paging: paging.limitOffset,
	items: 'data',
	one: 'GET /customers/{id}',
};
