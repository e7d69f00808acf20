import { addPeriod, isoDate } from '../../../../core/dates';
import type { Term } from '../catalog/products';

const PERIODS: Record<Term, { type: string; duration: number }> = {
	P1M: { type: 'month', duration: 1 },
	P1Y: { type: 'year', duration: 1 },
	P3Y: { type: 'year', duration: 3 },
};

const DAY_MS = 86_400_000;

/** How long after purchase or renewal a subscription can be cancelled and its seats lowered, in ms: seven days. */
export const CANCEL_WINDOW_MS = 7 * DAY_MS;

/** The last second of a term in ms: 23:59:59 UTC, or the end of the day that was asked for. */
export function termEndOf(start: number, term: Term, customTermEndDate?: string): number {
	const day = customTermEndDate
		? Date.parse(customTermEndDate.slice(0, 10)) + DAY_MS
		: Date.parse(addPeriod(isoDate(start), PERIODS[term]));
	return day - 1000;
}

const LENGTHS: Term[] = ['P1M', 'P1Y', 'P3Y'];

/** Whether one term is longer than another. */
export const isLonger = (term: string, than: string): boolean =>
	LENGTHS.indexOf(term as Term) > LENGTHS.indexOf(than as Term);
