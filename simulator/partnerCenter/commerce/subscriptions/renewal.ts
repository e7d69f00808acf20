import { soldItem } from '../catalogue/lookup';
import type { Term } from '../catalogue/types';
import type { StoredSubscription } from '../orders/state';
import type { CommerceState } from '../state';
import { applyChange } from './apply';
import { CANCEL_WINDOW_MS, termEndOf } from './terms';

function renew(subscription: StoredSubscription): void {
	const { scheduled } = subscription;
	const start = (subscription.termEnd ?? 0) + 1000;
	const term = (scheduled?.product.termDuration ?? subscription.renewalTermDuration ?? 'P1Y') as Term;
	if (scheduled) {
		const { productId, skuId, availabilityId, billingCycle } = scheduled.product;
		const offerId = `${productId}:${skuId}:${availabilityId}`;
		Object.assign(subscription, {
			offerId,
			offerName: soldItem(offerId)?.sku.title ?? subscription.offerName,
			billingCycle: billingCycle.toLowerCase(),
			quantity: scheduled.quantity,
		});
	}
	Object.assign(subscription, {
		scheduled: null,
		...(subscription.termDuration && { termDuration: term, renewalTermDuration: term }),
		termStart: start,
		termEnd: termEndOf(start, term, scheduled?.customTermEndDate),
		windowEnd: subscription.windowEnd === null ? null : start + CANCEL_WINDOW_MS,
		version: subscription.version + 1,
	});
}

/** Finishes slow changes; renews what is at its end as planned, or lets it expire. */
export function settleSubscriptions(state: CommerceState, now: number): void {
	for (const subscription of state.subscriptions) {
		const { underWay } = subscription;
		if (underWay && underWay.dueAt <= now) {
			delete subscription.underWay;
			applyChange(state, subscription, underWay.change, underWay.dueAt);
		}
		while (subscription.status === 'active' && subscription.termEnd !== null && subscription.termEnd < now) {
			if (subscription.autoRenewEnabled) renew(subscription);
			else Object.assign(subscription, { status: 'expired', version: subscription.version + 1 });
		}
	}
}
