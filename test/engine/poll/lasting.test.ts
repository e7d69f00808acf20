import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { poll } from '../../../nodes/engine/poll/poll';
import type { PagedList, Reader, Source } from '../../../nodes/engine/poll/source';
import { emptyState, type PollState } from '../../../nodes/engine/poll/state';

const MINUTE = 60_000;
const START = 1_000 * MINUTE;
const END = 2_000 * MINUTE;

/** A subscription that shows when it was made, but not when it was changed. */
interface Subscription {
	id: string;
	customer: string;
	created: number;
	changes: number[];
}

const versionOf = ({ changes }: Subscription, now: number) => changes.filter((change) => change <= now).length;

const source: Source = {
	name: 'subscriptions',
	grain: 1,
	overlap: 0,
	idOf: ({ id }) => String(id),
	observe: ({ id, version, created }) => [
		{
			id: `subscription:${String(id)}:${String(version)}`,
			subject: `subscription:${String(id)}`,
			event: 'changed',
			at: Number(created),
			lasting: true,
			object: { id },
		},
	],
};

/** Subscriptions by customer; each request takes a second. */
class World {
	now = START;
	requests = 0;

	constructor(readonly subscriptions: Subscription[]) {}

	private list(rowsAt: (now: number) => IDataObject[], inner?: PagedList['inner']): PagedList {
		return {
			size: 3,
			idOf: ({ id }) => String(id),
			page: async (index) => {
				this.requests += 1;
				this.now += 1000;
				const all = rowsAt(this.now);
				return { rows: all.slice(index, index + 3), end: index + 3 >= all.length, time: this.now };
			},
			...(inner ? { inner } : {}),
		};
	}

	private subscriptionsOf(customer: unknown, now: number): IDataObject[] {
		const mine = this.subscriptions.filter((one) => one.customer === customer && one.created <= now);
		return mine.map((one) => ({ id: one.id, created: one.created, version: versionOf(one, now) }));
	}

	reader(): Reader {
		const customers = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
		return {
			list: () =>
				this.list(
					() => customers,
					({ id }) => this.list((now) => this.subscriptionsOf(id, now)),
				),
		};
	}
}

const subscription = fc.record({
	customer: fc.constantFrom('a', 'b', 'c', 'd'),
	created: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: END })),
	waits: fc.array(fc.integer({ min: 1, max: END / 4 }), { maxLength: 4 }),
});

const toSubscriptions = (drawn: Array<{ customer: string; created: number; waits: number[] }>) =>
	drawn.map(({ customer, created, waits }, index): Subscription => {
		let at = created;
		return { id: String(501 + index), customer, created, changes: waits.map((wait) => (at += wait)) };
	});

const turns = fc.array(
	fc.record({ after: fc.integer({ min: 1, max: 90 * MINUTE }), budget: fc.integer({ min: 1, max: 6 }) }),
	{ maxLength: 40 },
);

test('a change that shows no time comes once, whichever customer it is at and however many polls a reading takes', async () => {
	let events = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(subscription, { maxLength: 15 }), turns, async (drawn, pauses) => {
			const world = new World(toSubscriptions(drawn));
			const emitted: string[] = [];
			let state: PollState = emptyState();
			const once = async (budget: number) => {
				const begin = world.requests;
				const { state: next, events } = await poll(state, [{ source, reader: world.reader() }], {
					budget: { isSpent: () => world.requests - begin >= budget },
					most: 100,
					now: world.now,
					wants: () => true,
				});
				emitted.push(...events.map(({ id }) => id));
				state = JSON.parse(JSON.stringify(next)) as PollState;
			};
			await once(1);
			// The first reading is at its end.
			while (state.sources.subscriptions.cursor === undefined) await once(3);
			const known = world.now;
			for (const { after, budget } of pauses) {
				world.now += after;
				await once(budget);
			}
			world.now = Math.max(world.now, 3 * END);
			for (let round = 0; round < 20; round += 1) await once(20);

			expect(new Set(emitted).size).toBe(emitted.length);
			for (const one of world.subscriptions) {
				const mine = emitted.filter((id) => id.startsWith(`subscription:${one.id}:`));
				const latest = `subscription:${one.id}:${one.changes.length}`;
				const changed = one.created > known || one.changes.some((change) => change > known);
				// As it was at the start, it is no news.
				if (Math.max(one.created, ...one.changes) < START) expect(mine).toEqual([]);
				if (changed) expect(mine.at(-1)).toBe(latest);
			}
			events += emitted.length;
		}),
		{ numRuns: 300 },
	);
	expect(events).toBeGreaterThan(500);
});
