import type { IDataObject } from 'n8n-workflow';

import { type ApiRequest, type OffsetPaging, type Paging, Problem, type Session } from '../../declare';
import { fingerprint } from '../../util/hash';
import { type Meter, meterOf, MOST_EMPTY, MOST_PAGES, tooLong } from './bounds';
import { readOnce } from './offsetPaging';
import { type List, type Page, type Position, readPage, START } from './pages';

/** A list that changes while it is read is read again from the first row, this many times in all. */
const READINGS = 3;

/**
 * The rows of a list, up to `most`. Where the platform gives the number of rows, pages are read in parallel; each row
 * is there once.
 * @param paging absent: the list comes whole
 * @param mayBeEmpty an answer without a body is a list without rows
 * @throws Problem when the list cannot be read as a whole
 */
export async function readRows(
	session: Session,
	request: ApiRequest,
	paging: Paging | undefined,
	items: string,
	most: number,
	mayBeEmpty?: boolean,
): Promise<IDataObject[]> {
	const list: List = { session, request, paging, items };
	if (!paging || 'whole' in paging) return (await readPage(list, most)).rows.slice(0, most);
	if ('next' in paging) return await readOnward({ ...list, mayBeEmpty, meter: meterOf(session, request) }, most);
	return await readParallel(list, paging, most);
}

/** Recognizes rows that come a second time, as they moved to the next page; one without an id may be in a list several times. */
function newRows(): (row: IDataObject) => boolean {
	const known = new Set<string>();
	return (row) => {
		const before = known.size;
		return row.id === undefined || known.add(fingerprint(row)).size > before;
	};
}

/**
 * Page after page, for each says where the next one is.
 * @param size rows that are asked for, where the platform lets us ask
 * @throws Problem when the list leads back to a page that was read, or does not end
 */
export async function* pagesOnward(list: List, size: number): AsyncGenerator<Page, undefined> {
	const asked = new Set<string>();
	let empty = 0;
	for (let from: Position | undefined = START; from;) {
		const { seen, ...place } = from;
		const key = JSON.stringify(place);
		if (asked.has(key) || empty > MOST_EMPTY) throw leadsNowhere(list, empty > 0);
		if (asked.size >= MOST_PAGES) throw tooLong(list.request, `has more than ${MOST_PAGES} pages`);
		asked.add(key);
		const page = await readPage(list, size, from);
		empty = page.rows.length === 0 ? empty + 1 : 0;
		yield page;
		from = page.next;
	}
}

async function readOnward(list: List, most: number): Promise<IDataObject[]> {
	const rows: IDataObject[] = [];
	const isNew = newRows();
	if (most <= 0) return rows;
	for await (const page of pagesOnward(list, most)) {
		rows.push(...page.rows.filter(isNew));
		if (rows.length >= most) break;
	}
	return rows.slice(0, most);
}

function leadsNowhere({ request }: List, isEmpty: boolean): Problem {
	const why = isEmpty
		? 'A page of the list has no rows, although more should follow'
		: 'The list leads back to a page that was already read';
	return new Problem(
		`${why}, so it could not be read completely. Run this again. If the problem persists, contact the platform's support.`,
		{ route: request.route },
	);
}

/** The first page, then all others side by side; once more where the list changed meanwhile. */
async function readParallel(list: List, paging: OffsetPaging, most: number): Promise<IDataObject[]> {
	const { session, request } = list;
	const page = (meter: Meter) => async (seen: number, size: number) => {
		const { rows, total } = await readPage({ ...list, meter }, size, { seen });
		if (total !== undefined) return { rows, total };
		// Without the total it is unknown whether rows are missing.
		throw new Problem(
			`${session.vendor.name} returned a list without its number of rows. Try again later. If the problem persists, contact its support.`,
			{ route: request.route },
		);
	};
	const bounds = {
		pages: MOST_PAGES,
		tooMany: (total: number) => tooLong(request, `has ${total} rows by its own account`),
	};
	for (let reading = 1; reading <= READINGS; reading += 1) {
		const { rows, changed, repeated } = await readOnce(paging, most, page(meterOf(session, request)), bounds);
		if (changed) continue;
		if (!repeated) return rows;
		// Ids that repeat in every reading are the platform's own; only rows that are the same throughout are dropped.
		if (reading === READINGS) return [...new Map(rows.map((row) => [fingerprint(row), row])).values()];
	}
	throw new Problem(
		'The list changed while it was read, on every try, so rows could be missing. Narrow it with a filter, or run this again.',
		{ route: request.route },
	);
}
