import type { IDataObject } from 'n8n-workflow';

import type {
	ExistingOrder,
	FindContext,
	OrderIntent,
	OrderKeyStrategy,
	Session,
	State,
	Wait,
} from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { read } from '../../engine/http/send';
import { remembered } from '../../engine/http/session';
import { numberIn } from '../../engine/util/numbers';

import { paging } from '../paging';
import { isUnclear, saysFailed, stateBy, unknownStatus } from '../states';
import { momentOf } from '../Subscription/moments';

import { comparable, comparableWith, hasParent, linesOf } from './lines';
import { keyOn, ofKey, withKey } from './orderKey';

export const ORDER_ROUTE = 'GET /v1/customers/{customerId}/orders/{id}';
export const ORDERS_ROUTE = 'GET /v1/customers/{customerId}/orders';

const text = (value: unknown): string => String(value ?? '').toLowerCase();

/** Reservations and perpetual software make no subscription. */
export const makesSubscription = (order: IDataObject, line: IDataObject): boolean =>
	line.termDuration !== undefined &&
	line.termDuration !== null &&
	(numberIn(line.quantity) ?? 1) > 0 &&
	!/one_?time/.test(text(line.billingCycle ?? order.billingCycle));

function stateOfOne(order: IDataObject): State {
	const state = stateBy(order.status, { completed: ['completed'] });
	if (state !== 'completed') return state;
	const open = linesOf(order).some((line) => makesSubscription(order, line) && !line.subscriptionId);
	return open ? 'pending' : 'completed';
}

/** The orders that one cart became; an order of its own is its only part. */
const partsOf = (order: IDataObject): IDataObject[] =>
	Array.isArray(order.orders) ? (order.orders as IDataObject[]) : [order];

/** How far an order is: completed once each line that makes a subscription names it. Of several parts, a failed one counts first. */
function orderState(order: IDataObject): State {
	const states = partsOf(order).map(stateOfOne);
	if (states.includes('failed')) return 'failed';
	return states.includes('pending') ? 'pending' : 'completed';
}

/** Subscriptions that an order made, gathered from its lines, and the orders that it consists of. */
export const subscriptionsOf = (order: IDataObject): IDataObject => {
	const ids = linesOf(order)
		.map((line) => line.subscriptionId)
		.filter((id) => id !== undefined && id !== null && id !== '');
	return { subscriptionIds: [...new Set(ids.map(String))], orderIds: partsOf(order).map((part) => String(part.id)) };
};

/** Orders that one cart became, as one: the ids joined by '+', all lines. */
export function combined(orders: IDataObject[]): IDataObject {
	if (orders.length === 1) return orders[0];
	return {
		...orders[0],
		id: orders
			.map(({ id }) => String(id))
			.sort()
			.join('+'),
		status: [...new Set(orders.map(({ status }) => String(status)))].join(', '),
		lineItems: orders.flatMap((order) =>
			linesOf(order).map((line) => ({ billingCycle: order.billingCycle, ...line, orderId: order.id })),
		),
		orders,
	};
}

/** The order as the platform has it now. */
export async function lookAt(session: Session, path: Record<string, string>, id: string): Promise<IDataObject> {
	const orders = await Promise.all(
		id.split('+').map(async (one) => await readObject(session, getRequest(ORDER_ROUTE, { ...path, id: one }))),
	);
	return combined(orders);
}

/** Following an order, or the several that one cart became. */
export const orderWait: Wait = {
	route: ORDER_ROUTE,
	look: async ({ session, path, id }) => await lookAt(session, path, id),
	state: orderState,
	failure: (order) => {
		const gone = partsOf(order)
			.filter((part) => stateOfOne(part) === 'failed')
			.map(({ id }) => String(id));
		const valid = partsOf(order)
			.map(({ id }) => String(id))
			.filter((id) => !gone.includes(id));
		const [odd] = partsOf(order).filter((part) => stateOfOne(part) === 'failed' && !saysFailed(part.status));
		if (odd)
			return `${unknownStatus(`order ${String(odd.id)}`, odd.status)} The "Place Again" option orders again with the same key.`;
		const rest =
			valid.length > 0 ? ` ${valid.join(', ')} of the same sale ${valid.length === 1 ? 'is' : 'are'} still valid.` : '';
		return `Order ${gone.join(', ')} was canceled.${rest} Check in Partner Center who canceled it. The "Place Again" option orders again with the same key.`;
	},
	until: 'the order is completed and its subscriptions exist',
	offered: 'choice',
};

/** An order by itself shows no key: what is in its lines is read with the key in question. */
const readOrder = (order: IDataObject): ExistingOrder => ({
	id: String(order.id),
	lines: comparable(order),
	state: orderState(order),
	unclear: partsOf(order).some((part) => isUnclear(stateOfOne(part), part.status)),
	body: order,
});

/** Orders of the customer under a key; those of one cart count as one. Orders of others are left out. */
async function find({ session, values: { path }, key, othersSince }: FindContext): Promise<ExistingOrder[]> {
	const request = getRequest(ORDERS_ROUTE, { customerId: path.customerId });
	const rows = await readRows(session, request, paging.links, 'items', Infinity);
	const shown = rows.map((order) => ({ ...readOrder(order), key: keyOn(order, key) }));
	const mine = shown.filter((order) => order.key === key && order.state !== 'failed');
	const others = shown.filter((order) => order.key === undefined || (order.key === key && order.state === 'failed'));
	if (othersSince !== undefined) others.push(...shown.filter((order) => ![undefined, key].includes(order.key)));
	return [...others, ...(mine.length > 0 ? [{ ...readOrder(combined(mine.map(({ body }) => body))), key }] : [])];
}

export const SUBSCRIPTION = 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}';

/** The subscription that a line made; it is read once in a run. */
export async function subscriptionOf(
	session: Session,
	customerId: string,
	{ subscriptionId }: IDataObject,
): Promise<IDataObject> {
	const ids = { customerId, subscriptionId: String(subscriptionId) };
	const { body } = await remembered(
		session,
		`subscription ${JSON.stringify(ids)}`,
		async () => await read(session, getRequest(SUBSCRIPTION, ids)),
	);
	return session.vendor.object(body);
}

/** Lines of add-ons need not name what they are for; their subscriptions do. */
async function withParents(session: Session, { path, body }: OrderIntent, order: IDataObject): Promise<IDataObject> {
	if (!linesOf(body).some(hasParent)) return order;
	const lines = linesOf(order).map(async (line) => {
		if (hasParent(line) || !line.subscriptionId) return line;
		const { parentSubscriptionId } = await subscriptionOf(session, path.customerId, line);
		return { ...line, parentSubscriptionId };
	});
	return { ...order, lineItems: await Promise.all(lines) };
}

/** Where Partner Center keeps the order key, and how an order is found by it. */
export const orderKeyStrategy: OrderKeyStrategy = {
	scope: ({ path }) => [path.customerId],
	list: ORDERS_ROUTE,
	withKey,
	lines: (body) => comparable(body) ?? [],
	find,
	findsOthers: true,
	read: readOrder,
	showsKey: (body, key) => keyOn(body, key) === key,
	madeAt: ({ creationDate }) => momentOf(creationDate),
	normalizeFound: async ({ session, values: intent, order }) => {
		const own = order.key === undefined ? order.body : ofKey(order.body, order.key);
		return { ...order, lines: comparableWith(await withParents(session, intent, own), intent.body) };
	},
	advice: ({ path }, key) =>
		`Look for an order of customer ${path.customerId} whose line is named "${key}" in Partner Center; new orders are listed up to 15 minutes late. If you run this again within that time, it only looks for the order. After that, it looks first, and orders if nothing is found.`,
};
