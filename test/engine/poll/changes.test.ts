import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { poll } from '../../../nodes/engine/poll/poll';
import type { Reader, Source } from '../../../nodes/engine/poll/source';
import { emptyState, type PollState } from '../../../nodes/engine/poll/state';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const START = 10 * DAY;
const END = 16 * DAY;
const LATE = 15 * 60_000;

/** A subscription that shows the day of its last change only: the times of its changes, in milliseconds. */
interface Subscription {
	id: string;
	changes: number[];
}

/** How it looks: its version counts the changes. */
const asRow = ({ id, changes }: Subscription, now: number): IDataObject => {
	const past = changes.filter((change) => change <= now);
	return { id, version: past.length, modified: Math.floor((past.at(-1) ?? 0) / DAY) * DAY };
};

const source: Source = {
	name: 'subscriptions',
	grain: DAY,
	overlap: LATE,
	idOf: ({ id }) => String(id),
	observe: ({ id, version, modified }) => [
		{
			id: `subscription:${String(id)}:${String(version)}`,
			subject: `subscription:${String(id)}`,
			event: 'changed',
			at: Number(modified),
			object: { id },
		},
	],
};

const reader = (subscriptions: Subscription[], clock: { now: number }): Reader => ({
	list: () => ({
		size: 3,
		idOf: ({ id }) => String(id),
		page: async (index) => {
			clock.now += 1000;
			const rows = subscriptions.slice(index, index + 3).map((one) => asRow(one, clock.now));
			return { rows, end: index + 3 >= subscriptions.length, time: clock.now };
		},
	}),
});

const subscriptions = fc
	.array(fc.array(fc.integer({ min: 8 * DAY, max: END }), { maxLength: 6 }), { minLength: 1, maxLength: 10 })
	.map((all) =>
		all.map((changes, index): Subscription => ({ id: String(501 + index), changes: changes.sort((a, b) => a - b) })),
	);

test('a subscription that shows only the day of its change: each change that a poll sees comes once, the last one always', async () => {
	let events = 0;
	const polls = fc.array(fc.integer({ min: 1, max: 20 * HOUR }), { maxLength: 60 });
	await fc.assert(
		fc.asyncProperty(subscriptions, polls, async (all, pauses) => {
			const clock = { now: START };
			let state: PollState = emptyState();
			const emitted: string[] = [];
			const once = async () => {
				const options = { budget: { isSpent: () => false }, most: 100, now: clock.now, wants: () => true };
				const { state: next, events, error } = await poll(state, [{ source, reader: reader(all, clock) }], options);
				expect(error).toBeUndefined();
				emitted.push(...events.map(({ id }) => id));
				state = JSON.parse(JSON.stringify(next)) as PollState;
			};
			await once();
			expect(emitted).toEqual([]);
			const activated = clock.now;
			for (const pause of pauses) {
				clock.now += pause;
				await once();
			}
			clock.now = Math.max(clock.now, END + 1);
			await once();

			const due = all
				.filter(({ changes }) => changes.some((change) => change > activated))
				.map(({ id, changes }) => `subscription:${id}:${changes.length}`);
			expect(due.filter((id) => !emitted.includes(id))).toEqual([]);
			expect(new Set(emitted).size).toBe(emitted.length);
			const known = all.filter(({ changes }) => changes.some((change) => change > START)).map(({ id }) => id);
			expect(emitted.filter((id) => !known.includes(id.split(':')[1]))).toEqual([]);
			// What is long past is forgotten.
			const floor = Math.floor(clock.now / DAY) * DAY - 3 * DAY;
			const remembered = Object.values(state.sources.subscriptions.seen);
			const newest = Math.max(...all.flatMap(({ changes }) => changes), 0);
			if (newest > clock.now - DAY) expect(remembered.filter(([, until = Infinity]) => until < floor)).toEqual([]);
			events += emitted.length;
		}),
		{ numRuns: 200 },
	);
	expect(events).toBeGreaterThan(500);
});
