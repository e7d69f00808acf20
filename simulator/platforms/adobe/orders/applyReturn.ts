import type { Moment } from '../call';
import type { StoredCustomer, StoredLine, StoredOrder, StoredSubscription } from '../state';

function takeBack(subscription: StoredSubscription, line: StoredLine, original: StoredLine): void {
	if (original.early) {
		subscription.renewedQuantity = Math.max(0, subscription.renewedQuantity - line.quantity);
		return;
	}
	subscription.currentQuantity = Math.max(0, subscription.currentQuantity - line.quantity);
	if (subscription.currentQuantity === 0) subscription.status = '1004';
}

/** Takes back what a return says; the original line, and at last the original order, ends as returned. */
export function applyReturn({ state }: Moment, _customer: StoredCustomer, order: StoredOrder): void {
	const original = state.orders.find(({ id }) => id === order.referenceOrderId);
	if (!original) return;
	for (const line of order.lines) {
		const returned = original.lines.find(({ extLineItemNumber }) => extLineItemNumber === line.extLineItemNumber);
		const subscription = state.subscriptions.find(({ id }) => id === line.subscriptionId);
		if (!returned || !subscription) continue;
		takeBack(subscription, line, returned);
		if (returned.remainingQuantity === 0) returned.status = '1008';
	}
	if (original.lines.every(({ status }) => status === '1008')) original.status = '1008';
}
