import type { IDataObject } from 'n8n-workflow';

import type { OffsetPaging, WholeList } from './declare';
import { at } from './paths';
import { Problem } from './problem';
import type { ApiRequest } from './route';
import { read } from './send';
import type { Session } from './session';

interface Page {
	rows: IDataObject[];
	total: number;
}

/** A list that changes while it is read is read again from the first row, this many times in all. */
const READINGS = 3;

/** Rows where the operation says they stand; a lone object counts as one row. */
export function rowsAt(body: unknown, items = ''): IDataObject[] {
	const found = at(body, items);
	if (Array.isArray(found)) return found as IDataObject[];
	return typeof found === 'object' && found !== null ? [found as IDataObject] : [];
}

async function readPage(
	session: Session, request: ApiRequest, paging: OffsetPaging, items: string, offset: number, size: number,
): Promise<Page> {
	const query = { ...request.query, [paging.offset]: offset, [paging.limit]: size };
	const { body } = await read(session, { ...request, query });
	const rows = rowsAt(body, items);
	const total = Number(at(body, paging.total) ?? NaN);
	// Without the number in all nobody could tell whether rows are missing.
	if (Number.isNaN(total)) {
		throw new Problem(
			`${session.vendor.name} answered with a list that does not say how many rows there are. Try again later; if it stays so, ask its support.`,
			{ route: request.route },
		);
	}
	return { rows, total };
}

interface Reading {
	rows: IDataObject[];
	/** the number of rows in all changed, or a page was short */
	changed: boolean;
	/** an id stands twice: rows moved between two pages, or the platform's ids are not unique here */
	repeated: boolean;
}

async function readOnce(
	session: Session, request: ApiRequest, paging: OffsetPaging, items: string, most: number,
): Promise<Reading> {
	const first = await readPage(session, request, paging, items, 0, Math.min(paging.pageSize, most));
	const wanted = Math.min(first.total, most);
	// A platform may give fewer rows than asked for; its own number is the step then.
	const step = first.rows.length;
	if (step === 0 || step >= wanted) return { rows: first.rows.slice(0, most), changed: step === 0 && wanted > 0, repeated: false };
	const offsets: number[] = [];
	for (let offset = step; offset < wanted; offset += step) offsets.push(offset);
	const pages = await Promise.all(
		offsets.map(async (offset) => await readPage(session, request, paging, items, offset, Math.min(step, wanted - offset))),
	);
	const changed = pages.some(({ rows, total }, index) =>
		total !== first.total || rows.length < Math.min(step, wanted - offsets[index]));
	const rows = [first, ...pages].flatMap((page) => page.rows);
	const ids = new Set(rows.map((row, index) => String(at(row, paging.id) ?? `row ${index}`)));
	return { rows, changed, repeated: ids.size < rows.length };
}

/**
 * The rows of a list, up to `most`. Pages are read in parallel; each row stands once.
 * @throws Problem when the list changes so fast that it cannot be read as a whole
 */
export async function readRows(
	session: Session, request: ApiRequest, paging: OffsetPaging | WholeList, items: string, most: number,
): Promise<IDataObject[]> {
	if ('whole' in paging) return rowsAt((await read(session, request)).body, items).slice(0, most);
	for (let reading = 1; reading <= READINGS; reading += 1) {
		const { rows, changed, repeated } = await readOnce(session, request, paging, items, most);
		if (changed) continue;
		if (!repeated) return rows;
		// Ids that repeat in every reading are the platform's own; only rows that are the same throughout are dropped.
		if (reading === READINGS) return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
	}
	throw new Problem(
		'The list changed while it was read, each time it was tried, so rows could be missing. Narrow it with a filter or run this again.',
		{ route: request.route },
	);
}
