import type { Term } from '../catalog/products';
import type { StoredSubscription, SubscriptionChange } from '../orders/state';
import type { CommerceState } from '../state';
import { actionAtEnd } from './term/actions';
import { batchesAfter } from './term/seats';
import { termEndOf } from './terms';

/** What hangs on a subscription goes down with it. */
function takeAddOnsAlong(state: CommerceState, { id, status, suspensionReasons }: StoredSubscription): void {
	for (const addOn of state.subscriptions) {
		if (addOn.parentSubscriptionId !== id || addOn.status !== 'active') continue;
		Object.assign(addOn, { status, suspensionReasons, scheduled: null, actions: null, version: addOn.version + 1 });
	}
}

/** Carries out a change that has been checked, at a time (ms). The etag is another one afterwards. */
export function applyChange(
	state: CommerceState,
	subscription: StoredSubscription,
	change: SubscriptionChange,
	at: number,
): void {
	if (change.quantity !== undefined && subscription.windowEnd !== null)
		subscription.batches = batchesAfter(subscription, change.quantity, at);
	Object.assign(subscription, change);
	subscription.version += 1;
	state.subscriptionChanges += 1;
	if (subscription.autoRenewEnabled || actionAtEnd(subscription)) delete subscription.undecidedSince;
	else subscription.undecidedSince ??= at;
	if (change.status) {
		subscription.suspensionReasons = change.status === 'suspended' ? ['CustomerInitiated'] : [];
		if (change.status === 'deleted') subscription.autoRenewEnabled = false;
		if (change.status !== 'active') takeAddOnsAlong(state, subscription);
	}
	if (change.termDuration) {
		subscription.termStart = at;
		subscription.termEnd = termEndOf(at, change.termDuration as Term);
		subscription.renewalTermDuration = change.termDuration;
	}
}
