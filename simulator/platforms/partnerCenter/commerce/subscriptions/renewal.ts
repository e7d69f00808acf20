import { soldItem } from '../catalog/lookup';
import type { Term } from '../catalog/products';
import type { StoredSubscription } from '../orders/state';
import type { CommerceState } from '../state';
import { applyChange } from './apply';
import { actionAtEnd } from './term/actions';
import { extend, isEligible } from './term/extended';
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
		actions: null,
		...(subscription.termDuration && { termDuration: term, renewalTermDuration: term }),
		termStart: start,
		termEnd: termEndOf(start, term, scheduled?.customTermEndDate),
		...(subscription.windowEnd !== null && {
			windowEnd: start + CANCEL_WINDOW_MS,
			batches: [{ quantity: scheduled?.quantity ?? subscription.quantity, until: start + CANCEL_WINDOW_MS }],
		}),
		version: subscription.version + 1,
	});
}

const DAY_MS = 86_400_000;

/** Auto-renew that is off with nothing scheduled becomes an Extended Service Term within a day, where there is one. */
function decide(subscription: StoredSubscription, now: number): void {
	const { undecidedSince, status, extended, actions } = subscription;
	if (
		undecidedSince === undefined ||
		undecidedSince + DAY_MS > now ||
		status !== 'active' ||
		extended ||
		!isEligible(subscription)
	)
		return;
	delete subscription.undecidedSince;
	Object.assign(subscription, {
		actions: [{ scheduleType: 'TermEnd', actionType: 'RenewToExtendedServiceTerm' }, ...(actions ?? [])],
		version: subscription.version + 1,
	});
}

/** What happens at the end of the term: an action counts before auto-renew does. */
function end(subscription: StoredSubscription): void {
	const { autoRenewEnabled, extended } = subscription;
	const action = actionAtEnd(subscription)?.actionType;
	const isExtending =
		extended !== undefined ||
		action === 'RenewToExtendedServiceTerm' ||
		(action === undefined && !autoRenewEnabled && isEligible(subscription));
	if (action === 'Cancel') Object.assign(subscription, { status: 'expired', version: subscription.version + 1 });
	else if (isExtending) extend(subscription);
	else if (autoRenewEnabled || action !== undefined) renew(subscription);
	else Object.assign(subscription, { status: 'expired', version: subscription.version + 1 });
}

/** Finishes slow changes; at the end of its term a subscription renews as planned, goes on in an extended one, or expires. */
export function settleSubscriptions(state: CommerceState, now: number): void {
	for (const subscription of state.subscriptions) {
		const { underWay } = subscription;
		if (underWay && underWay.dueAt <= now) {
			delete subscription.underWay;
			applyChange(state, subscription, underWay.change, underWay.dueAt);
		}
		decide(subscription, now);
		while (subscription.status === 'active' && subscription.termEnd !== null && subscription.termEnd < now) {
			end(subscription);
		}
	}
}
