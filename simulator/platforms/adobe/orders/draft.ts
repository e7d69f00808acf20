import { checkReference } from '../accounts/profile';
import { type Call, type Moment, type Result, isOn } from '../call';
import { entitledOfferId } from '../catalog/levels';
import { TERM_DAYS } from '../catalog/prices';
import type { Product } from '../catalog/products';
import { nextNumber } from '../state/ids';
import type { StoredCustomer, StoredLine, StoredOrder } from '../state/state';
import { daysUntil } from '../time';
import type { LineBody, OrderBody } from './body';
import { discountOf } from './discountRules';
import { currencyOf } from './lineRules';
import { makeLine, makeOrder } from './make';
import { orderView } from './orderView';

/** Days that a purchase of today pays for: those until the anniversary, or a whole term. */
export const daysLeft = ({ now }: Moment, { cotermDate }: StoredCustomer): number =>
	cotermDate === '' ? TERM_DAYS : Math.max(0, daysUntil(cotermDate, now));

/** A line at the level that the customer is entitled to, whatever level was sent. */
export function draftLine(
	moment: Moment,
	customer: StoredCustomer,
	order: OrderBody,
	line: LineBody,
	product: Product,
): StoredLine {
	const { extLineItemNumber, offerId, quantity, subscriptionId = '', deploymentId, discountCode } = line;
	return makeLine({
		extLineItemNumber,
		offerId: entitledOfferId(customer, product),
		sentOfferId: offerId,
		quantity,
		subscriptionId,
		currencyCode: currencyOf(moment, order, line),
		deploymentId,
		discountCode,
		flexDiscounts: discountOf(moment, customer, line, product),
		proratedDays: daysLeft(moment, customer),
	});
}

/** An order that is not stored. Throws 2126 for a reference that is too long. */
export function draft(moment: Moment, customer: StoredCustomer, body: OrderBody, lines: StoredLine[]): StoredOrder {
	const { orderType: type, referenceOrderId = '', externalReferenceId = '', currencyCode = '' } = body;
	checkReference(externalReferenceId);
	return makeOrder(moment, customer, { type, referenceOrderId, externalReferenceId, currencyCode, lines });
}

const open = <Line extends { status: string }>(lines: Line[]): Line[] =>
	lines.map((line) => ({ ...line, status: '1002' }));

/** Stores a draft as an open order, and answers with it. */
export function placed(call: Call, drafted: StoredOrder, status = 201): Result {
	const { state, settings, now, headers, visibleFrom } = call;
	const order: StoredOrder = {
		...drafted,
		id: nextNumber(call, 'order'),
		status: '1002',
		dueAt: now + settings.orderMs,
		visibleFrom,
		endsAs: state.nextOrders.shift() ?? '1000',
		lines: open(drafted.lines),
		cancelling: open(drafted.cancelling),
		trackerId: headers['x-recommendation-tracker-id'],
	};
	state.orders.push(order);
	return { status, body: orderView(order) };
}

/** The answer to a preview: with prices when they are asked for. */
export const previewed = (call: Call, drafted: StoredOrder, more: object = {}): Result => ({
	status: 201,
	body: { ...orderView(drafted, isOn(call, 'fetch-price')), ...more },
});
