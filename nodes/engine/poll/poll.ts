import { Problem } from '../declare';
import { type Budget, readSource } from './readSource';
import type { Observation, Reader, Source } from './source';
import { beginning, isFull, type PollState, type SourceState } from './state';

/** A source with what reads it. */
export interface Watched {
	source: Source;
	reader: Reader;
}

export interface PollOptions {
	budget: Budget;
	/** events that one poll puts out */
	most: number;
	/** milliseconds to begin with; absent: from now on */
	from?: number;
	/** the platform's time, where it said so; else ours, in milliseconds */
	now: number;
	/** which events are wanted; the others are remembered all the same */
	wants: (event: Observation) => boolean;
}

/** What came of a poll. */
export interface Polled {
	/** the state to keep once the events are put out */
	state: PollState;
	/** the oldest first */
	events: Observation[];
	/** what went wrong; what was found before still counts */
	error?: Error;
}

/** While so many events wait, no more are looked for. */
const LONG_QUEUE = 5_000;

const byTime = (a: Observation, b: Observation): number =>
	(a.happened ?? a.at) - (b.happened ?? b.at) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** What is remembered of a source; of another choice than before, nothing. */
function memoryOf({ sources }: PollState, { source: { name }, reader }: Watched, { now, from }: PollOptions) {
	const known = sources[name] as SourceState | undefined;
	if (!known || known.of !== reader.of)
		sources[name] = { ...beginning(now, known ? undefined : from), ...(reader.of ? { of: reader.of } : {}) };
	return sources[name];
}

/** Whether a source was read only lately. */
const rests = ({ every }: Source, { ended, scan }: SourceState, now: number): boolean =>
	every !== undefined && ended !== undefined && !scan && now - ended < every;

/**
 * One poll: reads each source as far as the budget goes, and takes the oldest of what was found.
 * @param before stays as it is
 */
export async function poll(before: PollState, watched: Watched[], options: PollOptions): Promise<Polled> {
	const state = structuredClone(before);
	// A list that is no longer watched begins from new when it is watched again.
	const names = watched.map(({ source }) => source.name);
	state.sources = Object.fromEntries(Object.entries(state.sources).filter(([name]) => names.includes(name)));
	let error: Error | undefined;
	const count = watched.length;
	const first = state.turn % Math.max(count, 1);
	for (let step = 0; step < count && state.queue.length < LONG_QUEUE; step += 1) {
		if (step > 0 && options.budget.isSpent()) break;
		const turn = (first + step) % count;
		const { source, reader } = watched[turn];
		const memory = memoryOf(state, watched[turn], options);
		if (rests(source, memory, options.now)) continue;
		const found = (event: Observation) => {
			if (options.wants(event)) state.queue.push(event);
		};
		// A source that fails does not keep the others from being read.
		const done = await readSource(source, reader, memory, options.budget, found).catch((reason: Error) => {
			error ??= reason;
		});
		if (done && source.every) memory.ended = options.now;
		// A long reading goes on when the others had their turn.
		state.turn = turn + 1;
		if (done === false) break;
	}
	state.queue.sort(byTime);
	const events = state.queue.slice(0, options.most);
	state.queue = state.queue.slice(options.most);
	if (isFull(state))
		error ??= new Problem(
			'More changes are to be remembered than a workflow can store. Watch fewer events or one customer, or poll more often.',
		);
	return { state, events, error };
}
