import type { IDataObject } from 'n8n-workflow';

import { Problem } from '../declare';
import type { PagedList } from './source';
import type { Position } from './state';

/** A row that was not read before, how far the list is read with it, and the platform's time of its page. */
export interface Scanned {
	row: IDataObject;
	position: Position;
	/** it is the last row of its page, of the list */
	endsPage: boolean;
	endsList: boolean;
	time?: number;
}

/** A step of a reading of lists inside a list: a step without a row is the end of a list inside. */
export type Step = Omit<Scanned, 'row'> & { row?: IDataObject };

/** Ids by which the place in a list is found again: the last row may be gone. */
const MARKS = 5;

/** A list that changes faster than it is read is begun again so many times. */
const RESTARTS = 3;

const CHANGING = 'The list changed while it was read, each time it was tried. It is read again at the next poll.';

const BEGINNING: Position = { index: 0, last: [] };

/** The index behind the latest of the marks; undefined when none is there. */
function behind(ids: string[], marks: string[]): number | undefined {
	const places = marks.map((mark) => ids.lastIndexOf(mark)).filter((place) => place >= 0);
	return places.length > 0 ? places[0] + 1 : undefined;
}

/**
 * Reads a list on from a position, row by row. Rows move between pages when others come or go: each page begins with
 * a row of the page before; where that is not found, the page before is read again, and else the list is begun again.
 * A row can come twice, but none that was there all the time is missed. The place in a list of links is looked for
 * from its first page on, as there is no other way to a later one.
 * @param onPage called with the platform's time of each page, also of one without rows
 * @throws Problem when the list changes faster than it is read
 */
export async function* scan(
	list: PagedList,
	from: Position = BEGINNING,
	onPage: (time?: number) => void = () => {},
): AsyncGenerator<Scanned> {
	let { index, last } = from;
	let isSought = list.linked === true && last.length > 0;
	if (isSought) index = 0;
	let restarts = 0;
	let back = false;
	for (;;) {
		// A page of one row has no room for a row of the page before.
		const isMarked = last.length > 0 && !list.linked && list.size > 1;
		const begin = isMarked ? Math.max(0, index - (back ? list.size : 1)) : index;
		const { rows, end, time } = await list.page(begin);
		onPage(time);
		const place = isMarked || isSought ? behind(rows.map(list.idOf), last) : 0;
		if (isSought && place === undefined) {
			[index, last, isSought] = end ? [0, [], false] : [begin + rows.length, last, true];
			continue;
		}
		isSought = false;
		if (place === undefined) {
			if (back) {
				restarts += 1;
				[index, last] = [0, []];
			}
			if (restarts > RESTARTS) throw new Problem(CHANGING);
			back = !back;
			continue;
		}
		back = false;
		for (const [offset, row] of rows.entries()) {
			if (offset < place) continue;
			index = begin + offset + 1;
			last = [list.idOf(row), ...last].slice(0, MARKS);
			const endsPage = offset === rows.length - 1;
			yield { row, position: { index, last }, endsPage, endsList: end && endsPage, time };
		}
		index = begin + rows.length;
		if (end) return;
	}
}

/**
 * Reads a list as `scan` does and, where its rows have lists of their own, those instead of the rows.
 * @param onPage called with the platform's time of each page that has one, and of each page of rows that count
 */
export async function* scanNested(
	list: PagedList,
	from: Position = BEGINNING,
	onPage: (time?: number) => void = () => {},
): AsyncGenerator<Step> {
	const { inner } = list;
	if (!inner) {
		yield* scan(list, from, onPage);
		return;
	}
	let { inner: begun, ...before } = from;
	const onOuter = (time?: number) => {
		if (time !== undefined) onPage(time);
	};
	for await (const { row, ...outer } of scan(list, before, onOuter)) {
		const of = list.idOf(row);
		const start = begun?.of === of ? begun.position : undefined;
		begun = undefined;
		for await (const step of scanNested(inner(row), start, onPage)) {
			const position = { ...before, inner: { of, position: step.position } };
			// Its end is a step of its own.
			yield { ...step, position, endsPage: step.endsPage && !step.endsList, endsList: false };
		}
		before = outer.position;
		yield { ...outer, endsPage: true };
	}
}
