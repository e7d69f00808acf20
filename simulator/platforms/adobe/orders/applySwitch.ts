import type { Moment } from '../call';
import { knownProduct } from '../catalogue/products';
import { subscriptionsOf } from '../find';
import type { StoredCustomer, StoredLine, StoredOrder, StoredSubscription } from '../state';
import { addSubscription } from './applyLines';

/** Where the licences go: the named subscription, an active one of the product, or a new one. */
function targetOf(
	moment: Moment,
	customer: StoredCustomer,
	line: StoredLine,
	deploymentId: string,
): StoredSubscription | undefined {
	const mine = subscriptionsOf(moment, customer);
	if (line.subscriptionId) return mine.find(({ id }) => id === line.subscriptionId);
	return mine.find(
		(one) =>
			one.status === '1000' &&
			knownProduct(one.offerId) === knownProduct(line.offerId) &&
			one.deploymentId === deploymentId,
	);
}

/** Moves licences from one subscription to another, in either direction. */
export function applySwitch(moment: Moment, customer: StoredCustomer, order: StoredOrder): void {
	const [line] = order.lines;
	const [gone] = order.cancelling;
	const source = subscriptionsOf(moment, customer).find(({ id }) => id === gone.subscriptionId);
	if (!source) return;
	// A quantity that was set for the renewal stays; without one all that is left renews.
	source.currentQuantity -= gone.quantity;
	if (source.currentQuantity <= 0) Object.assign(source, { currentQuantity: 0, status: '1004' });
	const target = targetOf(moment, customer, line, source.deploymentId);
	if (!target) {
		line.subscriptionId = addSubscription(
			moment,
			customer,
			{ ...line, deploymentId: source.deploymentId },
			order.dueAt,
		).id;
		return;
	}
	target.currentQuantity += line.quantity;
	target.status = '1000';
	line.subscriptionId = target.id;
}
