import { isoDate } from '../../../core/dates';
import { checkReference } from '../accounts/profile';
import { type Call, isOn, type Moment, type Result } from '../call';
import { entitledOfferId } from '../catalog/levels';
import { TERM_DAYS } from '../catalog/prices';
import { isCredit, knownProduct, offerIdOf, type Product } from '../catalog/products';
import { nextNumber, nextOpaque } from '../state/seed';
import type { StoredCustomer, StoredLine, StoredOrder, StoredSubscription } from '../state/state';
import { addYears, daysUntil } from '../time';
import { discountOf } from './discountRules';
import { currencyOf, type LineBody, type OrderBody } from './lineRules';
import { orderView } from './orderView';

/** A line: of a whole term, with everything to be returned, unless the parts say otherwise. */
export const makeLine = (
	parts: Pick<StoredLine, 'offerId' | 'quantity' | 'currencyCode'> & Partial<StoredLine>,
): StoredLine => ({
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
	id: '',
	customerId,
	resellerId,
	status: '',
	source: 'API',
	referenceOrderId: '',
	externalReferenceId: '',
	currencyCode: '',
	createdAt: now,
	dueAt: now,
	visibleFrom: now,
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

/** Stores a subscription for a line; everything renews by itself unless `more` says otherwise. */
export function addSubscription(
	moment: Moment,
	customer: StoredCustomer,
	line: Pick<StoredLine, 'offerId' | 'quantity' | 'currencyCode' | 'deploymentId'>,
	more: Partial<StoredSubscription> = {},
): StoredSubscription {
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
