import type { Call, Moment } from './call';
import { refuse } from './refusal';
import type { StoredCustomer, StoredOrder, StoredReseller, StoredSubscription } from './state';

const byId = <Thing extends { id: string }>(things: Thing[], id: string): Thing | undefined =>
	things.find((thing) => thing.id === id);

export const isVisible = ({ visibleFrom }: { visibleFrom: number }, now: number): boolean => visibleFrom <= now;

/** Throws 1115. */
export function resellerById({ state, now }: Moment, id: string): StoredReseller {
	const reseller = byId(
		state.resellers.filter((one) => isVisible(one, now)),
		id,
	);
	if (!reseller) throw refuse(1115);
	return reseller;
}

/** Throws 1116, or the code that the route has for a customer that is not there. */
export function customerById({ state, now }: Moment, id: string, code = '1116'): StoredCustomer {
	const customer = byId(
		state.customers.filter((one) => isVisible(one, now)),
		id,
	);
	if (!customer) throw refuse(code);
	return customer;
}

/** The customer of the path. */
export const customerOf = (call: Call, code?: string): StoredCustomer =>
	customerById(call, call.params.customerId, code);

/** The subscriptions of a customer. */
export const subscriptionsOf = ({ state }: Moment, { id }: StoredCustomer): StoredSubscription[] =>
	state.subscriptions.filter(({ customerId }) => customerId === id);

/** Throws 3115. */
export function subscriptionById(moment: Moment, customer: StoredCustomer, id: string): StoredSubscription {
	const subscription = byId(subscriptionsOf(moment, customer), id);
	if (!subscription) throw refuse(3115);
	return subscription;
}

/** The orders of a customer that can be read. */
export const ordersOf = ({ state, now }: Moment, { id }: StoredCustomer): StoredOrder[] =>
	state.orders.filter((order) => order.customerId === id && isVisible(order, now));

/** Throws 2115. */
export function orderById(moment: Moment, customer: StoredCustomer, id: string): StoredOrder {
	const order = byId(ordersOf(moment, customer), id);
	if (!order) throw refuse(2115);
	return order;
}

export const isActive = ({ status }: { status: string }): boolean => status === '1000';

export const isPending = ({ status }: { status: string }): boolean => status === '1002';

/** Neither active nor on the way to it: 1004 or a code that says more. */
export const isInactive = (account: { status: string }): boolean => !isActive(account) && !isPending(account);
