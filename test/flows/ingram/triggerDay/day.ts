import type { IDataObject } from 'n8n-workflow';
import type { AccountState } from '../../../../simulator/platforms/ingram/state/state';
import { time } from '../../../support/virtualClock';
import { active, triggerCore } from '../activeTrigger';
import { startWorld } from '../world';
import { type Change, changesOf, seed } from './changes';
import { type Engine, FAULTS, INTERVAL, POLLS } from './faults';

const EVENTS = [
	...['orderCreated', 'orderCompleted', 'orderFailed', 'orderCanceled'],
	...['subscriptionCreated', 'subscriptionChanged', 'subscriptionEnded', 'renewalDue'],
	...['customerActivated', 'reportReady'],
];

/** More polls without an event than any fault or late row lasts. */
const QUIET = 14;

/** What came of a day. */
export interface Day {
	changes: Change[];
	items: IDataObject[];
	/** polls that ended with an error */
	failed: number;
}

/** Lets things happen as time goes on. */
function calendar(changes: Change[], state: AccountState) {
	const left = [...changes];
	return (moment: number): void => {
		while (left.length > 0 && left[0].time <= moment) {
			const [{ time: at, apply }] = left.splice(0, 1);
			time.pass(Math.max(0, at - time.now()));
			apply?.(state);
		}
		time.pass(Math.max(0, moment - time.now()));
	};
}

/** Puts what n8n stores in the place of another. The durable engine keeps the node's part apart, where nothing rolls it back. */
function restore(staticData: IDataObject, stored: string, keep: boolean): void {
	for (const key of Object.keys(staticData)) if (!keep || key === 'global') delete staticData[key];
	const { global, ...node } = JSON.parse(stored) as IDataObject;
	Object.assign(staticData, { global }, keep ? {} : node);
}

/** A day of changes and faults, and the polls until all is quiet. */
export async function playDay({ name: engine, budget }: Engine): Promise<Day> {
	time.restart();
	const world = await startWorld();
	const state = world.simulator.ingram.states.all()[0] as AccountState;
	seed(state, time.now());
	const parameters = { events: EVENTS, daysBeforeRenewal: 30, options: { maxEvents: 400 } };
	const { poll, staticData } = active(await triggerCore(world), parameters);
	let name = 'Trigger';
	let failed = 0;
	const once = async (): Promise<IDataObject[]> => {
		const items = await poll({ name, budget }).catch(() => {
			failed += 1;
			return null;
		});
		return items ?? [];
	};
	const items = await once();
	if (engine === 'durable') delete staticData[`node:${name}`];

	const start = time.now();
	const changes = changesOf(start);
	const until = calendar(changes, state);
	const stored: string[] = [];
	for (let index = 0; index < POLLS; index += 1) {
		until(start + (index + 1) * INTERVAL);
		stored.unshift(JSON.stringify(staticData));
		const faults = FAULTS.filter(({ polls }) => polls.includes(index));
		for (const { rule } of faults) if (rule) world.simulator.faults.add(rule(budget));
		const found = await once();
		world.simulator.faults.clear();
		const strikes = faults.map(({ inN8n }) => inN8n);
		if (strikes.includes('crash')) restore(staticData, stored[0], false);
		if (strikes.includes('rollback')) restore(staticData, stored[3], engine === 'durable');
		// The durable engine goes by the node's ID.
		if (strikes.includes('rename') && engine === 'legacy') name += ' 2';
		// It saves the execution with the cursor, so that a crash takes both.
		if (!(strikes.includes('crash') && engine === 'durable')) items.push(...found);
	}
	for (let quiet = 0; quiet < QUIET;) {
		until(time.now() + INTERVAL);
		const found = await once();
		items.push(...found);
		quiet = found.length === 0 ? quiet + 1 : 0;
	}
	await world.stop();
	return { changes, items, failed };
}
