import { isoDate } from '../../../core/dates';
import type { Moment } from '../call';
import { commitmentOf, heldQuantity, levelsOf } from '../catalog/levels';
import { isCredit } from '../catalog/products';
import { isInactive } from '../find';
import type { StoredCustomer, StoredOrder } from '../state/state';
import { addYears } from '../time';
import { APPLY } from './apply';

/** Why an order that is due fails; undefined when it does not (statusTables.order). */
function failure({ state }: Moment, order: StoredOrder, customer: StoredCustomer): string | undefined {
	if (isInactive(customer)) return '1024';
	const reseller = state.resellers.find(({ id }) => id === order.resellerId);
	if (!reseller || isInactive(reseller)) return '1022';
	return order.endsAs === '1000' ? undefined : order.endsAs;
}

/** An accepted commitment is committed as soon as its minimum is held. */
export function judgeCommitment(moment: Moment, customer: StoredCustomer): void {
	const commitment = commitmentOf(customer)?.commitment;
	if (!commitment || !['ACCEPTED', 'NONCOMPLIANT'].includes(commitment.status)) return;
	const isReached = commitment.minimumQuantities.every(
		({ offerType, quantity }) => heldQuantity(moment, customer, offerType) >= quantity,
	);
	if (isReached) commitment.status = 'COMMITTED';
}

/** The levels after an order, and what they may mean for a commitment. */
export function recalculate(moment: Moment, customer: StoredCustomer): void {
	customer.levels = levelsOf(moment, customer);
	judgeCommitment(moment, customer);
}

/** A return that fails gives back what it had taken from what remains. */
function giveBack({ state }: Moment, { type, referenceOrderId, lines }: StoredOrder): void {
	if (type !== 'RETURN') return;
	const original = state.orders.find(({ id }) => id === referenceOrderId);
	for (const { extLineItemNumber, quantity } of lines) {
		const line = original?.lines.find((candidate) => candidate.extLineItemNumber === extLineItemNumber);
		if (line) line.remainingQuantity += quantity;
	}
}

/** Ends an open order that is due. */
export function finishOrder(moment: Moment, order: StoredOrder): void {
	const customer = moment.state.customers.find(({ id }) => id === order.customerId);
	if (!customer) throw new Error(`The order ${order.id} has no customer`);
	const failed = failure(moment, order, customer);
	order.status = failed ?? '1000';
	for (const line of [...order.lines, ...order.cancelling]) line.status = failed ? '1004' : '1000';
	if (failed) return giveBack(moment, order);
	// The first order of licenses sets the anniversary.
	if (customer.cotermDate === '' && order.lines.some(({ offerId }) => !isCredit(offerId)))
		customer.cotermDate = addYears(isoDate(order.createdAt), 1);
	APPLY[order.type](moment, customer, order);
	recalculate(moment, customer);
}
