import type { Call, Moment } from '../call';
import { runningCommitment } from '../catalog/levels';
import { isCredit, knownProduct, MOST_OF } from '../catalog/products';
import { isActive, subscriptionsOf } from '../find';
import { discountAmong } from '../orders/discountRules';
import { bindingQuantity, renewalQuantity } from '../orders/kinds/renewalRules';
import { refuse } from '../gateway/refusal';
import type { StoredCustomer, StoredSubscription } from '../state/state';
import { daysUntil, isBefore, WINDOWS } from '../time';

type AutoRenewal = StoredSubscription['autoRenewal'];

/** The least quantity of a high-growth offer, by its code. */
const minimumOf = (code: string): number => Number(/^MOQ_(\d+)$/.exec(code)?.[1]);

/** Throws when a high-growth offer may not be chosen: 5128 without a commitment, 5127 outside its time, 5124 for too few. */
export function checkRenewalCode(
	{ now }: Moment,
	customer: StoredCustomer,
	code: string,
	quantity: number,
	renewalDate: string,
): void {
	if (!runningCommitment(customer)) throw refuse(5128);
	if (!isBefore(renewalDate, WINDOWS.highGrowth, now)) throw refuse(5127);
	if (quantity < minimumOf(code)) throw refuse(5124);
}

function checkCodes(call: Call, customer: StoredCustomer, next: AutoRenewal, stored: StoredSubscription): void {
	const discount = discountAmong(next.flexDiscountCodes, call.now);
	if (discount && !next.enabled) throw refuse(1117, ['autoRenewal.enabled']);
	if (next.code === undefined) return;
	if (!next.enabled) throw refuse(5134);
	const quantity = next.quantity ?? stored.currentQuantity;
	if (next.code !== stored.autoRenewal.code) checkRenewalCode(call, customer, next.code, quantity, stored.renewalDate);
	else if (quantity < minimumOf(next.code)) throw refuse(5124);
}

/** Throws 3120 when the coming renewal would be smaller than what the customer is committed to. */
function checkCommitment(call: Call, customer: StoredCustomer, next: StoredSubscription): void {
	const least = bindingQuantity(customer);
	if (least === undefined || (runningCommitment(customer)?.endDate ?? '') <= next.renewalDate) return;
	const renewing = subscriptionsOf(call, customer)
		.map((one) => (one.id === next.id ? next : one))
		.filter((one) => isActive(one) && one.autoRenewal.enabled && !isCredit(one.offerId))
		.reduce((sum, one) => sum + renewalQuantity(one), 0);
	if (renewing < least) throw refuse(3120, [`${least} licenses are committed`]);
}

/** Throws when a subscription may not renew like this. */
export function checkNext(call: Call, customer: StoredCustomer, stored: StoredSubscription, next: AutoRenewal): void {
	if (stored.status === '1004') throw refuse(3119);
	// The renewal is being prepared: its settings are locked.
	if (daysUntil(stored.renewalDate, call.now) < WINDOWS.changeBefore)
		throw refuse(3120, ['less than 3 days before the renewal']);
	const most = MOST_OF[knownProduct(stored.offerId).kind];
	if (next.quantity !== null && (next.quantity < 1 || next.quantity > most)) throw refuse(3116, [`from 1 to ${most}`]);
	checkCodes(call, customer, next, stored);
	checkCommitment(call, customer, { ...stored, autoRenewal: next });
}
