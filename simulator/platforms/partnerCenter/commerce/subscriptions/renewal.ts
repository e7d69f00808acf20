import { soldItem, type Term } from '../catalog/products';
import type { StoredSubscription, SubscriptionChange as Change } from '../orders/state';
import type { CommerceState } from '../state';
import { actionAtEnd, batchesAfter, extend, isEligible, startTerm, termEndOf } from './terms';

/** What hangs on a subscription goes down with it. */
function takeAddOnsAlong(state: CommerceState, { id, status, suspensionReasons }: StoredSubscription): void {
	for (const addOn of state.subscriptions) {
		if (addOn.parentSubscriptionId !== id || addOn.status !== 'active') continue;
		Object.assign(addOn, { status, suspensionReasons, scheduled: null, actions: null, version: addOn.version + 1 });
	}
}

/** Carries out a change that has been checked, at a time (ms). The etag is another one afterwards. */
export function applyChange(state: CommerceState, one: StoredSubscription, change: Change, at: number): void {
	const { quantity, status, termDuration } = change;
	if (quantity !== undefined && one.windowEnd !== null) one.batches = batchesAfter(one, quantity, at);
	Object.assign(one, { ...change, version: one.version + 1 });
	state.subscriptionChanges += 1;
	if (one.autoRenewEnabled || actionAtEnd(one)) delete one.undecidedSince;
	else one.undecidedSince ??= at;
	if (status) {
		one.suspensionReasons = status === 'suspended' ? ['CustomerInitiated'] : [];
		if (status === 'deleted') one.autoRenewEnabled = false;
		if (status !== 'active') takeAddOnsAlong(state, one);
	}
	if (!termDuration) return;
	const termEnd = termEndOf(at, termDuration as Term);
	Object.assign(one, { termStart: at, termEnd, renewalTermDuration: termDuration });
}

function renew(subscription: StoredSubscription): void {
	const { scheduled, termDuration, windowEnd } = subscription;
	const next = scheduled?.product;
	const term = (next?.termDuration ?? subscription.renewalTermDuration ?? 'P1Y') as Term;
	const offerId = next && `${next.productId}:${next.skuId}:${next.availabilityId}`;
	const quantity = scheduled?.quantity ?? subscription.quantity;
	const start = startTerm((subscription.termEnd ?? 0) + 1000, term, quantity, scheduled?.customTermEndDate);
	Object.assign(subscription, {
		...(offerId && { offerId, offerName: soldItem(offerId)?.sku.title ?? subscription.offerName }),
		...(next && { billingCycle: next.billingCycle.toLowerCase(), quantity }),
		scheduled: null,
		actions: null,
		...(termDuration && { termDuration: term, renewalTermDuration: term }),
		...start,
		...(windowEnd === null && { windowEnd, batches: subscription.batches }),
		version: subscription.version + 1,
	});
}

const DAY_MS = 86_400_000;

/** Auto-renew that is off with nothing scheduled becomes an Extended Service Term within a day, where there is one. */
function decide(subscription: StoredSubscription, now: number): void {
	const { undecidedSince = Infinity, status, extended, actions } = subscription;
	if (undecidedSince + DAY_MS > now || status !== 'active' || extended || !isEligible(subscription)) return;
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
	const isUndecided = action === undefined && !autoRenewEnabled;
	const isExtending = extended || action === 'RenewToExtendedServiceTerm' || (isUndecided && isEligible(subscription));
	if (action !== 'Cancel' && isExtending) extend(subscription);
	else if (action !== 'Cancel' && !isUndecided) renew(subscription);
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
