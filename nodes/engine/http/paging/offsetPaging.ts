import type { IDataObject } from 'n8n-workflow';

import { type OffsetPaging, Problem } from '../../declare';
import { fingerprint } from '../../util/hash';
import { at } from '../../util/path';
import type { Page as PageOfList } from './pages';

/** Pages that are asked for side by side; how many of them go out at once is the sender's to say. */
const WALKERS = 50;

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
	const known = new Set(rows.map(fingerprint));
	for (let page = next; all.length < most; page = undefined) {
		const { rows: behind } = page ?? (await readPage(all.length, Math.min(size, most - all.length)).catch(asEnd));
		const before = known.size;
		for (const row of behind) known.add(fingerprint(row));
		if (known.size === before) break;
		all.push(...behind);
		if (behind.length < size) break;
	}
	return all;
}

/** Reads so many pages side by side, in their order; no more of them once one says that it is of no use. */
async function walk(
	count: number,
	page: (index: number) => Promise<Page>,
	isUseless: (page: Page, index: number) => boolean,
): Promise<Page[]> {
	const pages: Page[] = [];
	let next = 0;
	const walker = async () => {
		while (next < count) {
			const index = next;
			next += 1;
			try {
				pages[index] = await page(index);
			} finally {
				// Also a page that failed ends the walk.
				if (pages[index] === undefined || isUseless(pages[index], index)) next = count;
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(WALKERS, count) }, walker));
	return pages;
}

/**
 * Reads a list once, up to `most` rows: the first page, then all others side by side.
 * @param mostPages more than these are not walked through. @throws what `tooMany` makes of a higher number in all
 * @throws Problem
 */
export async function readOnce(
	paging: OffsetPaging,
	most: number,
	readPage: ReadPage,
	bounds: { pages: number; tooMany: (total: number) => Problem },
): Promise<Reading> {
	const asked = Math.min(paging.pageSize, most);
	const first = await readPage(0, asked);
	const wanted = Math.min(first.total, most);
	// A platform may give fewer rows than asked for; its own number is the step then.
	const step = first.rows.length;
	if (step === 0) return { rows: [], changed: wanted > 0, repeated: false };
	const count = Math.max(0, Math.ceil(wanted / step) - 1);
	if (count >= bounds.pages) throw bounds.tooMany(first.total);
	const offsetOf = (index: number) => (index + 1) * step;
	const isOff = ({ rows, total }: Page, index: number) =>
		total !== first.total || rows.length < Math.min(step, wanted - offsetOf(index));
	// Where the last page should be full, the one behind it is asked for beside the others.
	const isFull = count > 0 && wanted % step === 0 && wanted < most;
	const [pages, next] = await Promise.all([
		walk(count, async (index) => await readPage(offsetOf(index), Math.min(step, most - offsetOf(index))), isOff),
		isFull ? readPage(wanted, Math.min(step, most - wanted)).catch(asEnd) : undefined,
	]);
	const changed = pages.length < count || pages.some(isOff);
	const read = [first, ...pages].flatMap((page) => page?.rows ?? []);
	// Only a page that is not full is sure to be the last one.
	const full = count > 0 ? pages.at(-1)?.rows.length === step : step === asked || step > first.total;
	const rows = changed || !full ? read : await readOn(read, step, most, readPage, next);
	return { rows: rows.slice(0, most), changed, repeated: paging.id !== undefined && repeats(rows, paging.id) };
}
