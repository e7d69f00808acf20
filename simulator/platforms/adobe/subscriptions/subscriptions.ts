import { isoDate, isoSeconds } from '../../../core/dates';
import { type Call, type Handler, type Moment, isOn } from '../call';
import { isSold, productOf } from '../catalog/products';
import { customerOf, isActive, subscriptionById, subscriptionsOf } from '../find';
import { recommendationsFor } from '../offers/recommendations';
import { discountAmong } from '../orders/discountRules';
import { checkEligibility } from '../orders/eligibility';
import { checkQuantity } from '../orders/lineRules';
import { addSubscription } from '../orders/make';
import { canRenewLate, renewalQuantity } from '../orders/kinds/renewalRules';
import { refuse } from '../gateway/refusal';
import type { StoredSubscription } from '../state/state';
import { isBefore, WINDOWS } from '../time';
import { present, selfLink } from '../call';
import { checkNext, checkRenewalCode } from './rules';

interface AutoRenewal {
	enabled?: boolean;
	renewalQuantity?: number;
	renewalCode?: string;
	flexDiscountCodes?: string[];
}

interface Scheduled {
	offerId: string;
	autoRenewal: AutoRenewal & { renewalQuantity: number };
	currencyCode?: string;
	deploymentId?: string;
}

/** A subscription as the platform shows it. */
function subscriptionView({ now }: Moment, subscription: StoredSubscription) {
	const { id, customerId, autoRenewal, createdAt, ...shown } = subscription;
	return {
		subscriptionId: id,
		...shown,
		autoRenewal: present({
			enabled: autoRenewal.enabled,
			renewalQuantity: renewalQuantity(subscription),
			renewalCode: autoRenewal.code,
			flexDiscountCodes: autoRenewal.flexDiscountCodes,
		}),
		creationDate: isoSeconds(createdAt),
		allowedActions: canRenewLate(subscription, now) ? ['MANUAL_RENEWAL'] : [],
		links: selfLink(`/v3/customers/${customerId}/subscriptions/${id}`),
	};
}

const list: Handler = (call) => {
	const customer = customerOf(call);
	const items = subscriptionsOf(call, customer).map((subscription) => subscriptionView(call, subscription));
	return {
		body: { totalCount: items.length, items, links: selfLink(call.uri), ...recommendationsFor(call, customer) },
	};
};

/** Schedules a product for the next renewal (notes of subscription.create). What is not described is refused as 3120 or 3132. */
const schedule: Handler = (call) => {
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
};

/** The subscription of the path. */
const subscriptionOf = (call: Call): StoredSubscription =>
	subscriptionById(call, customerOf(call, '3115'), call.params.subscriptionId);

/** `subscription.update` and its variants: what is asked for, made of what is there. Switched off, a quantity is ignored. */
const update: Handler = (call) => {
	const subscription = subscriptionOf(call);
	const stored = subscription.autoRenewal;
	const { autoRenewal: asked = {} } = (call.body ?? {}) as { autoRenewal?: AutoRenewal };
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
};

export const subscriptionHandlers: Record<string, Handler> = {
	'subscription.create': schedule,
	'subscription.list': list,
	'subscription.get': (call) => ({ body: subscriptionView(call, subscriptionOf(call)) }),
	'subscription.update': update,
};
