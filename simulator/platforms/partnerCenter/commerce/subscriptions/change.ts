import type { Call, Handler } from '../../call';
import { refuse } from '../../refusal';
import { subscriptionOf } from '../find';
import type { StoredSubscription } from '../orders/state';
import { PROBLEMS, refusal } from '../problems';
import { accepted, etagOf, ok } from '../replies';
import { applyChange } from './apply';
import type { SubscriptionBody } from './body';
import { changeOf, isCommercial } from './body';
import { checkChange } from './rules';
import { subscriptionView } from './views';

/** The body must be of this subscription, and of its present state: 412 by the header, 400 by the body. */
function checkState(
	{ headers }: Call,
	{ id, version, offerId, orderId }: StoredSubscription,
	body: SubscriptionBody,
): void {
	if (body.id.toLowerCase() !== id || body.offerId !== offerId || body.orderId !== orderId) {
		throw refusal(PROBLEMS.invalid, 'id, offerId and orderId must be those of the subscription.');
	}
	const etag = etagOf(id, version);
	const header = headers['if-match'];
	if (header !== undefined && header !== `"${etag}"`) throw refuse(412, PROBLEMS.stale.code, PROBLEMS.stale.text);
	if (body.attributes.etag !== etag) throw refusal(PROBLEMS.stale);
}

/** Every change of a subscription is this PATCH: a full replace of what can change. */
const change: Handler = (call) => {
	const subscription = subscriptionOf(call);
	const body = call.body as SubscriptionBody;
	const { state, settings, now } = call;
	if (subscription.underWay || subscription.busyUntil > now) throw refusal(PROBLEMS.changePending);
	checkState(call, subscription, body);
	const wanted = changeOf(subscription, body);
	checkChange(call, subscription, wanted, body);
	if (Object.keys(wanted).length === 0) return ok(subscriptionView(subscription, call));
	if (isCommercial(wanted)) {
		subscription.busyUntil = now + settings.pendingChangeMs;
		if (settings.slowChangeMs > 0) {
			subscription.underWay = { dueAt: now + settings.slowChangeMs, change: wanted };
			return accepted(`/customers/${subscription.customerId}/subscriptions/${subscription.id}`);
		}
	}
	applyChange(state.commerce, subscription, wanted, now);
	return ok(subscriptionView(subscription, call));
};

export const subscriptionChangeHandlers: Record<string, Handler> = {
	'subscription.updateQuantity': change,
	'subscription.suspend': change,
	'subscription.reactivate': change,
	'subscription.updateNickname': change,
	'subscription.setAutoRenew': change,
	'subscription.scheduleNextTerm': change,
	'subscription.setEndOfTerm': change,
	'subscription.cancel': change,
};
