import windows from '../../../samples/adobe/data/windows.json';
import { addPeriod, isoDate } from '../../core/dates';

export const DAY = 86_400_000;

/** Milliseconds of the midnight (UTC) at which a plain date begins. */
export const startOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** Whole days from today (UTC) to a plain date; negative when it is past. */
export const daysUntil = (date: string, now: number): number => (startOf(date) - startOf(isoDate(now))) / DAY;

/** The same day in other years; 29 February becomes the 28th where there is none. */
export const addYears = (date: string, years: number): string => addPeriod(date, { type: 'year', duration: years });

export const addMonths = (date: string, months: number): string => addPeriod(date, { type: 'month', duration: months });

/** Whether `days` have not yet passed since a moment. */
export const isWithinDays = (since: number, days: number, now: number): boolean => now - since <= days * DAY;

/** Days of the windows (timeRules). */
export const WINDOWS = windows;

/** Whether today lies from so many to so many days before a plain date, both included. */
export function isBefore(date: string, { from, to }: { from: number; to: number }, now: number): boolean {
	const days = daysUntil(date, now);
	return date !== '' && days <= from && days >= to;
}
