import type { IDataObject } from 'n8n-workflow';

import type { Observation, Source } from './source';
import type { SourceState } from './state';

const ofGrain = (time: number, { grain }: Source): number => Math.floor(time / grain) * grain;

/**
 * From when on rows matter, in milliseconds: all before was read. A day is read again for as long as it may get rows,
 * so times of a day go back by a whole one.
 */
export const floorOf = (source: Source, { cursor, start }: SourceState): number =>
	ofGrain(cursor ?? start, source) - source.overlap - (source.grain > 1 ? source.grain : 0);

/**
 * Takes notice of one row, and returns what happened according to it and was not known.
 * @param memory changed: what was seen, and which objects are followed
 * @param now the platform's time when the reading began
 */
export function takeRow(source: Source, memory: SourceState, row: IDataObject, now: number): Observation[] {
	const id = source.idOf(row);
	const followed = memory.open.indexOf(id);
	const isFollowed = followed >= 0;
	const isPending = source.isPending?.(row) ?? false;
	if (isPending && !isFollowed) memory.open.push(id);
	if (!isPending && isFollowed) memory.open.splice(followed, 1);
	const floor = floorOf(source, memory);
	const isFirst = memory.cursor === undefined;
	const start = ofGrain(memory.start, source);

	const news = source.observe(row, now).filter((event) => {
		const undated = event.happened === undefined;
		const at = event.at ?? now;
		const until = event.until ?? event.at;
		// The end of a followed object is news however old the object is; its beginning is not.
		const isOld = at < floor && !(isFollowed && undated);
		if (isOld && until !== undefined && until < floor) return false;
		if (memory.seen[event.subject]?.[0] === event.id) return false;
		if (until === undefined) memory.seen[event.subject] = [event.id];
		else memory.seen[event.subject] = [event.id, isFollowed ? Math.max(until, now) : until];
		if (isOld) return false;
		if (!undated) return (event.happened as number) >= start;
		// What the first reading finds at its end can have ended before the start: only what began after it counts.
		return isFollowed || !isFirst || (!memory.quiet && event.at !== undefined && at >= start);
	});
	return news.map(({ at = now, until: _until, ...event }) => ({ ...event, at, source: source.name, objectId: id }));
}

/** Forgets what no reading can show again. */
export function forget(source: Source, memory: SourceState): void {
	const floor = floorOf(source, memory);
	memory.seen = Object.fromEntries(Object.entries(memory.seen).filter(([, [, until = Infinity]]) => until >= floor));
}
