import type { Moment } from './call';
import { entitledOfferId, lgaOf } from './catalog/levels';
import { isSold, knownProduct } from './catalog/products';
import { isCurrent, subscriptionsOf } from './find';
import { addSystemOrder, makeLine } from './orders/draft';
import { recalculate } from './orders/finish';
import { renewalQuantity } from './orders/kinds/renewalRules';
import type { StoredCustomer, StoredLine, StoredSubscription } from './state/state';
import { addYears } from './time';

/** What renews by itself: what is set, less what was renewed early. Credits and products that have ended never do. */
function toRenew(subscription: StoredSubscription): number {
	const product = knownProduct(subscription.offerId);
	const renews =
		subscription.autoRenewal.enabled && product.kind !== 'consumable' && isSold(product, subscription.renewalDate);
	return renews ? Math.max(0, renewalQuantity(subscription) - subscription.renewedQuantity) : 0;
}

/** One subscription begins its next term, or ends. */
function turn(subscription: StoredSubscription, renewed: number): void {
	const currentQuantity = renewed + subscription.renewedQuantity;
	if (currentQuantity === 0) {
		subscription.status = '1004';
		return;
	}
	const renewalDate = addYears(subscription.renewalDate, 1);
	Object.assign(subscription, { status: '1000', currentQuantity, renewedQuantity: 0, renewalDate });
	delete subscription.autoRenewal.flexDiscountCodes;
	delete subscription.autoRenewal.code;
}

/** The renewal of a customer on a plain date: the platform's own order, ended subscriptions, the next anniversary. */
export function renewCustomer(moment: Moment, customer: StoredCustomer, date: string): void {
	const due = subscriptionsOf(moment, customer).filter((one) => isCurrent(one) && one.renewalDate === date);
	const lines: StoredLine[] = [];
	for (const subscription of due) {
		const { id: subscriptionId, currencyCode, deploymentId } = subscription;
		const quantity = toRenew(subscription);
		const offerId = entitledOfferId(customer, knownProduct(subscription.offerId));
		const parts = { offerId, quantity, subscriptionId, currencyCode, deploymentId: deploymentId || undefined };
		if (quantity > 0) lines.push(makeLine({ ...parts, extLineItemNumber: lines.length + 1, status: '1000' }));
		turn(subscription, quantity);
	}
	if (lines.length) addSystemOrder(moment, customer, 'RENEWAL', lines);
	if (customer.cotermDate === date) customer.cotermDate = addYears(date, 1);
	const agency = lgaOf(customer);
	if (agency?.status === 'PENDING_UPGRADE') agency.status = 'ACTIVE';
	recalculate(moment, customer);
}
