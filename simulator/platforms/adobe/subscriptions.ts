import { isoDate, isoSeconds } from '../../core/dates';
import { type Call, type Handler, isOn, type Moment, selfLink } from './call';
import { runningCommitment } from './catalog/levels';
import { isCredit, isSold, knownProduct, MOST_OF, productOf } from './catalog/products';
import { customerOf, isActive, refuse, subscriptionById, subscriptionsOf } from './find';
import { recommendationsFor } from './offers/offers';
import { addSubscription } from './orders/draft';
import { bindingQuantity, canRenewLate, renewalQuantity } from './orders/kinds/renewals';
import { checkEligibility, checkQuantity, discountAmong, type LineBody } from './orders/rules';
import type { StoredCustomer, StoredSubscription } from './state/state';
import { daysUntil, isBefore, WINDOWS } from './time';

type AutoRenewal = StoredSubscription['autoRenewal'];

/** The least quantity of a high-growth offer, by its code. */
const minimumOf = (code: string): number => Number(/^MOQ_(\d+)$/.exec(code)?.[1]);

/** Throws when a high-growth offer may not be chosen: 5128 without a commitment, 5127 outside its time, 5124 for too few. */
function checkRenewalCode({ now }: Moment, customer: StoredCustomer, code: string, quantity: number, date: string) {
	if (!runningCommitment(customer)) throw refuse(5128);
	if (!isBefore(date, WINDOWS.highGrowth, now)) throw refuse(5127);
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
function checkNext(call: Call, customer: StoredCustomer, stored: StoredSubscription, next: AutoRenewal): void {
	if (stored.status === '1004') throw refuse(3119);
	// The renewal is being prepared: its settings are locked.
	if (daysUntil(stored.renewalDate, call.now) < WINDOWS.changeBefore)
		throw refuse(3120, ['less than 3 days before the renewal']);
	const most = MOST_OF[knownProduct(stored.offerId).kind];
	if (next.quantity !== null && (next.quantity < 1 || next.quantity > most)) throw refuse(3116, [`from 1 to ${most}`]);
	checkCodes(call, customer, next, stored);
	checkCommitment(call, customer, { ...stored, autoRenewal: next });
}

/** How a subscription is to renew, as it is sent. */
interface Asked extends Partial<Pick<AutoRenewal, 'enabled' | 'flexDiscountCodes'>> {
	renewalQuantity?: number;
	renewalCode?: string;
}

type Scheduled = Pick<LineBody, 'offerId' | 'currencyCode' | 'deploymentId'> & {
	autoRenewal: Asked & { renewalQuantity: number };
};

/** A subscription as the platform shows it. */
function subscriptionView({ now }: Moment, subscription: StoredSubscription) {
	const { id, customerId, autoRenewal, createdAt, ...shown } = subscription;
	const { enabled, code: renewalCode, flexDiscountCodes } = autoRenewal;
	return {
		subscriptionId: id,
		...shown,
		autoRenewal: { enabled, renewalQuantity: renewalQuantity(subscription), renewalCode, flexDiscountCodes },
		creationDate: isoSeconds(createdAt),
		allowedActions: canRenewLate(subscription, now) ? ['MANUAL_RENEWAL'] : [],
		links: selfLink(`/v3/customers/${customerId}/subscriptions/${id}`),
	};
}

/** The subscription of the path. */
const subscriptionOf = (call: Call): StoredSubscription =>
	subscriptionById(call, customerOf(call, '3115'), call.params.subscriptionId);

export const subscriptionHandlers: Record<string, Handler> = {
	/** Schedules a product for the next renewal (notes of subscription.create). What is not described is refused as 3120 or 3132. */
	'subscription.create': (call) => {
		const customer = customerOf(call, '3115');
		const { offerId, autoRenewal, currencyCode, deploymentId } = call.body as Scheduled;
		const { renewalQuantity: quantity, renewalCode: code, flexDiscountCodes } = autoRenewal;
		const { cotermDate: renewalDate, globalSalesEnabled } = customer;
		const mine = subscriptionsOf(call, customer);
		const product = productOf(offerId);
		if (!product || !isSold(product, isoDate(call.now))) throw refuse(2122, ['offerId']);
		if (!isBefore(renewalDate, WINDOWS.scheduled, call.now))
			throw refuse(3120, ['from 30 to 3 days before the anniversary']);
		if (!mine.some(isActive)) throw refuse(3120, ['the customer has no active subscription']);
		if (product.kind === 'consumable') throw refuse(3132);
		if (mine.some((one) => one.status !== '1004' && productOf(one.offerId) === product)) throw refuse(3132);
		if (globalSalesEnabled && currencyCode === undefined) throw refuse(1122, ['body: currencyCode is required']);
		checkQuantity(product, quantity, 0);
		checkEligibility(call, customer, [{ extLineItemNumber: 1, offerId, quantity, deploymentId }], [product]);
		discountAmong(flexDiscountCodes, call.now);
		if (code !== undefined) checkRenewalCode(call, customer, code, quantity, renewalDate);
		const line = { offerId, quantity: 0, currencyCode: currencyCode ?? call.distributor.currencies[0], deploymentId };
		const next = { enabled: true, quantity, code, flexDiscountCodes };
		const scheduled = addSubscription(call, customer, line, { status: '1009', autoRenewal: next });
		return { body: subscriptionView(call, scheduled) };
	},
	'subscription.list': (call) => {
		const customer = customerOf(call);
		const items = subscriptionsOf(call, customer).map((subscription) => subscriptionView(call, subscription));
		const more = { links: selfLink(call.uri), ...recommendationsFor(call, customer) };
		return { body: { totalCount: items.length, items, ...more } };
	},
	'subscription.get': (call) => ({ body: subscriptionView(call, subscriptionOf(call)) }),

	/** `subscription.update` and its variants: what is asked for, made of what is there. Switched off, a quantity is ignored. */
	'subscription.update': (call) => {
		const subscription = subscriptionOf(call);
		const stored = subscription.autoRenewal;
		const { autoRenewal: asked = {} } = (call.body ?? {}) as { autoRenewal?: Asked };
		const enabled = asked.enabled ?? stored.enabled;
		// Switched on without a quantity means all licenses.
		const quantity = asked.renewalQuantity ?? (asked.enabled === true ? null : stored.quantity);
		const resets = isOn(call, 'reset-flex-discount-codes');
		const next = {
			enabled,
			quantity: enabled ? quantity : null,
			code: isOn(call, 'reset-renewal-code') ? undefined : (asked.renewalCode ?? stored.code),
			flexDiscountCodes: resets ? undefined : (asked.flexDiscountCodes ?? stored.flexDiscountCodes),
		};
		checkNext(call, customerOf(call, '3115'), subscription, next);
		subscription.autoRenewal = next;
		return { body: subscriptionView(call, subscription) };
	},
};
