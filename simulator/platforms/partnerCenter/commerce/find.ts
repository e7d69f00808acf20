import { randomUUID } from 'node:crypto';
import type { Call } from '../call';
import type { StoredCustomer } from './customers/state';
import type { Moment } from './moment';
import type { StoredOrder, StoredSubscription } from './orders/state';
import { PROBLEMS, refusal } from './problems';

/** A customer with a relationship to the partner. Throws 60003 or 20002. */
export function customerById({ state }: Moment, id: string): StoredCustomer {
	const customer = state.commerce.customers.find((candidate) => candidate.id === id.toLowerCase());
	if (!customer) throw refusal(PROBLEMS.customer);
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
	const subscription = subscriptionOfCustomer(call, customerOf(call).id, call.params.subscriptionId);
	if (!subscription) throw refusal(PROBLEMS.subscription);
	return subscription;
}

/** The order of the path, listed yet or not. Throws 20000. */
export function orderOf(call: Call): StoredOrder {
	const { id } = customerOf(call);
	const order = call.state.commerce.orders.find(
		(candidate) => candidate.customerId === id && candidate.id === call.params.orderId,
	);
	if (!order) throw refusal(PROBLEMS.order);
	return order;
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
