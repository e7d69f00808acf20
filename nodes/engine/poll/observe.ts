import type { IDataObject } from 'n8n-workflow';

import type { Observation, Seen, Source } from './source';
import type { SourceState } from './state';

const ofGrain = (time: number, { grain }: Source): number => Math.floor(time / grain) * grain;

/**
 * From when on rows matter, in milliseconds: all before was read. A day is read again for as long as it may get rows,
 * so times of a day go back by a whole one.
 */
export const floorOf = (source: Source, { cursor, start }: SourceState): number =>
	ofGrain(cursor ?? start, source) - source.overlap - (source.grain > 1 ? source.grain : 0);

/** The time up to which an event shows that its list was read, in milliseconds. @param now the platform's time when the reading began */
export const timeIn = ({ at = 0, lasting }: Seen, now: number): number => (lasting ? Math.max(at, now) : at);

/** Until when an event can be seen again; undefined: for good. */
const seenUntil = (event: Seen, now: number): number | undefined =>
	event.until ?? (event.at === undefined ? undefined : timeIn(event, now));

/**
 * Takes notice of one row, and returns what happened according to it and was not known.
 * @param memory changed: what was seen, and which objects are followed
 * @param now the platform's time when the reading began
 * @param seen what the row shows
 */
export function takeRow(
	source: Source,
	memory: SourceState,
	row: IDataObject,
	now: number,
	seen: Seen[] = source.observe(row, now),
): Observation[] {
	const id = source.idOf(row);
	const followed = memory.open.indexOf(id);
	const isFollowed = followed >= 0;
	const isPending = source.isPending?.(row) ?? false;
	if (isPending && !isFollowed) memory.open.push(id);
	if (!isPending && isFollowed) memory.open.splice(followed, 1);
	const floor = floorOf(source, memory);
	const isFirst = memory.cursor === undefined;
	const start = ofGrain(memory.start, source);

	const news = seen.filter((event) => {
		const undated = event.happened === undefined;
		const at = event.at ?? now;
		const until = seenUntil(event, now);
		// The end of a followed object is news however old the object is; its beginning is not.
		const isOld = at < floor && !event.lasting && !(isFollowed && undated);
		if (isOld && until !== undefined && until < floor) return false;
		const noticed = until !== undefined && isFollowed ? Math.max(until, now) : until;
		const known = memory.seen[event.subject];
		if (known?.[0] === event.id) {
			if (known[1] !== undefined && noticed !== undefined) known[1] = Math.max(known[1], noticed);
			return false;
		}
		memory.seen[event.subject] = noticed === undefined ? [event.id] : [event.id, noticed];
		if (isOld) return false;
		if (!undated) return (event.happened as number) >= start;
		if (isFollowed || !isFirst || known !== undefined) return true;
		// What the first reading finds at its end can have ended before the start: only what began after it counts.
		return event.at !== undefined && at >= (memory.quiet ? memory.start : start);
	});
	return news.map(({ at = now, until: _until, ...event }) => ({ ...event, at, source: source.name, objectId: id }));
}

/** Forgets what no reading can show again. */
export function forget(source: Source, memory: SourceState): void {
	const floor = floorOf(source, memory);
	memory.seen = Object.fromEntries(Object.entries(memory.seen).filter(([, [, until = Infinity]]) => until >= floor));
}
