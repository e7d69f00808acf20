import type { Call, Moment } from './call';
import { knownProduct } from './catalog/products';
import { refuse } from './gateway/refusal';
import type { StoredCustomer, StoredLine, StoredOrder, StoredReseller, StoredSubscription } from './state/state';

export const isVisible = ({ visibleFrom }: { visibleFrom: number }, now: number): boolean => visibleFrom <= now;

export const isActive = ({ status }: { status: string }): boolean => status === '1000';

export const isPending = ({ status }: { status: string }): boolean => status === '1002';

/** Neither active nor on the way to it: 1004 or a code that says more. */
export const isInactive = (account: { status: string }): boolean => !isActive(account) && !isPending(account);

/** A subscription that has not ended: active, or scheduled for the next renewal. */
export const isCurrent = ({ status }: StoredSubscription): boolean => ['1000', '1009'].includes(status);

/** The thing of this id. Throws a code when there is none. */
function byId<Thing extends { id: string }>(things: Thing[], id: string, code: string): Thing {
	const found = things.find((thing) => thing.id === id);
	if (!found) throw refuse(code);
	return found;
}

/** Throws 1115. */
export const resellerById = ({ state, now }: Moment, id: string): StoredReseller =>
	byId(
		state.resellers.filter((one) => isVisible(one, now)),
		id,
		'1115',
	);

/** Throws 1116, or the code that the route has for a customer that is not there. */
export const customerById = ({ state, now }: Moment, id: string, code = '1116'): StoredCustomer =>
	byId(
		state.customers.filter((one) => isVisible(one, now)),
		id,
		code,
	);

/** The customer of the path. */
export const customerOf = (call: Call, code?: string): StoredCustomer =>
	customerById(call, call.params.customerId, code);

/** The subscriptions of a customer. */
export const subscriptionsOf = ({ state }: Moment, { id }: StoredCustomer): StoredSubscription[] =>
	state.subscriptions.filter(({ customerId }) => customerId === id);

/** Throws 3115. */
export const subscriptionById = (moment: Moment, customer: StoredCustomer, id: string): StoredSubscription =>
	byId(subscriptionsOf(moment, customer), id, '3115');

/** The active subscription of the same product and deployment; in the same currency, too, if the line tells one. */
export const subscriptionFor = (
	moment: Moment,
	customer: StoredCustomer,
	{ offerId, deploymentId = '', currencyCode }: Pick<StoredLine, 'offerId' | 'deploymentId'> & Partial<StoredLine>,
): StoredSubscription | undefined =>
	subscriptionsOf(moment, customer).find(
		(one) =>
			isActive(one) &&
			knownProduct(one.offerId) === knownProduct(offerId) &&
			one.deploymentId === deploymentId &&
			(currencyCode ?? one.currencyCode) === one.currencyCode,
	);

/** The orders of a customer that can be read. */
export const ordersOf = ({ state, now }: Moment, { id }: StoredCustomer): StoredOrder[] =>
	state.orders.filter((order) => order.customerId === id && isVisible(order, now));

/** Those of a type that are not complete yet. */
export const openOrdersOf = (moment: Moment, customer: StoredCustomer, type: string): StoredOrder[] =>
	ordersOf(moment, customer).filter((order) => order.type === type && isPending(order));

/** Throws 2115. */
export const orderById = (moment: Moment, customer: StoredCustomer, id: string): StoredOrder =>
	byId(ordersOf(moment, customer), id, '2115');
