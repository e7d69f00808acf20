import { isoDate, isoSeconds } from '../../../core/dates';
import { checkReference } from '../accounts/profile';
import { type Call, isOn, type Moment, nextNumber, nextOpaque, present, type Result, selfLink } from '../call';
import { entitledOfferId } from '../catalog/levels';
import { discountOfCode, type Pricing, pricingOf, summaryOf, TERM_DAYS } from '../catalog/prices';
import { isCredit, knownProduct, offerIdOf, type Product } from '../catalog/products';
import { refuse } from '../find';
import type { StoredCancellingLine, StoredCustomer, StoredLine, StoredOrder, StoredSubscription } from '../state/state';
import { addYears, daysUntil } from '../time';
import { currencyOf, discountOf, type LineBody, type OrderBody } from './rules';

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

type Bought = Pick<StoredLine, 'offerId' | 'quantity' | 'currencyCode' | 'deploymentId'>;

/** A line: of a whole term, with everything to be returned, unless the parts say otherwise. */
export const makeLine = (parts: Bought & Partial<StoredLine>): StoredLine => ({
	extLineItemNumber: 1,
	sentOfferId: parts.offerId,
	subscriptionId: '',
	status: '',
	flexDiscounts: [],
	remainingQuantity: parts.quantity,
	proratedDays: TERM_DAYS,
	...parts,
});

/** An order of a customer that is not stored: through the API and of now, unless the parts say otherwise. */
const makeOrder = (
	{ now }: Moment,
	{ id: customerId, resellerId }: StoredCustomer,
	parts: Pick<StoredOrder, 'type' | 'lines'> & Partial<StoredOrder>,
): StoredOrder => ({
	...{ id: '', status: '', referenceOrderId: '', externalReferenceId: '', currencyCode: '', source: 'API' },
	...{ customerId, resellerId, createdAt: now, dueAt: now, visibleFrom: now },
	endsAs: '1000',
	cancelling: [],
	...parts,
});

/** Stores a complete order that the platform places itself. */
export function addSystemOrder(moment: Moment, customer: StoredCustomer, type: string, lines: StoredLine[]): string {
	const id = nextNumber(moment, 'order');
	const { currencyCode } = lines[0];
	const parts = { id, type, lines, currencyCode, status: '1000', source: 'System' as const };
	moment.state.orders.push(makeOrder(moment, customer, parts));
	return id;
}

type More = Partial<StoredSubscription>;

/** Stores a subscription for a line; everything renews by itself unless `more` says otherwise. */
export function addSubscription(moment: Moment, customer: StoredCustomer, line: Bought, more: More = {}) {
	const { createdAt = moment.now } = more;
	const subscription: StoredSubscription = {
		id: `${nextOpaque(moment, 'subscription')}NA`,
		customerId: customer.id,
		offerId: offerIdOf(knownProduct(line.offerId)),
		status: '1000',
		currentQuantity: line.quantity,
		usedQuantity: 0,
		currencyCode: line.currencyCode,
		deploymentId: line.deploymentId ?? '',
		createdAt,
		renewalDate: isCredit(line.offerId) ? addYears(isoDate(createdAt), 1) : customer.cotermDate,
		renewedQuantity: 0,
		autoRenewal: { enabled: true, quantity: null },
		...more,
	};
	moment.state.subscriptions.push(subscription);
	return subscription;
}

/** Days that a purchase of today pays for: those until the anniversary, or a whole term. */
export const daysLeft = ({ now }: Moment, { cotermDate }: StoredCustomer): number =>
	cotermDate === '' ? TERM_DAYS : Math.max(0, daysUntil(cotermDate, now));

/** A line at the level that the customer is entitled to, whatever level was sent. */
export function draftLine(moment: Moment, customer: StoredCustomer, line: LineBody, product: Product): StoredLine {
	const { offerId: sentOfferId, flexDiscountCodes, ...sent } = line;
	return makeLine({
		...sent,
		offerId: entitledOfferId(customer, product),
		sentOfferId,
		currencyCode: currencyOf(moment, line),
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
