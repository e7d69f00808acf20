import type { Call } from '../../call';
import type { StoredSubscription } from '../../commerce/orders/state';
import { iso } from '../../commerce/replies';
import { seedRows } from '../seed';
import type { Invoice } from './book';
import { daysOf } from './book';
import type { Row } from '../row';

export type Period = Pick<Invoice, 'start' | 'end'>;

const DAY_MS = 86_400_000;
const LEAST_ROWS = 5;

const running = ({ state }: Call, { end }: Period, legacy: boolean): StoredSubscription[] =>
	state.commerce.subscriptions.filter((one) => one.legacy === legacy && one.createdAt < end + DAY_MS);

/** Fills rows of real purchases up with those of a fixture, so that there is something to page through. */
function filledUp(call: Call, own: Row[], templates: Row[]): Row[] {
	const count = Math.max(0, Math.max(LEAST_ROWS, call.settings.reportRows) - own.length);
	return [...own, ...Array.from({ length: count }, (_, index) => templates[index % templates.length])];
}

/** Whose purchase it is, in the names that all kinds of lines share. */
function customerFields({ state, tenant }: Call, { customerId }: StoredSubscription): Row {
	const customer = state.commerce.customers.find(({ id }) => id === customerId);
	return {
		partnerId: tenant.tenantId,
		customerId,
		customerName: customer?.companyName,
		customerDomainName: customer?.domain,
		customerCountry: customer?.billingProfile.defaultAddress.country,
		mpnId: tenant.mpnId,
	};
}

function chargeFields(subscription: StoredSubscription, rate: number): Row {
	// An Extended Service Term is dearer than the month that it follows.
	const unitPrice = Number((rate * (subscription.extended?.factor ?? 1)).toFixed(4));
	const [productId, skuId, availabilityId] = subscription.offerId.split(':');
	const subtotal = subscription.quantity * unitPrice;
	return {
		orderId: subscription.orderId,
		orderDate: iso(subscription.createdAt),
		productId,
		skuId,
		availabilityId,
		productName: subscription.offerName,
		skuName: subscription.offerName,
		unitPrice,
		effectiveUnitPrice: unitPrice,
		quantity: subscription.quantity,
		billableQuantity: subscription.quantity,
		subtotal,
		totalForCustomer: subtotal,
		subscriptionId: subscription.id,
		subscriptionDescription: subscription.friendlyName || subscription.offerName,
		subscriptionStartDate: iso(subscription.termStart),
		subscriptionEndDate: iso(subscription.termEnd ?? Date.UTC(9999, 11, 31)),
		alternateId: subscription.orderId,
	};
}

/** The charges of New Commerce in a period: what was bought, and generated ones. */
export function charges(call: Call, period: Period, invoiceNumber: string, templateOf: string): Row[] {
	const templates = seedRows(call, templateOf);
	const price = Number(templates[0].unitPrice);
	const own = running(call, period, false)
		.filter(({ family }) => family !== 'Azure')
		.map((one) => ({ ...templates[0], ...customerFields(call, one), ...chargeFields(one, price) }));
	const dates = { chargeStartDate: iso(period.start), chargeEndDate: iso(period.end) };
	return filledUp(call, own, templates).map((row) => ({ ...row, invoiceNumber, ...dates }));
}

/** The daily rated use of New Commerce in a period: a row a day for each Azure plan, or for a generated one. */
export function dailyUse(call: Call, period: Period, invoiceNumber: string, templateOf: string): Row[] {
	const [template] = seedRows(call, templateOf);
	const plans = running(call, period, false).filter(({ family }) => family === 'Azure');
	const own = plans.map((plan) => ({ ...customerFields(call, plan), subscriptionId: plan.id }));
	const dates = { chargeStartDate: iso(period.start), chargeEndDate: iso(period.end) };
	return daysOf(period).flatMap((day) =>
		(own.length > 0 ? own : [{}]).map((fields) => ({
			...template,
			...fields,
			invoiceNumber,
			...dates,
			usageDate: iso(day),
		})),
	);
}

/** What legacy subscriptions share with the lines of the billing of before, with the period; generated when there are none. */
export function legacyPurchases(call: Call, period: Period): Row[] {
	const [template] = seedRows(call, 'serviceCosts.getLineItems').slice(-1);
	const own = running(call, period, true).map((one) => ({
		...customerFields(call, one),
		orderId: one.orderId,
		subscriptionId: one.id,
		offerId: one.offerId,
		offerName: one.offerName,
		subscriptionFriendlyName: one.friendlyName,
		quantity: one.quantity,
	}));
	const generated = {
		partnerId: call.tenant.tenantId,
		customerId: template.customerId,
		customerName: template.customerName,
		orderId: template.orderId,
		subscriptionId: template.subscriptionId,
		offerId: template.offerId,
		offerName: template.offerName,
		subscriptionFriendlyName: template.subscriptionFriendlyName,
		quantity: template.quantity,
	};
	return filledUp(call, own, [generated]).map((row) => ({
		mpnId: call.tenant.mpnId,
		resellerMpnId: 0,
		currency: 'USD',
		...row,
	}));
}
