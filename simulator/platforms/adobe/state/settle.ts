import { isoDate } from '../../../core/dates';
import type { Moment } from '../call';
import { commitmentOf, entitledOfferId, lgaOf } from '../catalog/levels';
import { isSold, knownProduct } from '../catalog/products';
import { isCurrent, isPending, subscriptionsOf } from '../find';
import { finishTransfer } from '../moves/transfers';
import { addSystemOrder, makeLine } from '../orders/draft';
import { finishOrder, judgeCommitment, recalculate } from '../orders/finish';
import { renewalQuantity } from '../orders/kinds/renewals';
import { addYears, DAY, startOf } from '../time';
import type { StoredCustomer, StoredLine, StoredOrder, StoredSubscription } from './state';

/** What renews by itself: what is set, less what was renewed early. Credits and products that have ended never do. */
function toRenew(subscription: StoredSubscription): number {
	const product = knownProduct(subscription.offerId);
	const renews =
		subscription.autoRenewal.enabled && product.kind !== 'consumable' && isSold(product, subscription.renewalDate);
	return renews ? Math.max(0, renewalQuantity(subscription) - subscription.renewedQuantity) : 0;
}

/** One subscription begins its next term, or ends. */
function turn(subscription: StoredSubscription, renewed: number): void {
	const currentQuantity = renewed + subscription.renewedQuantity;
	if (currentQuantity === 0) {
		subscription.status = '1004';
		return;
	}
	const renewalDate = addYears(subscription.renewalDate, 1);
	Object.assign(subscription, { status: '1000', currentQuantity, renewedQuantity: 0, renewalDate });
	delete subscription.autoRenewal.flexDiscountCodes;
	delete subscription.autoRenewal.code;
}

/** The renewal of a customer on a plain date: the platform's own order, ended subscriptions, the next anniversary. */
function renewCustomer(moment: Moment, customer: StoredCustomer, date: string): void {
	const due = subscriptionsOf(moment, customer).filter((one) => isCurrent(one) && one.renewalDate === date);
	const lines: StoredLine[] = [];
	for (const subscription of due) {
		const { id: subscriptionId, currencyCode, deploymentId } = subscription;
		const quantity = toRenew(subscription);
		const offerId = entitledOfferId(customer, knownProduct(subscription.offerId));
		const parts = { offerId, quantity, subscriptionId, currencyCode, deploymentId: deploymentId || undefined };
		if (quantity > 0) lines.push(makeLine({ ...parts, extLineItemNumber: lines.length + 1, status: '1000' }));
		turn(subscription, quantity);
	}
	if (lines.length) addSystemOrder(moment, customer, 'RENEWAL', lines);
	if (customer.cotermDate === date) customer.cotermDate = addYears(date, 1);
	const agency = lgaOf(customer);
	if (agency?.status === 'PENDING_UPGRADE') agency.status = 'ACTIVE';
	recalculate(moment, customer);
}

/** Something that happens by itself, and when (ms). */
type Event = { at: number; happen: () => void };

const COMPLIANCE_DAYS = 30;
const NO_EVENT: Event[] = [];

function validations({ state, settings }: Moment): Event[] {
	return [...state.resellers, ...state.customers].filter(isPending).map((account) => ({
		at: account.validAt,
		happen: () => {
			account.status = account.validStatus;
			// The customer of an active account is asked for its commitment.
			const request = 'benefits' in account ? commitmentOf(account)?.commitmentRequest : undefined;
			if (request?.status === 'REQUESTED') request.answerAt ??= account.validAt + settings.commitmentMs;
		},
	}));
}

/** An order is done when it is due, and its customer no longer pending. */
function ordersDue(moment: Moment): Event[] {
	const dueAt = (order: StoredOrder): number => {
		const customer = moment.state.customers.find(({ id }) => id === order.customerId);
		return customer && isPending(customer) ? Math.max(order.dueAt, customer.validAt + 1) : order.dueAt;
	};
	return moment.state.orders
		.filter(({ status }) => status === '1002')
		.map((order) => ({ at: dueAt(order), happen: () => finishOrder(moment, order) }));
}

const transfersDue = (moment: Moment): Event[] =>
	moment.state.transfers
		.filter(({ status }) => status === '1002')
		.map((transfer) => ({ at: transfer.dueAt, happen: () => finishTransfer(moment, transfer) }));

const TERM_YEARS = 3;

/** The customer accepts: a first commitment begins at once, a further one follows the one that runs. */
function answers(moment: Moment, customer: StoredCustomer): Event[] {
	const benefit = commitmentOf(customer);
	return [benefit?.commitmentRequest, benefit?.recommitmentRequest].flatMap((request) => {
		if (!benefit || request?.status !== 'REQUESTED' || request.answerAt === undefined) return NO_EVENT;
		const at = request.answerAt;
		const isFirst = request === benefit.commitmentRequest;
		const happen = () => {
			const startDate = isFirst ? isoDate(at) : (benefit.commitment?.endDate ?? '');
			Object.assign(request, { status: 'ACCEPTED', startDate, endDate: addYears(startDate, TERM_YEARS) });
			if (!isFirst) return;
			const { answerAt, ...accepted } = request;
			benefit.commitment = structuredClone(accepted);
			recalculate(moment, customer);
		};
		return [{ at, happen }];
	});
}

/** A minimum that is not reached in time, and the end of a commitment. */
function commitmentEvents(moment: Moment, customer: StoredCustomer): Event[] {
	const benefit = commitmentOf(customer);
	const commitment = benefit?.commitment;
	if (!benefit || !commitment?.startDate || !commitment.endDate || commitment.status === 'EXPIRED') return NO_EVENT;
	const end: Event = {
		at: startOf(commitment.endDate),
		happen: () => {
			const further = benefit.recommitmentRequest;
			commitment.status = 'EXPIRED';
			if (further?.status === 'ACCEPTED') {
				benefit.commitment = structuredClone(further);
				delete benefit.recommitmentRequest;
			}
			recalculate(moment, customer);
		},
	};
	const late: Event = {
		at: startOf(commitment.startDate) + COMPLIANCE_DAYS * DAY,
		happen: () => {
			judgeCommitment(moment, customer);
			if (commitment.status === 'ACCEPTED') commitment.status = 'NONCOMPLIANT';
		},
	};
	return commitment.status === 'ACCEPTED' ? [end, late] : [end];
}

/** Renewals start at midnight UTC of the renewal date. */
function renewalsDue(moment: Moment, customer: StoredCustomer): Event[] {
	const due = subscriptionsOf(moment, customer).filter((one) => isCurrent(one) && one.renewalDate !== '');
	const dates = [...new Set(due.map(({ renewalDate }) => renewalDate))];
	return dates.map((date) => ({ at: startOf(date), happen: () => renewCustomer(moment, customer, date) }));
}

function eventsOf(moment: Moment): Event[] {
	const perCustomer = moment.state.customers.flatMap((customer) => [
		...answers(moment, customer),
		...commitmentEvents(moment, customer),
		...renewalsDue(moment, customer),
	]);
	return [...validations(moment), ...ordersDue(moment), ...transfersDue(moment), ...perCustomer];
}

/** Lets happen what is due by now, in the order of its time; each event sees the moment at which it was due. */
export function settleAdobe(moment: Moment): void {
	for (;;) {
		const due = (at: Moment): Event | undefined =>
			eventsOf(at)
				.filter(({ at: time }) => time <= moment.now)
				.sort((left, right) => left.at - right.at)[0];
		const next = due(moment);
		if (!next) return;
		// Made again for its own moment, so that dates are those of the event and not those of the look.
		due({ ...moment, now: next.at })?.happen();
	}
}
