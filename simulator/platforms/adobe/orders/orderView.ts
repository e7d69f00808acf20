import { isoSeconds } from '../../../core/dates';
import { present, selfLink } from '../call';
import { discountOfCode, type Pricing, pricingOf, summaryOf } from '../catalog/prices';
import { refuse } from '../gateway/refusal';
import type { StoredCancellingLine, StoredLine, StoredOrder } from '../state/state';

const CAN_BE_RETURNED = ['NEW', 'RENEWAL'];

function linePricing({ createdAt }: StoredOrder, line: StoredLine): Pricing {
	const [used] = line.flexDiscounts;
	const discount = used?.result === 'SUCCESS' ? discountOfCode(used.code, createdAt) : undefined;
	return pricingOf(line.offerId, line.quantity, line.proratedDays, discount);
}

const cancelledPricing = ({ offerId, quantity, proratedDays }: StoredCancellingLine): Pricing =>
	pricingOf(offerId, -quantity, proratedDays);

/** A line without what the platform keeps to itself. */
function lineView(order: StoredOrder, line: StoredLine, isPriced: boolean) {
	const { sentOfferId, early, proratedDays, remainingQuantity, ...shown } = line;
	return present({
		...shown,
		remainingQuantity: CAN_BE_RETURNED.includes(order.type) ? remainingQuantity : undefined,
		...(isPriced && { proratedDays, pricing: linePricing(order, line) }),
	});
}

function cancellingView(line: StoredCancellingLine, isPriced: boolean) {
	const { proratedDays, ...shown } = line;
	return { ...shown, ...(isPriced && { proratedDays, pricing: cancelledPricing(line) }) };
}

/** Throws 2148 when prices are asked for an order of several currencies. */
function summary(order: StoredOrder) {
	const currencies = new Set(order.lines.map(({ currencyCode }) => currencyCode));
	if (currencies.size > 1) throw refuse(2148);
	const pricings = [...order.lines.map((line) => linePricing(order, line)), ...order.cancelling.map(cancelledPricing)];
	return summaryOf(pricings, [...currencies][0] ?? '');
}

/** An order as the platform shows it, with prices or without. Throws 2148. */
export function orderView(order: StoredOrder, isPriced = false) {
	const isDraft = order.id === '';
	return present({
		referenceOrderId: order.referenceOrderId,
		externalReferenceId: order.externalReferenceId,
		orderId: order.id,
		customerId: order.customerId,
		currencyCode: order.currencyCode,
		orderType: order.type,
		status: order.status,
		source: order.source,
		creationDate: isDraft ? '' : isoSeconds(order.createdAt),
		lineItems: order.lines.map((line) => lineView(order, line, isPriced)),
		...(order.cancelling.length && { cancellingItems: order.cancelling.map((line) => cancellingView(line, isPriced)) }),
		pricingSummary: isPriced ? summary(order) : undefined,
		links: isDraft ? {} : selfLink(`/v3/customers/${order.customerId}/orders/${order.id}`),
	});
}
