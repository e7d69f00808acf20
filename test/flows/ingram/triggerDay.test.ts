import type { IDataObject } from 'n8n-workflow';
import { markdownTable, pageSection } from '../../support/page';
import { COUNTS, type Kind } from './triggerDay/changes';
import { type Day, playDay } from './triggerDay/day';
import { ENGINES, FAULTS } from './triggerDay/faults';

/** What an item is about, in the words of the changes. */
function keyOf({ event, object }: IDataObject): string {
	const { id, name } = object as IDataObject;
	return event === 'subscriptionChanged' ? `${event} ${String(id)} ${String(name)}` : `${String(event)} ${String(id)}`;
}

function byKey(items: IDataObject[]): Map<string, unknown[]> {
	const found = new Map<string, unknown[]>();
	for (const item of items) found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item.eventId]);
	return found;
}

/** Of each kind: changes, those that never came, and how often one came again. */
function countsOf({ changes, items }: Day): Array<[kind: string, changes: number, lost: number, repeated: number]> {
	const found = byKey(items);
	return (Object.keys(COUNTS) as Kind[]).map((kind) => {
		const keys = changes.filter((change) => change.kind === kind).map(({ key }) => key);
		const times = keys.map((key) => found.get(key)?.length ?? 0);
		const repeated = times.reduce((sum, each) => sum + Math.max(0, each - 1), 0);
		return [kind, keys.length, times.filter((each) => each === 0).length, repeated];
	});
}

const days: Day[] = [];

test.each(ENGINES)(
	'a day of 5,000 changes with faults, $name polling: none is lost, and what repeats has the same event ID',
	async (engine) => {
		const day = await playDay(engine);
		days.push(day);
		const { changes, items, failed } = day;
		const found = byKey(items);
		expect([...found].filter(([, ids]) => new Set(ids).size > 1)).toEqual([]);
		expect(new Set(items.map(({ eventId }) => eventId)).size).toBe(found.size);

		const counts = countsOf(day);
		const sum = (place: 1 | 2 | 3) => counts.reduce((total, row) => total + row[place], 0);
		expect(sum(1)).toBe(5_000);
		expect(counts.filter(([, , lost]) => lost > 0)).toEqual([]);
		if (engine.name === 'durable') expect(sum(3)).toBe(0);
		else expect(sum(3)).toBeGreaterThan(100);
		expect(failed).toBeGreaterThan(8);
		// What nobody expects: each new subscription counts as changed, too.
		const known = new Set(changes.map(({ key }) => key));
		const more = [...found.keys()].filter((key) => !known.has(key));
		expect(more.filter((key) => !/^subscriptionChanged new-\d+ Plan, as sold$/.test(key))).toEqual([]);
	},
	300_000,
);

test('docs/triggers.md shows what the day gave', () => {
	const [legacy, durable] = days.map(countsOf);
	const rows = legacy.map(([kind, changes, lost, repeated], index): Array<string | number> => {
		const [, , lostToo, repeatedToo] = durable[index];
		return [kind, changes, lost, repeated, lostToo, repeatedToo];
	});
	const all = [1, 2, 3, 4, 5].map((place) => rows.reduce((sum, row) => sum + Number(row[place]), 0));
	const table = [
		markdownTable([
			['What happened', 'Changes', 'Legacy: lost', 'repeated', 'Durable: lost', 'repeated'],
			...rows,
			['all', ...all],
		]),
		markdownTable([
			['Fault', 'Polls that it struck'],
			...FAULTS.map(({ name, polls }) => [name, polls.length]),
			['polls that ended with an error, legacy and durable', days.map(({ failed }) => failed).join(', ')],
		]),
	].join('\n\n');
	expect(pageSection('triggers.md', 'a day at Ingram Micro', table, process.env.TRIGGERS === 'write')).toBe(table);
});
