import { isoDate } from '../../../core/dates';
import type { Moment } from '../call';
import { commitmentOf, heldQuantity, levelsOf } from '../catalog/levels';
import { isCredit, knownProduct } from '../catalog/products';
import { isActive, isInactive, subscriptionFor, subscriptionsOf } from '../find';
import type { StoredCustomer, StoredLine, StoredOrder, StoredSubscription } from '../state/state';
import { addYears } from '../time';
import { addSubscription } from './draft';

/** What changes for a customer when one of its orders is complete. */
type Apply = (moment: Moment, customer: StoredCustomer, order: StoredOrder) => void;

function buy(moment: Moment, customer: StoredCustomer, line: StoredLine, { dueAt }: StoredOrder): void {
	const known = subscriptionFor(moment, customer, line);
	if (known) known.currentQuantity += line.quantity;
	line.subscriptionId = (known ?? addSubscription(moment, customer, line, { createdAt: dueAt })).id;
}

/** The anniversary moves once, with the first early renewal; the renewal date stays (notes of order.renew). */
function renewEarly(moment: Moment, customer: StoredCustomer, line: StoredLine, { dueAt }: StoredOrder): void {
	const due = subscriptionsOf(moment, customer).find((one) =>
		line.subscriptionId ? one.id === line.subscriptionId : isActive(one),
	);
	const renewalDate = due?.renewalDate ?? customer.cotermDate;
	if (!line.subscriptionId) {
		const more = { createdAt: dueAt, status: '1009', currentQuantity: 0, renewedQuantity: line.quantity, renewalDate };
		line.subscriptionId = addSubscription(moment, customer, line, more).id;
	} else if (due) due.renewedQuantity += line.quantity;
	if (customer.cotermDate === renewalDate) customer.cotermDate = addYears(renewalDate, 1);
}

function renewLate(moment: Moment, customer: StoredCustomer, line: StoredLine): void {
	const ended = subscriptionsOf(moment, customer).find(({ id }) => id === line.subscriptionId);
	if (!ended) return;
	Object.assign(ended, { status: '1000', currentQuantity: line.quantity, renewalDate: addYears(ended.renewalDate, 1) });
}

/** Licenses that the customer had added itself are paid for now. */
function settleAcquisitions({ state }: Moment, customer: StoredCustomer, line: StoredLine): void {
	let bought = line.quantity;
	for (const acquisition of state.acquisitions) {
		const isPaid =
			acquisition.customerId === customer.id && knownProduct(acquisition.offerId) === knownProduct(line.offerId);
		const paid = isPaid ? Math.min(bought, acquisition.quantity) : 0;
		acquisition.quantity -= paid;
		bought -= paid;
	}
	state.acquisitions = state.acquisitions.filter(({ quantity }) => quantity > 0);
}

const applyLines: Apply = (moment, customer, order) => {
	for (const line of order.lines) {
		if (order.type !== 'RENEWAL') buy(moment, customer, line, order);
		else if (line.early) renewEarly(moment, customer, line, order);
		else renewLate(moment, customer, line);
		if (order.type === 'NEW') settleAcquisitions(moment, customer, line);
	}
};

function takeBack(subscription: StoredSubscription, { quantity }: StoredLine, original: StoredLine): void {
	const member = original.early ? 'renewedQuantity' : 'currentQuantity';
	subscription[member] = Math.max(0, subscription[member] - quantity);
	if (!original.early && subscription.currentQuantity === 0) subscription.status = '1004';
}

/** The original line, and at last the original order, ends as returned. */
const applyReturn: Apply = ({ state }, _customer, order) => {
	const original = state.orders.find(({ id }) => id === order.referenceOrderId);
	if (!original) return;
	for (const line of order.lines) {
		const returned = original.lines.find(({ extLineItemNumber }) => extLineItemNumber === line.extLineItemNumber);
		const subscription = state.subscriptions.find(({ id }) => id === line.subscriptionId);
		if (!returned || !subscription) continue;
		takeBack(subscription, line, returned);
		if (returned.remainingQuantity === 0) returned.status = '1008';
	}
	if (original.lines.every(({ status }) => status === '1008')) original.status = '1008';
};

/** Moves licenses to the named subscription, an active one of the product, or a new one; in either direction. */
const applySwitch: Apply = (moment, customer, order) => {
	const [line] = order.lines;
	const [gone] = order.cancelling;
	const mine = subscriptionsOf(moment, customer);
	const source = mine.find(({ id }) => id === gone.subscriptionId);
	if (!source) return;
	// A quantity that was set for the renewal stays; without one all that is left renews.
	source.currentQuantity -= gone.quantity;
	if (source.currentQuantity <= 0) Object.assign(source, { currentQuantity: 0, status: '1004' });
	const { deploymentId } = source;
	const target = line.subscriptionId
		? mine.find(({ id }) => id === line.subscriptionId)
		: subscriptionFor(moment, customer, { offerId: line.offerId, deploymentId });
	if (target) Object.assign(target, { currentQuantity: target.currentQuantity + line.quantity, status: '1000' });
	const more = { createdAt: order.dueAt };
	line.subscriptionId = (target ?? addSubscription(moment, customer, { ...line, deploymentId }, more)).id;
};

/** By the type of the order. */
const APPLY: Record<string, Apply> = {
	NEW: applyLines,
	RENEWAL: applyLines,
	RETURN: applyReturn,
	SWITCH: applySwitch,
	REVERT_SWITCH: applySwitch,
};

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
