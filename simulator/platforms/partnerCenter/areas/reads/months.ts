import type { Call } from '../../call';
import type { Row } from '../row';
import { seedText } from '../seed';

/** The month in which the samples play, counted from the year 0. */
const SAMPLE_MONTH = 2026 * 12 + 9;

/** A month by its number, in the form of dates: `2026-10`. */
const nameOf = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

/** The rows of a sample of what comes once a month: in the months up to this one, on the days of the sample. */
export function monthlyRows(call: Call, name: string): Row[] {
	const now = new Date(call.now);
	const shift = now.getUTCFullYear() * 12 + now.getUTCMonth() - SAMPLE_MONTH;
	const moved = seedText(call, name).replace(
		/\b(20\d\d)-(\d\d)-(\d\d)(?=T)/g,
		(_, year: string, month: string, day: string) => {
			const target = Number(year) * 12 + Number(month) - 1 + shift;
			const last = new Date(Date.UTC(Math.floor(target / 12), (target % 12) + 1, 0)).getUTCDate();
			return `${nameOf(target)}-${String(Math.min(Number(day), last)).padStart(2, '0')}`;
		},
	);
	return (JSON.parse(moved) as { items: Row[] }).items;
}
