import { isoDate } from '../../../../../core/dates';
import { type Call, type Handler, textOf } from '../../../call';
import { headerPage } from '../../../lists/collection';
import type { Term } from '../../catalog/products';
import { customerOf, subscriptionOfCustomer } from '../../find';
import { PROBLEMS, refusal } from '../../problems';
import { iso } from '../../replies';
import { termEndOf } from '../terms';

const MONTHS: Record<Term, number> = { P1M: 1, P1Y: 12, P3Y: 36 };

/** The ends of the calendar months within a term that starts on a day. */
function monthEnds(start: number, term: Term): number[] {
	const last = termEndOf(start, term);
	const first = new Date(start);
	const ends = Array.from(
		{ length: MONTHS[term] + 1 },
		(_, index) => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index + 1, 1) - 1000,
	);
	return ends.filter((end) => end > start && end <= last);
}

function startOf(call: Call): number {
	const asked = textOf(call, 'term_start_date');
	const start = asked === undefined ? call.now : Date.parse(asked);
	if (isoDate(start) < isoDate(call.now)) throw refusal(PROBLEMS.input, 'term_start_date must not be in the past.');
	return start;
}

export const endDateHandlers: Record<string, Handler> = {
	/** The days on which a term that starts then may end: those of months, and of the customer's other licenses. */
	'subscription.getCustomTermEndDates': (call) => {
		const { id } = customerOf(call);
		const term = textOf(call, 'term_duration') as Term;
		const start = startOf(call);
		const target = textOf(call, 'target_coterm_subscription_id');
		if (target !== undefined && !subscriptionOfCustomer(call, id, target)) throw refusal(PROBLEMS.subscription);
		const aligned = call.state.commerce.subscriptions.filter(
			({ customerId, family, status, isTrial, termEnd, id: own }) =>
				customerId === id &&
				family === 'OnlineServicesNCE' &&
				status === 'active' &&
				!isTrial &&
				termEnd !== null &&
				termEnd > start &&
				termEnd <= termEndOf(start, term) &&
				(target === undefined || own === target.toLowerCase()),
		);
		const ends = [...new Set(aligned.map(({ termEnd }) => termEnd as number))];
		const rows = [
			...(target === undefined
				? monthEnds(start, term).map((end) => ({
						allowedCustomTermEndDateType: 'calendarMonthAligned',
						allowedCustomTermEndDate: iso(end),
						cotermSubscriptionIds: [],
					}))
				: []),
			...ends.map((end) => ({
				allowedCustomTermEndDateType: 'subscriptionAligned',
				allowedCustomTermEndDate: iso(end),
				cotermSubscriptionIds: aligned.filter(({ termEnd }) => termEnd === end).map((one) => one.id),
			})),
		];
		return headerPage(call, rows, { maxSize: 300 });
	},
};
