import type { IDataObject } from 'n8n-workflow';

import type { ExistingOrder, OrderBook, State, Wait, Wish } from '../../shared/declare';
import { readRows } from '../../shared/paging';
import { getRequest } from '../../shared/route';
import { read } from '../../shared/send';
import { remembered, type Session } from '../../shared/session';

import { comparable, comparableWith, linesOf } from './lines';
import { keyOn, shownKey, withKey } from './orderKey';

export const ORDER_ROUTE = 'GET /v1/customers/{customerId}/orders/{id}';
export const ORDERS_ROUTE = 'GET /v1/customers/{customerId}/orders';

const text = (value: unknown): string => String(value ?? '').toLowerCase();

/** Reservations and perpetual software make no subscription. */
const makesSubscription = (order: IDataObject, line: IDataObject): boolean =>
	line.termDuration !== undefined && line.termDuration !== null && Number(line.quantity) > 0 && !/one_?time/.test(text(line.billingCycle ?? order.billingCycle));

/** How far an order is: completed once each line that makes a subscription names it. */
export function orderState(order: IDataObject): State {
	const status = text(order.status);
	if (status === 'cancelled') return 'failed';
	if (status !== 'completed') return 'pending';
	const open = linesOf(order).some((line) => makesSubscription(order, line) && !line.subscriptionId);
	return open ? 'pending' : 'completed';
}

/** Subscriptions that an order made, gathered from its lines. */
export const subscriptionsOf = (order: IDataObject): IDataObject => {
	const ids = linesOf(order).map((line) => line.subscriptionId).filter((id) => id !== undefined && id !== null && id !== '');
	return { subscriptionIds: [...new Set(ids.map(String))] };
};

/** Orders that one cart became, as one: the ids joined by '+', all lines, the least status. */
export function combined(orders: IDataObject[]): IDataObject {
	if (orders.length === 1) return orders[0];
	const states = orders.map(orderState);
	const slowest = orders[Math.max(0, states.findIndex((state) => state !== 'completed'))];
	return {
		...slowest,
		id: orders.map(({ id }) => String(id)).sort().join('+'),
		lineItems: orders.flatMap((order) => linesOf(order).map((line) => ({ billingCycle: order.billingCycle, ...line, orderId: order.id }))),
		orders,
	};
}

async function lookAt(session: Session, path: Record<string, string>, id: string): Promise<IDataObject> {
	const orders = await Promise.all(id.split('+').map(async (one) =>
		session.vendor.object((await read(session, getRequest(ORDER_ROUTE, { ...path, id: one }))).body)));
	return combined(orders);
}

/** Following an order, or the several that one cart became. */
export const orderWait: Wait = {
	route: ORDER_ROUTE,
	look: lookAt,
	state: orderState,
	failure: (order) => `Order ${order.id} was cancelled. Look in Partner Center who did it; "Place Again" orders once more under the same key.`,
	until: 'the order is completed and its subscriptions are there',
	offered: 'choice',
};

const readOrder = (order: IDataObject): ExistingOrder =>
	({ id: String(order.id), key: shownKey(order), lines: comparable(order), state: orderState(order), body: order });

/** Orders of the customer under a key; those of one cart count as one. Orders of others are left out. */
async function find(session: Session, { path }: Wish, key: string): Promise<ExistingOrder[]> {
	const request = getRequest(ORDERS_ROUTE, { customerId: path.customerId });
	const rows = await readRows(session, request, session.vendor.paging.links, 'items', Infinity);
	const shown = rows.map((order) => ({ ...readOrder(order), key: keyOn(order, key) }));
	const mine = shown.filter((order) => order.key === key && order.state !== 'failed');
	const others = shown.filter((order) => order.key === undefined || (order.key === key && order.state === 'failed'));
	return [...others, ...(mine.length > 0 ? [{ ...readOrder(combined(mine.map(({ body }) => body))), key }] : [])];
}

/** Where Partner Center keeps the order key, and how an order is found by it. */
export const orderBook: OrderBook = {
	scope: ({ path }) => [path.customerId],
	withKey,
	lines: (body) => comparable(body) ?? [],
	find,
	read: readOrder,
	asAsked: async (_, { body }, order) => ({ ...order, lines: comparableWith(order.body, body) }),
	advice: ({ path }, key) =>
		`Look for an order of customer ${path.customerId} whose line is named "${key}" in Partner Center; new orders are listed up to 15 minutes late. Running this again within that time only looks; after that it looks first, and orders if nothing is there.`,
};

/** The domain part of reading an order once for all items of a run. */
export const orderOnce = async (session: Session, customerId: string, orderId: string): Promise<IDataObject> =>
	await remembered(session, `order ${customerId} ${orderId}`, async () => await lookAt(session, { customerId }, orderId));
