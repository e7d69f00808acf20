import type { Call } from '../call';
import { isOn } from '../call';
import { runningCommitment } from '../catalogue/levels';
import { knownProduct } from '../catalogue/products';
import { subscriptionsOf } from '../find';
import { discountByCode, singleCode } from '../orders/discountRules';
import { renewalQuantity } from '../orders/renewalRules';
import { refuse } from '../refusal';
import type { StoredCustomer, StoredSubscription } from '../state';
import { daysUntil, WINDOWS } from '../time';
import { checkRenewalCode, minimumOf } from './renewalCode';

interface Body {
	autoRenewal?: { enabled?: boolean; renewalQuantity?: number; renewalCode?: string; flexDiscountCodes?: string[] };
}

type AutoRenewal = StoredSubscription['autoRenewal'];

const MOST = { team: 10_000, enterprise: 599_000, consumable: 599_000 };

/** What is asked for, made of what is there. With renewal switched off a quantity is ignored. */
function wanted(call: Call, { autoRenewal: stored }: StoredSubscription): AutoRenewal {
	const { autoRenewal: asked = {} } = (call.body ?? {}) as Body;
	const enabled = asked.enabled ?? stored.enabled;
	// Switched on without a quantity means all licences.
	const quantity = asked.renewalQuantity ?? (asked.enabled === true ? null : stored.quantity);
	return {
		enabled,
		quantity: enabled ? quantity : null,
		code: isOn(call, 'reset-renewal-code') ? undefined : (asked.renewalCode ?? stored.code),
		flexDiscountCodes: isOn(call, 'reset-flex-discount-codes')
			? undefined
			: (asked.flexDiscountCodes ?? stored.flexDiscountCodes),
	};
}

function checkCodes(
	call: Call,
	customer: StoredCustomer,
	next: AutoRenewal,
	{ autoRenewal, renewalDate, currentQuantity }: StoredSubscription,
): void {
	const code = singleCode(next.flexDiscountCodes);
	if (code !== undefined) discountByCode(code, call.now);
	if (code !== undefined && !next.enabled) throw refuse(1117, ['autoRenewal.enabled']);
	if (next.code === undefined) return;
	if (!next.enabled) throw refuse(5134);
	const quantity = next.quantity ?? currentQuantity;
	if (next.code !== autoRenewal.code) checkRenewalCode(call, customer, next.code, quantity, renewalDate);
	else if (quantity < minimumOf(next.code)) throw refuse(5124);
}

/** Throws 3120 when the coming renewal would be smaller than what the customer is committed to. */
function checkCommitment(call: Call, customer: StoredCustomer, next: StoredSubscription): void {
	const commitment = runningCommitment(customer);
	const least = commitment?.minimumQuantities.find(({ offerType }) => offerType === 'LICENSE')?.quantity ?? 0;
	if (commitment?.status !== 'COMMITTED' || (commitment.endDate ?? '') <= next.renewalDate) return;
	const renewing = subscriptionsOf(call, customer)
		.map((one) => (one.id === next.id ? next : one))
		.filter(
			({ status, autoRenewal, offerId }) =>
				status === '1000' && autoRenewal.enabled && knownProduct(offerId).kind !== 'consumable',
		)
		.reduce((sum, one) => sum + renewalQuantity(one), 0);
	if (renewing < least) throw refuse(3120, [`${least} licences are committed`]);
}

/** Carries out `subscription.update` and its variants. Everything is checked before anything is changed. */
export function updateSubscription(
	call: Call,
	customer: StoredCustomer,
	subscription: StoredSubscription,
): StoredSubscription {
	if (subscription.status === '1004') throw refuse(3119);
	// The renewal is being prepared: its settings are locked.
	if (daysUntil(subscription.renewalDate, call.now) < WINDOWS.changeBefore)
		throw refuse(3120, ['less than 3 days before the renewal']);
	const next = wanted(call, subscription);
	const most = MOST[knownProduct(subscription.offerId).kind];
	if (next.quantity !== null && (next.quantity < 1 || next.quantity > most)) throw refuse(3116, [`from 1 to ${most}`]);
	checkCodes(call, customer, next, subscription);
	checkCommitment(call, customer, { ...subscription, autoRenewal: next });
	subscription.autoRenewal = next;
	return subscription;
}
