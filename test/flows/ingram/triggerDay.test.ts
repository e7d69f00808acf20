import type { IDataObject } from 'n8n-workflow';
import type { AccountState } from '../../../simulator/platforms/ingram/state';
import type { Core } from '../../support/core';
import { markdownTable, pageSection } from '../../support/page';
import { time } from '../../support/virtualClock';
import { active, MINUTE, triggerCore } from './activeTrigger';
import { changesOf, COUNTS, seed, type Kind } from './triggerDay/changes';
import { startWorld, type World } from './world';

const HOUR = 60 * MINUTE;
const INTERVAL = 15 * MINUTE;
const POLLS = (24 * HOUR) / INTERVAL;

const EVENTS = [
	...['orderCreated', 'orderCompleted', 'orderFailed', 'orderCanceled'],
	...['subscriptionCreated', 'subscriptionChanged', 'subscriptionEnded', 'renewalDue'],
	...['customerActivated', 'reportReady'],
];

let world: World;
let core: Core;

beforeAll(async () => {
	world = await startWorld();
	core = await triggerCore(world);
});
afterAll(async () => await world.stop());

/** What an item tells of, in the words of the changes. */
function keyOf({ event, object }: IDataObject): string {
	const { id, name } = object as IDataObject;
	return event === 'subscriptionChanged' ? `${event} ${String(id)} ${String(name)}` : `${String(event)} ${String(id)}`;
}

interface Fault {
	name: string;
	/** the polls that it strikes, of those of the day */
	polls: number[];
	/** before the poll */
	before?: () => void;
	/** what of the stored data is kept after the poll; all, where it is absent */
	kept?: 'that of before' | 'that of three polls ago';
}

const every = (step: number, from: number): number[] =>
	Array.from({ length: Math.ceil((POLLS - from) / step) }, (_, index) => from + index * step);

const slow = (route: string) => () =>
	world.simulator.faults.add({ route, kind: 'delay', ms: 40_000, times: 2, skip: 1 });
const shift = (route: string) => () =>
	world.simulator.faults.add({ route, kind: 'movingList', change: 'remove', skip: 1 });

const FAULTS: Fault[] = [
	{ name: 'budget spent while subscriptions are read', polls: every(8, 5), before: slow('GET /subscriptions') },
	{ name: 'budget spent while customers are read', polls: every(8, 9), before: slow('GET /customers') },
	{ name: 'a page shifts while customers are read', polls: every(12, 3), before: shift('GET /customers') },
	{ name: 'one request fails', polls: every(7, 2), before: () => fail(1) },
	{
		name: 'the platform is out for three hours',
		polls: every(1, 40).slice(0, (3 * HOUR) / INTERVAL),
		before: () => fail(1e9),
	},
	{ name: 'crash after the execution, before the cursor is saved', polls: every(11, 6), kept: 'that of before' },
	{ name: 'stored data rolled back by three polls', polls: every(19, 14), kept: 'that of three polls ago' },
	{ name: 'the node is renamed', polls: [30, 70] },
];

const fail = (times: number) => world.simulator.faults.add({ route: /^GET/, kind: 'status', status: 503, times });

test('a day of 5,000 changes with faults: none is lost, and what repeats has the same event ID', async () => {
	const state = world.simulator.ingram.states.all()[0] as AccountState;
	seed(state, time.now());
	const { poll, staticData } = active(core, { events: EVENTS, daysBeforeRenewal: 30, options: { maxEvents: 400 } });
	const items: IDataObject[] = [];
	let name = 'Trigger';
	let failed = 0;
	const once = async () => {
		const found = await poll({ name, budget: 36_000 }).catch(() => {
			failed += 1;
			return null;
		});
		items.push(...(found ?? []));
		return found?.length ?? 0;
	};
	await once();
	expect(items).toEqual([]);

	const start = time.now();
	const changes = changesOf(start);
	const left = [...changes];
	const until = (moment: number) => {
		while (left[0]?.time <= moment) {
			const { time: at, apply } = left.shift()!;
			time.pass(Math.max(0, at - time.now()));
			apply?.(state);
		}
		time.pass(Math.max(0, moment - time.now()));
	};
	const older: string[] = [];
	for (let index = 0; index < POLLS; index += 1) {
		until(start + (index + 1) * INTERVAL);
		older.unshift(JSON.stringify(staticData));
		const faults = FAULTS.filter(({ polls }) => polls.includes(index));
		for (const { before } of faults) before?.();
		if (faults.some((fault) => fault.name === 'the node is renamed')) name += ' 2';
		await once();
		world.simulator.faults.clear();
		const kept = faults.find((fault) => fault.kept)?.kept;
		const stored = kept && older[kept === 'that of before' ? 0 : 3];
		if (!stored) continue;
		for (const key of Object.keys(staticData)) delete staticData[key];
		Object.assign(staticData, JSON.parse(stored));
	}
	for (let quiet = 0; quiet < 14;) {
		until(time.now() + INTERVAL);
		quiet = (await once()) === 0 ? quiet + 1 : 0;
	}

	const idsByKey = new Map<string, string[]>();
	for (const item of items) idsByKey.set(keyOf(item), [...(idsByKey.get(keyOf(item)) ?? []), String(item.eventId)]);
	const otherIds = [...idsByKey].filter(([, ids]) => new Set(ids).size > 1);
	expect(otherIds).toEqual([]);
	expect(new Set(items.map(({ eventId }) => eventId)).size).toBe(idsByKey.size);

	const kinds = Object.keys(COUNTS) as Kind[];
	const rows = kinds.map((kind) => {
		const keys = changes.filter((change) => change.kind === kind).map(({ key }) => key);
		const lost = keys.filter((key) => !idsByKey.has(key));
		const repeats = keys.reduce((sum, key) => sum + Math.max(0, (idsByKey.get(key)?.length ?? 0) - 1), 0);
		return { kind, changes: keys.length, lost: lost.length, repeats };
	});
	const sum = (name: 'changes' | 'lost' | 'repeats') => rows.reduce((total, row) => total + row[name], 0);
	expect(sum('changes')).toBe(5_000);
	expect(sum('lost')).toBe(0);
	expect(failed).toBeGreaterThan(10);
	expect(sum('repeats')).toBeGreaterThan(100);
	// What nobody expects: each new subscription counts as changed, too.
	const known = new Set(changes.map(({ key }) => key));
	const more = [...idsByKey.keys()].filter((key) => !known.has(key));
	expect(more.filter((key) => !/^subscriptionChanged new-\d+ Plan, as sold$/.test(key))).toEqual([]);

	const table = [
		markdownTable([
			['What happened', 'Changes', 'Lost', 'Repeated with the same event ID'],
			...rows.map((row) => [row.kind, row.changes, row.lost, row.repeats]),
			['all', sum('changes'), sum('lost'), sum('repeats')],
		]),
		markdownTable([
			['Fault', 'Polls that it struck'],
			...FAULTS.map(({ name: fault, polls }) => [fault, polls.length]),
			['polls that ended with an error', failed],
		]),
	].join('\n\n');
	expect(pageSection('triggers.md', 'a day at Ingram Micro', table, process.env.TRIGGERS === 'write')).toBe(table);
}, 300_000);
