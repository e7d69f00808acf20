import type { IDataObject } from 'n8n-workflow';
import { time } from '../../support/virtualClock';
import { COMMON_FAULTS, type Engine, INTERVAL, POLLS } from './faults';
import type { Change, DayPlatform } from './platform';

/** More polls without an event than any fault or late row lasts. */
const QUIET = 14;

/** What came of a day. */
export interface Day {
	changes: Array<Pick<Change<unknown>, 'kind' | 'key'>>;
	items: IDataObject[];
	/** polls that ended with an error */
	failed: number;
}

/** Lets things happen as time goes on. */
function calendar<State>(changes: Array<Change<State>>, state: State) {
	const left = [...changes].sort((a, b) => a.time - b.time);
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
export async function playDay<State>(platform: DayPlatform<State>, { name: engine, budget }: Engine): Promise<Day> {
	time.restart();
	const { state, faults, poll, staticData, stop } = await platform.start();
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
	const changes = platform.changesOf(start);
	const until = calendar(changes, state);
	const stored: string[] = [];
	for (let index = 0; index < POLLS; index += 1) {
		until(start + (index + 1) * INTERVAL);
		stored.unshift(JSON.stringify(staticData));
		const strikes = [...platform.faults, ...COMMON_FAULTS].filter(({ polls }) => polls.includes(index));
		for (const { rule } of strikes) if (rule) faults.add(rule(budget));
		const found = await once();
		faults.clear();
		const inN8n = strikes.map((fault) => fault.inN8n);
		if (inN8n.includes('crash')) restore(staticData, stored[0], false);
		if (inN8n.includes('rollback')) restore(staticData, stored[3], engine === 'durable');
		// The durable engine goes by the node's ID.
		if (inN8n.includes('rename') && engine === 'legacy') name += ' 2';
		// It saves the execution with the cursor, so that a crash takes both.
		if (!(inN8n.includes('crash') && engine === 'durable')) items.push(...found);
	}
	for (let quiet = 0; quiet < QUIET;) {
		until(time.now() + INTERVAL);
		const found = await once();
		items.push(...found);
		quiet = found.length === 0 ? quiet + 1 : 0;
	}
	await stop();
	return { changes, items, failed };
}
