import { isoDate } from '../../../core/dates';
import type { Moment } from '../call';
import { knownProduct, offerIdOf } from '../catalogue/products';
import { subscriptionsOf } from '../find';
import { nextOpaque } from '../ids';
import type { StoredCustomer, StoredLine, StoredOrder, StoredSubscription } from '../state';
import { addYears } from '../time';

/** The active subscription of the same product, deployment and currency. */
function sameSubscription(
	moment: Moment,
	customer: StoredCustomer,
	{ offerId, deploymentId = '', currencyCode }: StoredLine,
): StoredSubscription | undefined {
	const product = knownProduct(offerId);
	return subscriptionsOf(moment, customer).find(
		(one) =>
			one.status === '1000' &&
			knownProduct(one.offerId) === product &&
			one.deploymentId === deploymentId &&
			one.currencyCode === currencyCode,
	);
}

/** A new subscription for a line; everything renews by itself unless that is changed. */
export function addSubscription(
	moment: Moment,
	customer: StoredCustomer,
	line: StoredLine,
	createdAt: number,
): StoredSubscription {
	const product = knownProduct(line.offerId);
	const isCredit = product.kind === 'consumable';
	const subscription: StoredSubscription = {
		id: `${nextOpaque(moment, 'subscription')}NA`,
		customerId: customer.id,
		offerId: offerIdOf(product),
		status: '1000',
		currentQuantity: line.quantity,
		usedQuantity: 0,
		currencyCode: line.currencyCode,
		deploymentId: line.deploymentId ?? '',
		createdAt,
		// Credits run for a year of their own.
		renewalDate: isCredit ? addYears(isoDate(createdAt), 1) : customer.cotermDate,
		renewedQuantity: 0,
		autoRenewal: { enabled: true, quantity: null },
	};
	moment.state.subscriptions.push(subscription);
	line.subscriptionId = subscription.id;
	return subscription;
}

function buy(moment: Moment, customer: StoredCustomer, line: StoredLine, order: StoredOrder): void {
	const known = sameSubscription(moment, customer, line);
	if (!known) {
		addSubscription(moment, customer, line, order.dueAt);
		return;
	}
	known.currentQuantity += line.quantity;
	line.subscriptionId = known.id;
}

/** The anniversary moves once, with the first early renewal; the renewal date stays (notes of order.renew). */
function renewEarly(moment: Moment, customer: StoredCustomer, line: StoredLine, order: StoredOrder): void {
	const due = subscriptionsOf(moment, customer).find(({ id, status }) =>
		line.subscriptionId ? id === line.subscriptionId : status === '1000',
	);
	const renewalDate = due?.renewalDate ?? customer.cotermDate;
	if (line.subscriptionId && due) due.renewedQuantity += line.quantity;
	if (!line.subscriptionId) {
		const added = addSubscription(moment, customer, line, order.dueAt);
		Object.assign(added, { status: '1009', currentQuantity: 0, renewedQuantity: line.quantity, renewalDate });
	}
	if (customer.cotermDate === renewalDate) customer.cotermDate = addYears(renewalDate, 1);
}

function renewLate(moment: Moment, customer: StoredCustomer, line: StoredLine): void {
	const ended = subscriptionsOf(moment, customer).find(({ id }) => id === line.subscriptionId);
	if (!ended) return;
	Object.assign(ended, { status: '1000', currentQuantity: line.quantity, renewalDate: addYears(ended.renewalDate, 1) });
}

/** Licences that the customer had added itself are paid for now. */
function settleAcquisitions({ state }: Moment, customer: StoredCustomer, line: StoredLine): void {
	let bought = line.quantity;
	for (const acquisition of state.acquisitions) {
		if (acquisition.customerId !== customer.id || knownProduct(acquisition.offerId) !== knownProduct(line.offerId))
			continue;
		const paid = Math.min(bought, acquisition.quantity);
		acquisition.quantity -= paid;
		bought -= paid;
	}
	state.acquisitions = state.acquisitions.filter(({ quantity }) => quantity > 0);
}

/** Lets the customer have what a new, a renewal or a transfer order says. */
export function applyLines(moment: Moment, customer: StoredCustomer, order: StoredOrder): void {
	for (const line of order.lines) {
		if (order.type !== 'RENEWAL') buy(moment, customer, line, order);
		else if (line.early) renewEarly(moment, customer, line, order);
		else renewLate(moment, customer, line);
		if (order.type === 'NEW') settleAcquisitions(moment, customer, line);
	}
}
