/** A length of time as the platform writes it. */
export type Period = { type: string; duration: number };

/** Milliseconds as the date-time of orders, whole seconds: `2019-09-02T06:26:08Z`. */
export const isoSeconds = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** Milliseconds as a plain date, UTC: `2019-09-02`. */
export const isoDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The plain date one period later; the last day of a shorter month is kept (31 January + 1 month = 28 February). */
export function addPeriod(date: string, period: Period): string {
	const [year, month, day] = date.split('-').map(Number);
	if (period.type === 'day' || period.type === 'statement_day') {
		return isoDate(Date.UTC(year, month - 1, day + period.duration));
	}
	const months = period.duration * (period.type === 'year' ? 12 : 1);
	const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
	return isoDate(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}
