import type { IDataObject } from 'n8n-workflow';

import { type OffsetPaging, Problem } from '../../declare';
import { at } from '../../util/path';
import type { Page as PageOfList } from './pages';

/** A page, with the number of rows in all. */
type Page = Required<Pick<PageOfList, 'rows' | 'total'>>;

/** Reads the page that begins at a row, with so many rows at most. */
type ReadPage = (offset: number, size: number) => Promise<Page>;

export interface Reading {
	rows: IDataObject[];
	/** the number of rows in all changed, or a page was short */
	changed: boolean;
	/** an id is there twice: rows moved between two pages, or the platform's ids are not unique here */
	repeated: boolean;
}

/** Whether an id is there twice; a row without one is its own. */
const repeats = (rows: IDataObject[], id: string): boolean =>
	new Set(rows.map((row, index) => String(at(row, id) ?? `row ${index}`))).size < rows.length;

/** Beyond the end some platforms refuse, others give an empty page. */
function asEnd(error: Error): Page {
	if (error instanceof Problem && [400, 404].includes(Number(error.details.status))) return { rows: [], total: 0 };
	throw error;
}

/**
 * Reads on where the number in all may be too low, until a page brings nothing new: also a platform that gives the
 * same page for whatever offset comes to its end.
 * @param size rows of a full page
 * @param next the page behind these rows, where it was read already
 */
async function readOn(
	rows: IDataObject[],
	size: number,
	most: number,
	readPage: ReadPage,
	next?: Page,
): Promise<IDataObject[]> {
	const all = [...rows];
	if (next?.rows.length === 0) return all;
	const known = new Set(rows.map((row) => JSON.stringify(row)));
	for (let page = next; all.length < most; page = undefined) {
		const { rows: behind } = page ?? (await readPage(all.length, Math.min(size, most - all.length)).catch(asEnd));
		const before = known.size;
		for (const row of behind) known.add(JSON.stringify(row));
		if (known.size === before) break;
		all.push(...behind);
		if (behind.length < size) break;
	}
	return all;
}

/**
 * Reads a list once, up to `most` rows: the first page, then all others side by side.
 * @throws Problem
 */
export async function readOnce(paging: OffsetPaging, most: number, readPage: ReadPage): Promise<Reading> {
	const asked = Math.min(paging.pageSize, most);
	const first = await readPage(0, asked);
	const wanted = Math.min(first.total, most);
	// A platform may give fewer rows than asked for; its own number is the step then.
	const step = first.rows.length;
	if (step === 0) return { rows: [], changed: wanted > 0, repeated: false };
	const offsets: number[] = [];
	for (let offset = step; offset < wanted; offset += step) offsets.push(offset);
	// Where the last page should be full, the one behind it is asked for beside the others.
	const isFull = offsets.length > 0 && wanted % step === 0 && wanted < most;
	const [pages, next] = await Promise.all([
		Promise.all(offsets.map(async (offset) => await readPage(offset, Math.min(step, most - offset)))),
		isFull ? readPage(wanted, Math.min(step, most - wanted)).catch(asEnd) : undefined,
	]);
	const changed = pages.some(
		({ rows, total }, index) => total !== first.total || rows.length < Math.min(step, wanted - offsets[index]),
	);
	const read = [first, ...pages].flatMap((page) => page.rows);
	// Only a page that is not full is sure to be the last one.
	const full = pages.length > 0 ? pages[pages.length - 1].rows.length === step : step === asked || step > first.total;
	const rows = changed || !full ? read : await readOn(read, step, most, readPage, next);
	return { rows: rows.slice(0, most), changed, repeated: paging.id !== undefined && repeats(rows, paging.id) };
}
