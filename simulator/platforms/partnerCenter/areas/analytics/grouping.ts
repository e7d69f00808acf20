import type { Row } from '../row';

export type Level = 'day' | 'week' | 'month';

const DAY_MS = 86_400_000;
const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);

/** The first day of the day, the week (from Monday on) or the month around a date. */
export function levelDate(text: string, level: Level): string {
	const date = new Date(`${text.slice(0, 10)}T00:00:00Z`);
	const daysBack = level === 'week' ? (date.getUTCDay() + 6) % 7 : level === 'month' ? date.getUTCDate() - 1 : 0;
	return new Date(date.getTime() - daysBack * DAY_MS).toISOString().replace('.000Z', '');
}

/** Whether one of the fields is a date in the rows: only then can dates be put together. */
export const hasDate = (rows: Row[], fields: string[]): boolean =>
	fields.some((field) => rows.some((row) => isDate(row[field])));

/**
 * One row for each combination of the grouped fields' values: these fields, and the sums of everything that is counted.
 *
 * @param counted the names of fields that are summed
 */
export function grouped(rows: Row[], fields: string[], counted: string[], level: Level): Row[] {
	const groups = new Map<string, Row>();
	for (const row of rows) {
		const key = fields.map(
			(field) => [field, isDate(row[field]) ? levelDate(row[field], level) : (row[field] ?? null)] as const,
		);
		const name = JSON.stringify(key);
		const group: Row = groups.get(name) ?? Object.fromEntries(key);
		for (const field of counted.filter((count) => count in row))
			group[field] = Number(group[field] ?? 0) + Number(row[field]);
		groups.set(name, group);
	}
	return [...groups.values()];
}
