import type { Call } from '../../call';
import { missing } from '../refusals';

/** One invoice; every time is in ms. Amounts come from its lines. */
export interface Invoice {
	id: string;
	/** OneTime is the billing of New Commerce, Recurring that of before. */
	type: 'OneTime' | 'Recurring';
	date: number;
	start: number;
	end: number;
	/** The invoice that this one corrects. */
	amends?: string;
}

const DAY_MS = 86_400_000;
const MONTHS_KEPT = 12;

/** A day of a month that is counted from the year 0; months below or above a year are understood. */
const dayOf = (month: number, day: number): number => Date.UTC(Math.floor(month / 12), month % 12, day);

// Numbered by month, so that an invoice keeps its id for good.
const modernId = (month: number): string => `G${String(month * 700).padStart(9, '0')}`;
const legacyId = (month: number): string => `D${String(month).padStart(6, '0')}KT`;

function invoicesOf(month: number): Invoice[] {
	const id = modernId(month);
	const lastMonth = { start: dayOf(month - 1, 1), end: dayOf(month, 1) - DAY_MS };
	const modern: Invoice = { id, type: 'OneTime', date: dayOf(month, 8), ...lastMonth };
	const legacy: Invoice = {
		id: legacyId(month),
		type: 'Recurring',
		date: dayOf(month, 5),
		start: dayOf(month - 1, 5),
		end: dayOf(month, 4),
	};
	const note: Invoice = { ...modern, id: `${id.slice(0, -1)}9`, date: dayOf(month, 9), amends: id };
	// A correction comes once in a quarter.
	return month % 3 === 0 ? [note, modern, legacy] : [modern, legacy];
}

const monthNumber = (time: number): number => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth();

/** The invoices of the last months, the newest first; `now` in ms. */
export function invoices(now: number): Invoice[] {
	const months = Array.from({ length: MONTHS_KEPT }, (_, back) => monthNumber(now) - back);
	return months.flatMap(invoicesOf).filter(({ date }) => date <= now);
}

/** An invoice by its number. Throws 404. */
export function invoiceById({ now }: Call, id: string): Invoice {
	const found = invoices(now).find((invoice) => invoice.id === id);
	if (!found) throw missing('invoice');
	return found;
}

/** The calendar month that is open, or the one before it, as charges that are not billed yet have it. */
export function openPeriod(now: number, period: 'current' | 'previous'): Pick<Invoice, 'start' | 'end'> {
	const month = monthNumber(now) - (period === 'previous' ? 1 : 0);
	return { start: dayOf(month, 1), end: dayOf(month + 1, 1) - DAY_MS };
}

/** The days of a period, as their first moments. */
export const daysOf = ({ start, end }: Pick<Invoice, 'start' | 'end'>): number[] =>
	Array.from({ length: Math.floor((end - start) / DAY_MS) + 1 }, (_, index) => start + index * DAY_MS);
