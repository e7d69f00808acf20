import { markdownTable, pageSection } from '../../support/page';
import { type Day, playDay } from './day';
import { COMMON_FAULTS, ENGINES } from './faults';
import type { DayPlatform } from './platform';

type Counts = Array<[kind: string, changes: number, lost: number, repeated: number]>;

function idsByKey<State>({ items }: Day, { keyOf }: DayPlatform<State>): Map<string, unknown[]> {
	const found = new Map<string, unknown[]>();
	for (const item of items) found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item.eventId]);
	return found;
}

/** Of each kind: changes, those that never came, and how often one came again. */
function countsOf<State>(day: Day, platform: DayPlatform<State>): Counts {
	const found = idsByKey(day, platform);
	return Object.keys(platform.counts).map((kind) => {
		const keys = day.changes.filter((change) => change.kind === kind).map(({ key }) => key);
		const times = keys.map((key) => found.get(key)?.length ?? 0);
		const repeated = times.reduce((sum, each) => sum + Math.max(0, each - 1), 0);
		return [kind, keys.length, times.filter((each) => each === 0).length, repeated];
	});
}

function tableOf([legacy, durable]: Counts[]): string {
	const rows = legacy.map(([kind, changes, lost, repeated], index): Array<string | number> => {
		const [, , lostToo, repeatedToo] = durable[index];
		return [kind, changes, lost, repeated, lostToo, repeatedToo];
	});
	const all = [1, 2, 3, 4, 5].map((place) => rows.reduce((sum, row) => sum + Number(row[place]), 0));
	const heads = ['What happened', 'Changes', 'Legacy: lost', 'repeated', 'Durable: lost', 'repeated'];
	return markdownTable([heads, ...rows, ['all', ...all]]);
}

/** The tests of a day on a platform with both of n8n's ways to poll, and of the section of docs/triggers.md that shows it. */
export function testDay<State>(platform: DayPlatform<State>): void {
	const days: Day[] = [];

	test.each(ENGINES)(
		'a day of 5,000 changes with faults, $name polling: none is lost, and what repeats has the same event ID',
		async (engine) => {
			const day = await playDay(platform, engine);
			days.push(day);
			const found = idsByKey(day, platform);
			expect([...found].filter(([, ids]) => new Set(ids).size > 1)).toEqual([]);
			expect(new Set(day.items.map(({ eventId }) => eventId)).size).toBe(found.size);

			const counts = countsOf(day, platform);
			const sum = (place: 1 | 2 | 3) => counts.reduce((total, row) => total + row[place], 0);
			expect(Object.fromEntries(counts)).toEqual(platform.counts);
			expect(sum(1)).toBe(5_000);
			expect(counts.filter(([, , lost]) => lost > 0)).toEqual([]);
			if (engine.name === 'durable') expect(sum(3)).toBe(0);
			else expect(sum(3)).toBeGreaterThan(100);
			expect(day.failed).toBeGreaterThan(8);
			const known = new Set(day.changes.map(({ key }) => key));
			const more = [...found.keys()].filter((key) => !known.has(key));
			expect(more.filter((key) => !platform.beside?.test(key))).toEqual([]);
		},
		900_000,
	);

	test('docs/triggers.md shows what the day gave', () => {
		const faults = markdownTable([
			['Fault', 'Polls that it struck'],
			...[...platform.faults, ...COMMON_FAULTS].map(({ name, polls }) => [name, polls.length]),
			['polls that ended with an error, legacy and durable', days.map(({ failed }) => failed).join(', ')],
		]);
		const section = `${tableOf(days.map((day) => countsOf(day, platform)))}\n\n${faults}`;
		const write = process.env.TRIGGERS === 'write';
		expect(pageSection('triggers.md', `a day at ${platform.name}`, section, write)).toBe(section);
	});
}
