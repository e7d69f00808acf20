import { floorOf, forget, takeRow, timeIn } from './observe';
import { scanNested } from './scan';
import type { Observation, PagedList, Reader, Source } from './source';
import type { Scan, SourceState } from './state';

/** What a poll may still spend. */
export interface Budget {
	/** whether no further request should be made in this poll */
	isSpent: () => boolean;
}

type Found = (event: Observation) => void;

/** Reads the list of a source on. @returns whether it was read to its end */
async function readList(
	source: Source,
	reader: Reader,
	memory: SourceState,
	budget: Budget,
	found: Found,
): Promise<boolean> {
	const list = reader.list(floorOf(source, memory));
	const begin = (time?: number): void => {
		// The cursor never passes the platform's time at the beginning: a row may come late while later pages are read.
		memory.scan ??= { began: time ?? memory.cursor ?? memory.start, top: 0, position: { index: 0, last: [] } };
	};
	for await (const { row, position, endsPage, endsList } of scanNested(list, memory.scan?.position, begin)) {
		if (!memory.scan) begin();
		const reading = memory.scan as unknown as Scan;
		if (row) {
			const seen = source.observe(row, reading.began);
			for (const one of seen) reading.top = Math.max(reading.top, timeIn(one, reading.began));
			takeRow(source, memory, row, reading.began, seen).forEach(found);
		}
		reading.position = position;
		if (endsPage && !endsList && budget.isSpent()) return false;
	}
	begin();
	return true;
}

/** Which followed objects are pending no longer, or cannot be seen in a list. */
async function leftOpen(
	source: Source,
	reader: Reader,
	memory: SourceState,
	now: number,
	found: Found,
): Promise<string[]> {
	if (!reader.pending) return [...memory.open];
	const pending = new Set<string>();
	for (const list of reader.pending()) {
		for await (const { row } of scanNested(list)) {
			if (!row) continue;
			pending.add(source.idOf(row));
			takeRow(source, memory, row, now).forEach(found);
		}
	}
	return memory.open.filter((id) => !pending.has(id));
}

/** Reads followed objects one by one. @returns whether all were read */
async function readLeft(
	source: Source,
	reader: Reader,
	memory: SourceState,
	budget: Budget,
	found: Found,
): Promise<boolean> {
	while (memory.left.length > 0) {
		const [id] = memory.left;
		const object = await reader.object?.(id);
		if (object) takeRow(source, memory, object, memory.cursor ?? memory.start).forEach(found);
		else memory.open = memory.open.filter((other) => other !== id);
		memory.left = memory.left.slice(1);
		if (budget.isSpent()) return memory.left.length === 0;
	}
	return true;
}

/** The platform's time, from the first page that shows it. */
async function timeOf(list: PagedList): Promise<number | undefined> {
	const { rows, time } = await list.page(0);
	return time ?? (list.inner && rows.length > 0 ? await timeOf(list.inner(rows[0])) : undefined);
}

/**
 * Reads a source for one poll, or a part of it where the budget ends; the next poll goes on from there.
 * @param memory changed as the reading goes on
 * @param found called with each event that was not known
 * @returns whether the source was read to its end
 */
export async function readSource(
	source: Source,
	reader: Reader,
	memory: SourceState,
	budget: Budget,
	found: Found,
): Promise<boolean> {
	if (memory.quiet && memory.cursor === undefined && !memory.scan) {
		// Events count from the platform's time on, whatever the clock here says.
		memory.start = (await timeOf(reader.list(memory.start))) ?? memory.start;
	}
	if (!(await readLeft(source, reader, memory, budget, found))) return false;
	if (!(await readList(source, reader, memory, budget, found))) return false;
	const { began, top } = memory.scan as Scan;
	memory.left = source.isPending ? await leftOpen(source, reader, memory, began, found) : [];
	memory.cursor = Math.max(memory.cursor ?? memory.start, Math.min(top, began));
	memory.scan = undefined;
	forget(source, memory);
	if (budget.isSpent()) return memory.left.length === 0;
	return await readLeft(source, reader, memory, budget, found);
}
