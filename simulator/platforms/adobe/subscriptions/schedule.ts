import { isoDate } from '../../../core/dates';
import type { Call } from '../call';
import { isSold, offerIdOf, productOf } from '../catalogue/products';
import { subscriptionsOf } from '../find';
import { nextOpaque } from '../ids';
import { checkEligibility } from '../orders/eligibility';
import { discountByCode, singleCode } from '../orders/discountRules';
import { checkQuantity } from '../orders/lineRules';
import { refuse } from '../refusal';
import type { StoredCustomer, StoredSubscription } from '../state';
import { isBefore, WINDOWS } from '../time';
import { checkRenewalCode } from './renewalCode';

interface Body {
	offerId: string;
	autoRenewal: { enabled?: boolean; renewalQuantity: number; renewalCode?: string; flexDiscountCodes?: string[] };
	currencyCode?: string;
	deploymentId?: string;
}

/** Schedules a product for the next renewal (notes of subscription.create). What is not told is refused as 3120 or 3132. */
export function schedule(call: Call, customer: StoredCustomer, active: StoredSubscription[]): StoredSubscription {
	const { offerId, autoRenewal, currencyCode, deploymentId } = call.body as Body;
	const product = productOf(offerId);
	if (!product || !isSold(product, isoDate(call.now))) throw refuse(2122, ['offerId']);
	if (!isBefore(customer.cotermDate, WINDOWS.scheduled, call.now))
		throw refuse(3120, ['from 30 to 3 days before the anniversary']);
	if (active.length === 0) throw refuse(3120, ['the customer has no active subscription']);
	if (product.kind === 'consumable') throw refuse(3132);
	const isThere = subscriptionsOf(call, customer).some(
		(one) => one.status !== '1004' && productOf(one.offerId) === product,
	);
	if (isThere) throw refuse(3132);
	if (customer.globalSalesEnabled && currencyCode === undefined) throw refuse(1122, ['body: currencyCode is required']);
	const line = { extLineItemNumber: 1, offerId, quantity: autoRenewal.renewalQuantity, deploymentId };
	checkQuantity(product, autoRenewal.renewalQuantity, 0);
	checkEligibility(call, customer, [line], [product]);
	const code = singleCode(autoRenewal.flexDiscountCodes);
	if (code !== undefined) discountByCode(code, call.now);
	if (autoRenewal.renewalCode !== undefined) {
		checkRenewalCode(call, customer, autoRenewal.renewalCode, autoRenewal.renewalQuantity, customer.cotermDate);
	}
	const subscription: StoredSubscription = {
		id: `${nextOpaque(call, 'subscription')}NA`,
		customerId: customer.id,
		offerId: offerIdOf(product),
		status: '1009',
		currentQuantity: 0,
		usedQuantity: 0,
		currencyCode: currencyCode ?? call.distributor.currencies[0],
		deploymentId: deploymentId ?? '',
		createdAt: call.now,
		renewalDate: customer.cotermDate,
		renewedQuantity: 0,
		autoRenewal: {
			enabled: true,
			quantity: autoRenewal.renewalQuantity,
			code: autoRenewal.renewalCode,
			flexDiscountCodes: autoRenewal.flexDiscountCodes,
		},
	};
	call.state.subscriptions.push(subscription);
	return subscription;
}
