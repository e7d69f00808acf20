import { isoDate } from '../../../core/dates';
import type { Moment } from '../call';
import { commitmentOf } from '../catalog/levels';
import { isCurrent, isPending, subscriptionsOf } from '../find';
import { finishTransfer } from '../moves/transfers';
import { finishOrder, judgeCommitment, recalculate } from '../orders/finish';
import { renewCustomer } from '../renewal';
import { addYears, DAY, startOf } from '../time';
import type { StoredCustomer, StoredOrder } from './state';

/** Something that happens by itself, and when (ms). */
interface Event {
	at: number;
	happen: () => void;
}

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
