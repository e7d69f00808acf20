import products from '../samples/products.json';
import type { Customer, Line, Order, State } from './state';
import { nextId } from './state';

/** Why the platform does not do what it was asked to. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
	) {
		super(message);
	}
}

/** One request that passed the sign-in and the contract; `now` in ms. */
export interface Call {
	state: State;
	now: number;
	params: Record<string, string>;
	query: Record<string, string | undefined>;
	body: unknown;
}

/** Gives the object, the rows of a list, or nothing. */
export type Handler = (call: Call) => unknown;

function find<Thing extends { id: string }>(things: Thing[], id: string): Thing {
	const found = things.find((thing) => thing.id === id);
	if (!found) throw new Refusal(404, 'unknown', `There is no ${id}`);
	return found;
}

const orderView = (order: Order) => ({ ...order, createdAt: new Date(order.createdAt).toISOString() });

const customer: Record<string, Handler> = {
	'customer.create': ({ state, body }) => {
		const made = { ...(body as Customer), id: nextId(state), status: 'active' };
		state.customers.push(made);
		return made;
	},
	'customer.get': ({ state, params }) => find(state.customers, params.customerId),
	'customer.list': ({ state, query: { name = '' } }) => state.customers.filter((one) => one.name.includes(name)),
	'customer.update': ({ state, params, body }) => Object.assign(find(state.customers, params.customerId), body),
	'customer.delete': ({ state, params }) => {
		const { id } = find(state.customers, params.customerId);
		if (state.orders.some(({ customerId }) => customerId === id))
			throw new Refusal(409, 'hasOrders', 'The customer has orders');
		state.customers = state.customers.filter((one) => one.id !== id);
	},
};

const order: Record<string, Handler> = {
	'product.list': () => products.data,
	'order.create': ({ state, now, body }) => {
		const { customerId, reference, lines } = body as { customerId: string; reference?: string; lines: Line[] };
		find(state.customers, customerId);
		for (const { productId } of lines) find(products.data, productId);
		const made: Order = { id: nextId(state), customerId, reference, status: 'processing', createdAt: now, lines };
		state.orders.push(made);
		return orderView(made);
	},
	'order.get': ({ state, params }) => orderView(find(state.orders, params.orderId)),
	'order.list': ({ state, query: { customerId } }) =>
		state.orders.filter((one) => customerId === undefined || one.customerId === customerId).map(orderView),
	'order.cancel': ({ state, params }) => {
		const found = find(state.orders, params.orderId);
		if (found.status !== 'processing') throw new Refusal(409, 'tooLate', `The order is ${found.status}`);
		found.status = 'canceled';
		return orderView(found);
	},
};

const subscription: Record<string, Handler> = {
	'subscription.get': ({ state, params }) => find(state.subscriptions, params.subscriptionId),
	'subscription.changeQuantity': ({ state, params, body }) =>
		Object.assign(find(state.subscriptions, params.subscriptionId), body),
};

/** What each operation of the contract does, by its id. */
export const HANDLERS: Record<string, Handler> = { ...customer, ...order, ...subscription };
