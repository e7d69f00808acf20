import { isoSeconds } from '../../../core/dates';
import type { Call, Handler, Moment } from '../call';
import { customerOf, isActive, subscriptionById, subscriptionsOf } from '../find';
import { recommendationsFor } from '../offers/recommendations';
import { canRenewLate, renewalQuantity } from '../orders/renewalRules';
import type { StoredSubscription } from '../state';
import { present, selfLink } from '../views';
import { schedule } from './schedule';
import { updateSubscription } from './update';

/** A subscription as the platform shows it. */
function subscriptionView({ now }: Moment, subscription: StoredSubscription) {
	const { id, customerId, autoRenewal, createdAt, ...shown } = subscription;
	return {
		subscriptionId: id,
		...shown,
		autoRenewal: present({
			enabled: autoRenewal.enabled,
			renewalQuantity: renewalQuantity(subscription),
			renewalCode: autoRenewal.code,
			flexDiscountCodes: autoRenewal.flexDiscountCodes,
		}),
		creationDate: isoSeconds(createdAt),
		allowedActions: canRenewLate(subscription, now) ? ['MANUAL_RENEWAL'] : [],
		links: selfLink(`/v3/customers/${customerId}/subscriptions/${id}`),
	};
}

function list(call: Call) {
	const customer = customerOf(call);
	const items = subscriptionsOf(call, customer).map((subscription) => subscriptionView(call, subscription));
	const body = { totalCount: items.length, items, links: selfLink(call.uri), ...recommendationsFor(call, customer) };
	return { status: 200, body };
}

const one = (call: Call) => subscriptionById(call, customerOf(call, '3115'), call.params.subscriptionId);

export const subscriptionHandlers: Record<string, Handler> = {
	'subscription.create': (call) => {
		const customer = customerOf(call, '3115');
		return {
			status: 200,
			body: subscriptionView(call, schedule(call, customer, subscriptionsOf(call, customer).filter(isActive))),
		};
	},
	'subscription.list': list,
	'subscription.get': (call) => ({ status: 200, body: subscriptionView(call, one(call)) }),
	'subscription.update': (call) => ({
		status: 200,
		body: subscriptionView(call, updateSubscription(call, customerOf(call, '3115'), one(call))),
	}),
};
