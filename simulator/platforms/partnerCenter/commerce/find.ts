import { randomUUID } from 'node:crypto';
import type { Call, Moment } from '../call';
import { byId, orThrow, PROBLEMS, refusal } from '../refusal';
import type { StoredCustomer } from './state';
import type { StoredOrder, StoredSubscription } from './orders/state';

/** A customer with a relationship to the partner. Throws 60003 or 20002. */
export function customerById({ state }: Moment, id: string): StoredCustomer {
	const customer = byId(state.commerce.customers, id.toLowerCase(), refusal(PROBLEMS.customer));
	if (customer.relationshipToPartner === 'none') throw refusal(PROBLEMS.relationship);
	return customer;
}

/** The customer of the path. */
export const customerOf = (call: Call): StoredCustomer => customerById(call, call.params.customerId);

/** One subscription of a customer, undefined when there is none. */
export const subscriptionOfCustomer = (
	{ state }: Moment,
	customerId: string,
	id: string,
): StoredSubscription | undefined =>
	state.commerce.subscriptions.find(
		(candidate) => candidate.customerId === customerId && candidate.id === id.toLowerCase(),
	);

/** The subscription of the path. Throws 20003. */
export function subscriptionOf(call: Call): StoredSubscription {
	return orThrow(
		subscriptionOfCustomer(call, customerOf(call).id, call.params.subscriptionId),
		refusal(PROBLEMS.subscription),
	);
}

/** The order of the path, listed yet or not. Throws 20000. */
export function orderOf(call: Call): StoredOrder {
	const { id } = customerOf(call);
	return orThrow(
		call.state.commerce.orders.find((candidate) => candidate.customerId === id && candidate.id === call.params.orderId),
		refusal(PROBLEMS.order),
	);
}

/** The active add-ons of a subscription. */
export const activeAddOns = ({ state }: Moment, { id }: StoredSubscription): StoredSubscription[] =>
	state.commerce.subscriptions.filter(
		({ parentSubscriptionId, status }) => parentSubscriptionId === id && status === 'active',
	);

/** An id as orders of New Commerce have it: no GUID. */
export const opaqueId = (): string => randomUUID().replace(/-/g, '').slice(0, 12);

/** Orders and checkouts need an accepted agreement. Throws 13605. */
export function needAgreement({ agreements, signedDirectly }: StoredCustomer): void {
	const isConfirmed = signedDirectly || agreements.some(({ type }) => type === 'MicrosoftCustomerAgreement');
	if (!isConfirmed) throw refusal(PROBLEMS.agreement);
}
