import type { Moment } from './call';
import { entitledOfferId, lgaOf } from './catalogue/levels';
import { isSold, knownProduct } from './catalogue/products';
import { nextNumber } from './ids';
import { recalculate } from './orders/finish';
import { renewalQuantity } from './orders/renewalRules';
import type { StoredCustomer, StoredLine, StoredSubscription } from './state';
import { addYears, startOf } from './time';

const TERM_DAYS = 365;

/** What renews by itself: what is set, less what was renewed early. Credits and products that have ended never do. */
function toRenew(subscription: StoredSubscription): number {
	const product = knownProduct(subscription.offerId);
	const renews =
		subscription.autoRenewal.enabled && product.kind !== 'consumable' && isSold(product, subscription.renewalDate);
	return renews ? Math.max(0, renewalQuantity(subscription) - subscription.renewedQuantity) : 0;
}

/** One subscription begins its next term, or ends. */
function turn(subscription: StoredSubscription, renewed: number): void {
	const total = renewed + subscription.renewedQuantity;
	if (total === 0) {
		subscription.status = '1004';
		return;
	}
	Object.assign(subscription, {
		status: '1000',
		currentQuantity: total,
		renewedQuantity: 0,
		renewalDate: addYears(subscription.renewalDate, 1),
	});
	delete subscription.autoRenewal.flexDiscountCodes;
	delete subscription.autoRenewal.code;
}

const lineOf = (
	customer: StoredCustomer,
	{ id, offerId, currencyCode, deploymentId }: StoredSubscription,
	quantity: number,
	index: number,
): StoredLine => {
	const entitled = entitledOfferId(customer, knownProduct(offerId));
	return {
		extLineItemNumber: index + 1,
		offerId: entitled,
		sentOfferId: entitled,
		quantity,
		subscriptionId: id,
		status: '1000',
		currencyCode,
		...(deploymentId && { deploymentId }),
		flexDiscounts: [],
		remainingQuantity: quantity,
		proratedDays: TERM_DAYS,
	};
};

function storeOrder(moment: Moment, customer: StoredCustomer, lines: StoredLine[], at: number): void {
	moment.state.orders.push({
		id: nextNumber(moment, 'order'),
		customerId: customer.id,
		resellerId: customer.resellerId,
		type: 'RENEWAL',
		status: '1000',
		source: 'System',
		referenceOrderId: '',
		externalReferenceId: '',
		currencyCode: lines[0].currencyCode,
		createdAt: at,
		dueAt: at,
		visibleFrom: at,
		endsAs: '1000',
		lines,
		cancelling: [],
	});
}

/** The renewal of a customer on a plain date: the platform's own order, ended subscriptions, the next anniversary. */
export function renewCustomer(moment: Moment, customer: StoredCustomer, date: string): void {
	const due = moment.state.subscriptions.filter(
		({ customerId, status, renewalDate }) =>
			customerId === customer.id && ['1000', '1009'].includes(status) && renewalDate === date,
	);
	const quantities = due.map(toRenew);
	const lines = due
		.map((subscription, index) => ({ subscription, quantity: quantities[index] }))
		.filter(({ quantity }) => quantity > 0)
		.map(({ subscription, quantity }, index) => lineOf(customer, subscription, quantity, index));
	for (const [index, subscription] of due.entries()) turn(subscription, quantities[index]);
	if (lines.length) storeOrder(moment, customer, lines, startOf(date));
	if (customer.cotermDate === date) customer.cotermDate = addYears(date, 1);
	const agency = lgaOf(customer);
	if (agency?.status === 'PENDING_UPGRADE') agency.status = 'ACTIVE';
	recalculate(moment, customer);
}
