import { randomUUID } from 'node:crypto';
import type { Term } from '../catalog/products';
import type { CommerceState } from '../state';
import { CANCEL_WINDOW_MS, termEndOf } from '../subscriptions/terms';
import type { OrderLine, StoredOrder, StoredSubscription } from './state';

function newSubscription(order: StoredOrder, line: OrderLine, at: number): StoredSubscription {
	const { goods } = line;
	const term = line.termDuration as Term | undefined;
	const hasWindow = !order.legacy && order.family !== 'AzureReservation' && !goods.isUsage;
	return {
		id: line.subscriptionId ?? randomUUID(),
		customerId: order.customerId,
		orderId: order.id,
		legacy: order.legacy,
		family: order.family,
		offerId: line.offerId,
		offerName: goods.name,
		friendlyName: line.friendlyName,
		entitlementId: randomUUID(),
		quantity: line.quantity,
		unitType: goods.unitType,
		parentSubscriptionId: line.parentSubscriptionId,
		createdAt: at,
		termStart: at,
		termEnd: goods.isUsage ? null : termEndOf(at, term ?? 'P1Y', line.customTermEndDate),
		windowEnd: hasWindow ? at + CANCEL_WINDOW_MS : null,
		status: 'active',
		autoRenewEnabled: goods.isRenewable,
		isTrial: goods.isTrial,
		billingCycle: order.billingCycle,
		...(term && { termDuration: term, renewalTermDuration: line.renewsTo?.termDuration ?? term }),
		publisherName: goods.publisherName,
		partnerId: line.partnerIdOnRecord,
		suspensionReasons: [],
		scheduled: null,
		actions: null,
		batches: hasWindow ? [{ quantity: line.quantity, until: at + CANCEL_WINDOW_MS }] : [],
		version: 1,
		busyUntil: 0,
		entitlements: goods.isUsage && !order.legacy ? [{ id: randomUUID(), friendlyName: 'Azure subscription' }] : [],
	};
}

function provisionLine(state: CommerceState, order: StoredOrder, line: OrderLine): void {
	line.provisioned = true;
	if (line.goods.isPerpetual) return;
	if (line.parentLine !== undefined) {
		line.parentSubscriptionId = order.lines.find(
			({ lineItemNumber }) => lineItemNumber === line.parentLine,
		)?.subscriptionId;
	}
	const subscription = newSubscription(order, line, line.dueAt);
	line.subscriptionId = subscription.id;
	state.subscriptions.push(subscription);
}

/** Provisions what is due: every line gets its subscription, at the time at which it was due. */
export function provision(state: CommerceState, now: number): void {
	for (const order of state.orders) {
		const due = order.lines.filter(({ provisioned, cancelled, dueAt }) => !provisioned && !cancelled && dueAt <= now);
		for (const line of due) provisionLine(state, order, line);
		if (due.length > 0) order.version += 1;
	}
}
