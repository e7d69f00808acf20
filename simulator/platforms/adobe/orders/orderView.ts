import { isoSeconds } from '../../../core/dates';
import { flexDiscounts } from '../catalogue/discounts';
import type { Pricing } from '../catalogue/prices';
import { pricingOf, summaryOf } from '../catalogue/prices';
import { refuse } from '../refusal';
import type { StoredCancellingLine, StoredLine, StoredOrder } from '../state';
import { present, selfLink } from '../views';

const CAN_BE_RETURNED = ['NEW', 'RENEWAL'];

/** An order before it has an id: what a preview shows. Its type may be that of a preview. */
export type DraftOrder = Omit<StoredOrder, 'type'> & { type: string };

function linePricing(
	{ createdAt }: DraftOrder,
	{ offerId, quantity, proratedDays, flexDiscounts: [used] }: StoredLine,
): Pricing {
	const discount =
		used?.result === 'SUCCESS' ? flexDiscounts(createdAt).find(({ code }) => code === used.code) : undefined;
	return pricingOf(offerId, quantity, proratedDays, discount);
}

const cancelledPricing = ({ offerId, quantity, proratedDays }: StoredCancellingLine): Pricing =>
	pricingOf(offerId, -quantity, proratedDays);

function lineView(order: DraftOrder, line: StoredLine, isPriced: boolean) {
	const { extLineItemNumber, offerId, quantity, subscriptionId, status, currencyCode, deploymentId, discountCode } =
		line;
	return present({
		extLineItemNumber,
		offerId,
		quantity,
		subscriptionId,
		status,
		currencyCode,
		deploymentId,
		discountCode,
		flexDiscounts: line.flexDiscounts,
		remainingQuantity: CAN_BE_RETURNED.includes(order.type) ? line.remainingQuantity : undefined,
		...(isPriced && { proratedDays: line.proratedDays, pricing: linePricing(order, line) }),
	});
}

function cancellingView({ proratedDays, ...line }: StoredCancellingLine, isPriced: boolean) {
	return { ...line, ...(isPriced && { proratedDays, pricing: cancelledPricing({ ...line, proratedDays }) }) };
}

/** Throws 2148 when an order of several currencies shall show prices. */
function summary(order: DraftOrder) {
	const currencies = new Set(order.lines.map(({ currencyCode }) => currencyCode));
	if (currencies.size > 1) throw refuse(2148);
	const pricings = [...order.lines.map((line) => linePricing(order, line)), ...order.cancelling.map(cancelledPricing)];
	return summaryOf(pricings, [...currencies][0] ?? '');
}

/** An order as the platform shows it, with prices or without. Throws 2148. */
export function orderView(order: DraftOrder, isPriced = false) {
	return present({
		referenceOrderId: order.referenceOrderId,
		externalReferenceId: order.externalReferenceId,
		orderId: order.id,
		customerId: order.customerId,
		currencyCode: order.currencyCode,
		orderType: order.type,
		status: order.status,
		source: order.source,
		creationDate: order.id === '' ? '' : isoSeconds(order.createdAt),
		lineItems: order.lines.map((line) => lineView(order, line, isPriced)),
		cancellingItems: order.cancelling.length
			? order.cancelling.map((line) => cancellingView(line, isPriced))
			: undefined,
		pricingSummary: isPriced ? summary(order) : undefined,
		links: order.id === '' ? {} : selfLink(`/v3/customers/${order.customerId}/orders/${order.id}`),
	});
}
