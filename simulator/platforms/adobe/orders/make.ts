import { isoDate } from '../../../core/dates';
import type { Moment } from '../call';
import { TERM_DAYS } from '../catalog/prices';
import { isCredit, knownProduct, offerIdOf } from '../catalog/products';
import { nextNumber, nextOpaque } from '../state/ids';
import type { StoredCustomer, StoredLine, StoredOrder, StoredSubscription } from '../state/state';
import { addYears } from '../time';

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
export const makeOrder = (
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
export function addSystemOrder(
	moment: Moment,
	customer: StoredCustomer,
	type: string,
	lines: StoredLine[],
): StoredOrder {
	const parts = { id: nextNumber(moment, 'order'), status: '1000', source: 'System' as const };
	const order = makeOrder(moment, customer, { ...parts, type, lines, currencyCode: lines[0].currencyCode });
	moment.state.orders.push(order);
	return order;
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
