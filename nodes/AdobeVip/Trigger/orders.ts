import type { Seen, Source } from '../../engine/poll/source';
import type { Chosen, PolledList, TriggerEvent, WatchedList } from '../../engine/poll/trigger';

import { ORDERS_ROUTE } from '../ordering/orders';
import { paging } from '../paging';
import { stateOf } from '../statuses';
import { adobeVip } from '../vendor';
import { isoOf, momentOf } from '../windows';

import { inShort, pairOf, pathOfPair, SECOND } from './summary';
import { ofCustomers, textIn } from './sweep';

export const ORDER_EVENTS: TriggerEvent[] = [
	{
		value: 'orderCompleted',
		name: 'Order Completed',
		description: 'An order is done, also a renewal, a return or a switch',
	},
	{ value: 'orderFailed', name: 'Order Failed', description: 'An order ended in error, and nothing was bought' },
	{
		value: 'orderPlaced',
		name: 'Order Placed',
		description: 'An order was placed, here or elsewhere, also by Adobe for a renewal',
	},
];

const SUMMARY = ['orderId', 'customerId', 'orderType', 'status', 'creationDate', 'currencyCode', 'source'];

/** Every line was returned, so it had been complete; the return is an order of its own. */
const RETURNED = '1008';

/** Orders that were placed so long before the start can still be pending, in milliseconds. */
const PENDING_FOR = 7 * 24 * 60 * 60_000;

/** Orders are listed by the time of their creation, which stays when their status changes: so the pending ones are followed. */
const source: Source = {
	name: 'orders',
	grain: SECOND,
	overlap: adobeVip.listingDelay,
	idOf: (row) => pairOf(textIn(row, 'customerId'), textIn(row, 'orderId')),
	isPending: ({ status }) => stateOf(status) === 'pending',
	observe: (row) => {
		const created = momentOf(row.creationDate) ?? 0;
		const order = `order:${textIn(row, 'orderId')}`;
		const base = { at: created, object: inShort(row, SUMMARY), customerId: textIn(row, 'customerId') };
		const events: Seen[] = [
			{ ...base, id: `${order}:placed`, subject: `${order}:placed`, event: 'orderPlaced', happened: created },
		];
		const status = textIn(row, 'status') === RETURNED ? '1000' : textIn(row, 'status');
		const state = stateOf(status);
		if (state === 'pending') return events;
		const event = state === 'completed' ? 'orderCompleted' : 'orderFailed';
		return [...events, { ...base, id: `${order}:${status}`, subject: `${order}:end`, event }];
	},
};

const ordersOf = (customerId: string): PolledList => ({
	route: ORDERS_ROUTE,
	path: { customerId },
	paging: paging.orders,
	items: 'items',
	from: (time) => ({ 'start-date': isoOf(time - PENDING_FOR) }),
});

export const orders = (chosen: Chosen): WatchedList => ({
	...ofCustomers(chosen, ordersOf),
	source,
	one: `${ORDERS_ROUTE}/{orderId}`,
	pathOf: pathOfPair('orderId'),
});
