import type { Call, Moment } from '../call';
import { isOn } from '../call';
import { entitledOfferId } from '../catalogue/levels';
import { termDays } from '../catalogue/prices';
import type { Product } from '../catalogue/products';
import { nextNumber } from '../ids';
import type { StoredCustomer, StoredLine, StoredOrder } from '../state';
import { daysUntil } from '../time';
import { checkReference } from '../accounts/profile';
import type { LineBody, OrderBody } from './body';
import { discountOf } from './discountRules';
import { currencyOf } from './lineRules';
import type { DraftOrder } from './orderView';
import { orderView } from './orderView';

/** What is left of a customer's term, in days. */
export const daysLeft = ({ now }: Moment, customer: StoredCustomer): number =>
	termDays(customer, (date) => daysUntil(date, now));

/** A line at the level that the customer is entitled to, whatever level was sent. */
export function draftLine(
	moment: Moment,
	customer: StoredCustomer,
	order: OrderBody,
	line: LineBody,
	product: Product,
): StoredLine {
	const { extLineItemNumber, offerId, quantity, subscriptionId = '', deploymentId, discountCode } = line;
	return {
		extLineItemNumber,
		offerId: entitledOfferId(customer, product),
		sentOfferId: offerId,
		quantity,
		subscriptionId,
		status: '',
		currencyCode: currencyOf(moment, order, line),
		...(deploymentId !== undefined && { deploymentId }),
		...(discountCode !== undefined && { discountCode }),
		flexDiscounts: discountOf(moment, customer, line, product),
		remainingQuantity: quantity,
		proratedDays: daysLeft(moment, customer),
	};
}

/** An order that is not stored. Throws 2126 for a reference that is too long. */
export function draft({ now }: Moment, customer: StoredCustomer, body: OrderBody, lines: StoredLine[]): DraftOrder {
	checkReference(body.externalReferenceId);
	return {
		id: '',
		customerId: customer.id,
		resellerId: customer.resellerId,
		type: body.orderType,
		status: '',
		source: 'API',
		referenceOrderId: body.referenceOrderId ?? '',
		externalReferenceId: body.externalReferenceId ?? '',
		currencyCode: body.currencyCode ?? '',
		createdAt: now,
		dueAt: now,
		visibleFrom: now,
		endsAs: '1000',
		lines,
		cancelling: [],
	};
}

/** Stores a draft as an open order. */
function place(call: Call, drafted: DraftOrder): StoredOrder {
	const { state, settings, now, headers, visibleFrom } = call;
	const trackerId = headers['x-recommendation-tracker-id'];
	const order: StoredOrder = {
		...drafted,
		id: nextNumber(call, 'order'),
		type: drafted.type as StoredOrder['type'],
		status: '1002',
		dueAt: now + settings.orderMs,
		visibleFrom,
		endsAs: state.nextOrders.shift() ?? '1000',
		lines: drafted.lines.map((line) => ({ ...line, status: '1002' })),
		cancelling: drafted.cancelling.map((line) => ({ ...line, status: '1002' })),
		...(trackerId !== undefined && { trackerId }),
	};
	state.orders.push(order);
	return order;
}

/** The answer to an order that was placed. */
export const placed = (call: Call, drafted: DraftOrder, status = 201) => ({
	status,
	body: orderView(place(call, drafted)),
});

/** The answer to a preview: with prices when they are asked for. */
export const previewed = (call: Call, drafted: DraftOrder, more: object = {}) => ({
	status: 201,
	body: { ...orderView(drafted, isOn(call, 'fetch-price')), ...more },
});
