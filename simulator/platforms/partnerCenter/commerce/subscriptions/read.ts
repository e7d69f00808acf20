import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { collection } from '../../collection';
import type { StoredSubscription } from '../orders/state';
import { customerOf, subscriptionOf } from '../find';
import { iso, NO_END, ok } from '../replies';
import { subscriptionView } from './views';

function list(call: Call, isWanted: (subscription: StoredSubscription) => boolean = () => true) {
	const { id } = customerOf(call);
	const rows = call.state.commerce.subscriptions.filter(
		(subscription) => subscription.customerId === id && isWanted(subscription),
	);
	return collection(
		call,
		rows.map((subscription) => subscriptionView(subscription, call)),
	);
}

const byOrder: Handler = (call) => {
	const wanted = textOf(call, 'order_id');
	return list(call, ({ orderId }) => orderId === wanted);
};

const byPartner: Handler = (call) => {
	const wanted = textOf(call, 'mpn_id');
	return list(call, ({ partnerId }) => partnerId === wanted);
};

const addOns: Handler = (call) => {
	const { id } = subscriptionOf(call);
	return list(call, ({ parentSubscriptionId }) => parentSubscriptionId === id);
};

const provisioningStatus: Handler = (call) => {
	const { offerId, quantity, termEnd, underWay } = subscriptionOf(call);
	return ok({
		skuId: offerId,
		status: underWay ? 'pending' : 'success',
		quantity,
		endDate: termEnd === null ? NO_END : iso(termEnd),
		attributes: { objectType: 'SubscriptionProvisioningStatus' },
	});
};

export const subscriptionReadHandlers: Record<string, Handler> = {
	'subscription.get': (call) => ok(subscriptionView(subscriptionOf(call), call)),
	'subscription.getMany': (call) => list(call),
	'subscription.getByOrder': byOrder,
	'subscription.getByPartner': byPartner,
	'subscription.getAddOns': addOns,
	'subscription.getProvisioningStatus': provisioningStatus,
};
