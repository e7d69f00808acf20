import type { Observation } from './source';

/** How far a list was read. */
export interface Position {
	/** rows read */
	index: number;
	/** the last rows read, by their ids, the latest first */
	last: string[];
	/** how far the list of the next row was read, which has this id */
	inner?: { of: string; position: Position };
}

/** A reading of a list that is not at its end yet. */
export interface Scan {
	/** the platform's time when it began, in milliseconds */
	began: number;
	/** the latest time among its rows so far, in milliseconds */
	top: number;
	position: Position;
}

/** What is remembered of a source between two polls. Times are the platform's, in milliseconds. */
export interface SourceState {
	/** what is read, where the user can choose it */
	of?: string;
	/** events from then on are wanted */
	start: number;
	/** what stood there at the first reading is remembered and not put out */
	quiet: boolean;
	/** up to where all was read; absent before the first reading is at its end */
	cursor?: number;
	/** what was found last of each subject, and up to which time of the list it is kept; without one: for good */
	seen: Record<string, [id: string, until?: number]>;
	/** ids of objects that are followed */
	open: string[];
	scan?: Scan;
	/** when it was read to its end last, by the clock here, where that matters */
	ended?: number;
	/** followed objects that are still to be read one by one */
	left: string[];
}

/** What is remembered of a trigger between two polls; it is stored in the workflow, so it is plain JSON and small. */
export interface PollState {
	version: 1;
	sources: Record<string, SourceState>;
	/** events that were found and not yet put out */
	queue: Observation[];
	/** the source that is read first: the one behind where the budget ended the last time */
	turn: number;
}

export const emptyState = (): PollState => ({ version: 1, sources: {}, queue: [], turn: 0 });

/** A source that was never read. @param from milliseconds to begin with; absent: now */
export const beginning = (now: number, from?: number): SourceState => ({
	start: from ?? now,
	quiet: from === undefined,
	seen: {},
	open: [],
	left: [],
});

const MOST_REMEMBERED = 20_000;

/** Whether more is remembered than a workflow should store. */
export const isFull = ({ sources }: PollState): boolean =>
	Object.values(sources).reduce((sum, { seen, open }) => sum + Object.keys(seen).length + open.length, 0) >
	MOST_REMEMBERED;
