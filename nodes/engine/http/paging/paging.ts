import type { IDataObject } from 'n8n-workflow';

import {
	type ApiRequest,
	type LinkPaging,
	type NextPage,
	type OffsetPaging,
	type Paging,
	Problem,
	type Session,
} from '../../declare';
import { numberIn } from '../../util/numbers';
import { at, isObject } from '../../util/path';
import { ask, read } from '../send';
import { type Page, readOnce } from './offsetPaging';

/** A list that changes while it is read is read again from the first row, this many times in all. */
const READINGS = 3;

/**
 * Rows where the operation says they stand; a lone object counts as one row, a text in a list as { value }.
 * @param items a path, or several with | between them where a platform's lists do not agree: the first that is there counts
 */
export function rowsAt(body: unknown, items = ''): IDataObject[] {
	const found =
		items
			.split('|')
			.map((path) => at(body, path))
			.find((one) => one !== undefined && one !== null) ?? (Array.isArray(body) ? body : undefined);
	if (Array.isArray(found)) return found.map((row: unknown) => (isObject(row) ? row : { value: row as string }));
	return isObject(found) ? [found] : [];
}

async function readPage(
	session: Session,
	request: ApiRequest,
	paging: OffsetPaging,
	items: string,
	offset: number,
	size: number,
): Promise<Page> {
	const query = { ...request.query, [paging.offset]: offset, [paging.limit]: size };
	const { body } = await read(session, { ...request, query });
	const rows = rowsAt(body, items);
	const total = numberIn(at(body, paging.total)) ?? NaN;
	// Without the number in all nobody could tell whether rows are missing.
	if (Number.isNaN(total)) {
		throw new Problem(
			`${session.vendor.name} returned a list without its number of rows. Try again later. If the problem persists, contact its support.`,
			{ route: request.route },
		);
	}
	return { rows, total };
}

/** The request of the next page. A link may lead nowhere but to where the credential belongs. @throws Problem */
function following(session: Session, request: ApiRequest, next: NextPage): ApiRequest {
	const headers = { ...request.headers, ...next.headers };
	if (next.link === undefined) return { ...request, query: { ...request.query, ...next.query }, headers };
	const base = new URL(session.vendor.baseUrl(session.credential));
	const root = base.href.replace(/\/$/, '');
	const absolute = /^https?:/i.test(next.link) ? next.link : `${root}/${next.link.replace(/^\/+/, '')}`;
	const url = URL.canParse(absolute) ? new URL(absolute) : undefined;
	const stays = url?.origin === base.origin && url.href.startsWith(`${root}/`);
	if (!url || !stays) {
		throw new Problem(
			`${session.vendor.name} returned a next page at another address, so the rest of the list was not read and nothing was sent there. Try again. If the problem persists, contact its support.`,
			{ route: request.route },
		);
	}
	return { ...request, path: url.href.slice(root.length), query: {}, headers };
}

/**
 * One page of a list whose pages tell where the next one is.
 * @param token '' for the first page, then `next` of the page before
 */
export async function linkedPage(
	session: Session,
	request: ApiRequest,
	paging: LinkPaging,
	items: string,
	token: string,
	wanted: number,
): Promise<{ rows: IDataObject[]; next?: string }> {
	const { next: told, seen } =
		token === '' ? { next: undefined, seen: 0 } : (JSON.parse(token) as { next: NextPage; seen: number });
	const first = sized(request, paging, wanted);
	const page = told ? following(session, first, told) : first;
	const { body, headers } = await read(session, page);
	const rows = rowsAt(body, items);
	const next = paging.next(body, seen + rows.length, rows.length, { got: headers, sent: page.headers ?? {} });
	return { rows, next: next && JSON.stringify({ next, seen: seen + rows.length }) };
}

/** The request with the page size, where the platform takes one and the user gave none. */
function sized(request: ApiRequest, { size }: LinkPaging, most: number): ApiRequest {
	if (!size || request.query[size.query] !== undefined) return request;
	return { ...request, query: { ...request.query, [size.query]: Math.min(size.most, most) } };
}

/** Tells rows that come a second time, as they moved to the next page; one without an id may stand in a list several times. */
function newRows(): (row: IDataObject) => boolean {
	const known = new Set<string>();
	return (row) => {
		const before = known.size;
		return row.id === undefined || known.add(JSON.stringify(row)).size > before;
	};
}

/** Page after page, for each tells where the next one is. */
async function readLinked(
	session: Session,
	request: ApiRequest,
	paging: LinkPaging,
	items: string,
	most: number,
	mayBeEmpty?: boolean,
): Promise<IDataObject[]> {
	const rows: IDataObject[] = [];
	const isNew = newRows();
	let seen = 0;
	let isEmpty = false;
	const asked = new Set<string>();
	for (let page: ApiRequest | undefined = sized(request, paging, most); page && rows.length < most;) {
		const key = JSON.stringify([page.path, page.query, page.headers]);
		if (asked.has(key)) {
			const why = isEmpty
				? 'A page of the list has no rows, although more should follow'
				: 'The list leads back to a page that was already read';
			throw new Problem(
				`${why}, so it could not be read completely. Run this again. If the problem persists, contact the platform's support.`,
				{ route: request.route },
			);
		}
		asked.add(key);
		const { body, headers } = mayBeEmpty ? await ask(session, page) : await read(session, page);
		const found = rowsAt(body, items);
		seen += found.length;
		isEmpty = found.length === 0;
		rows.push(...found.filter(isNew));
		const next = paging.next(body, seen, found.length, { got: headers, sent: page.headers ?? {} });
		page = next && following(session, page, next);
	}
	return rows.slice(0, most);
}

/**
 * The rows of a list, up to `most`. Where the platform tells the number of rows, pages are read in parallel; each row stands once.
 * @param mayBeEmpty an answer without a body is a list without rows
 * @throws Problem when the list cannot be read as a whole
 */
export async function readRows(
	session: Session,
	request: ApiRequest,
	paging: Paging,
	items: string,
	most: number,
	mayBeEmpty?: boolean,
): Promise<IDataObject[]> {
	if ('whole' in paging) return rowsAt((await read(session, request)).body, items).slice(0, most);
	if ('next' in paging) return await readLinked(session, request, paging, items, most, mayBeEmpty);
	for (let reading = 1; reading <= READINGS; reading += 1) {
		const { rows, changed, repeated } = await readOnce(
			paging,
			most,
			async (offset, size) => await readPage(session, request, paging, items, offset, size),
		);
		if (changed) continue;
		if (!repeated) return rows;
		// Ids that repeat in every reading are the platform's own; only rows that are the same throughout are dropped.
		if (reading === READINGS) return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
	}
	throw new Problem(
		'The list changed while it was read, on every try, so rows could be missing. Narrow it with a filter, or run this again.',
		{ route: request.route },
	);
}
