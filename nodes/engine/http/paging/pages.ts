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
import type { Answer } from '../../util/answer';
import { numberIn } from '../../util/numbers';
import { at, isObject } from '../../util/path';
import { unreadable } from '../problem';
import { ask, read } from '../send';
import { LONGEST_LINK, type Meter } from './bounds';
import { rowsAt } from './rows';

/** A list of the platform: how it is asked for, how it is divided into pages, and where its rows are. */
export interface List {
	session: Session;
	request: ApiRequest;
	/** absent: it comes whole */
	paging?: Paging;
	items: string;
	/** an answer without a body is a page without rows */
	mayBeEmpty?: boolean;
	/** adds up what the pages cost, where all of them are kept */
	meter?: Meter;
}

/** Where a page begins: behind so many rows, where the pages before it said. */
export type Position = NextPage & { seen: number };

export const START: Position = { seen: 0 };

export interface Page {
	rows: IDataObject[];
	/** the number of rows in all, where the platform gives it */
	total?: number;
	/** undefined on the last page */
	next?: Position;
	/** the platform's time of the answer, in milliseconds; absent where it does not say */
	time?: number;
}

/**
 * One page of a list, whatever its paging: for lists, pickers and look-ups.
 * @param size rows that are asked for, where the platform lets us ask
 */
export async function readPage(list: List, size: number, from = START): Promise<Page> {
	const { paging } = list;
	if (!paging || 'whole' in paging) {
		const { rows, headers } = await answerTo(list, list.request);
		return { rows, time: timeOf(headers) };
	}
	return 'next' in paging ? await linkedPage(list, paging, size, from) : await offsetPage(list, paging, size, from);
}

function timeOf(headers: Record<string, string>): number | undefined {
	const time = Date.parse(headers.date ?? '');
	return Number.isNaN(time) ? undefined : time;
}

/** Where a list says how many rows it has: one without rows may leave them out. */
const COUNTS = ['totalCount', 'total', 'count', 'pagination.total'];

/**
 * Whether an answer is the list that was asked for. A gateway's words with a status of success are none: taken for an
 * empty list, they would say that an order does not exist.
 */
function isList({ vendor }: Session, body: unknown, items: string): boolean {
	if (items === '' || Array.isArray(body)) return true;
	if (!isObject(body)) return false;
	if ([...items.split('|'), ...COUNTS].some((path) => at(body, path) !== undefined)) return true;
	const { code, text } = vendor.errorOf(body);
	return code === undefined && text === undefined;
}

async function answerTo(
	{ session, items, mayBeEmpty, meter }: List,
	request: ApiRequest,
): Promise<Pick<Answer, 'body' | 'headers'> & { rows: IDataObject[] }> {
	const answer = mayBeEmpty ? await ask(session, request) : await read(session, request);
	const { body, headers, weight } = answer;
	meter?.take(weight);
	if (body !== undefined && !isList(session, body, items))
		throw unreadable(session, request, { ...answer, unreadable: 'something other than the list' });
	return { body, headers, rows: rowsAt(body, items) };
}

/** A number of rows; undefined for what is none. */
function countIn(value: unknown): number | undefined {
	const count = numberIn(value);
	return Number.isSafeInteger(count) && Number(count) >= 0 ? count : undefined;
}

async function offsetPage(list: List, paging: OffsetPaging, size: number, { seen: before }: Position): Promise<Page> {
	const query = { ...list.request.query, [paging.offset]: before, [paging.limit]: size };
	const { body, headers, rows } = await answerTo(list, { ...list.request, query });
	const total = countIn(at(body, paging.total));
	const seen = before + rows.length;
	// A list that does not say how many rows there are may go on after a full page.
	const goesOn = rows.length > 0 && seen < (total ?? (rows.length === size ? Infinity : seen));
	return { rows, total, next: goesOn ? { seen } : undefined, time: timeOf(headers) };
}

async function linkedPage(list: List, paging: LinkPaging, size: number, from: Position): Promise<Page> {
	const page = requestAt(list.session, sized(list.request, paging, size), from);
	const { body, headers, rows } = await answerTo(list, page);
	const seen = from.seen + rows.length;
	const next = usable(list, paging.next(body, seen, rows.length, { got: headers, sent: page.headers ?? {} }));
	return { rows, next: next && { ...behind(from, next), seen }, time: timeOf(headers) };
}

/** What may go into an address: no line ends, and not without end. An empty link is one that cannot be read. */
const isPlain = (value: unknown): boolean =>
	typeof value !== 'string' || (value !== '' && value.length <= LONGEST_LINK && !/\p{Cc}/u.test(value));

/** What may go into a header. */
const isHeader = (value: unknown): boolean => isPlain(value) && /^[\x20-\x7e]+$/.test(String(value));

/** Where the next page is, in a form that can be sent. @throws Problem */
function usable({ session: { vendor }, request }: List, next: NextPage | undefined): NextPage | undefined {
	if (!next) return undefined;
	const { link, query = {}, headers = {} } = next;
	if ([link, ...Object.values(query)].every(isPlain) && Object.values(headers).every(isHeader)) return next;
	throw new Problem(
		`${vendor.name} returned a next page in a form that cannot be sent, so the rest of the list was not read. Try again. If the problem persists, contact its support.`,
		{ route: request.route },
	);
}

/** What pages asked for stays in force until another page asks for something else. */
const behind = (before: NextPage, next: NextPage): NextPage => ({
	link: next.link ?? before.link,
	query: next.link === undefined ? { ...before.query, ...next.query } : undefined,
	headers: { ...before.headers, ...next.headers },
});

/** The request with the page size, where the platform takes one and the user gave none. */
function sized(request: ApiRequest, { size }: LinkPaging, most: number): ApiRequest {
	if (!size || request.query[size.query] !== undefined) return request;
	return { ...request, query: { ...request.query, [size.query]: Math.min(size.most, most) } };
}

/** The request of the page at a position. A link may lead nowhere but to where the credential belongs. @throws Problem */
function requestAt(session: Session, request: ApiRequest, at: Position): ApiRequest {
	const headers = { ...request.headers, ...at.headers };
	if (at.link === undefined) return { ...request, query: { ...request.query, ...at.query }, headers };
	const base = new URL(session.vendor.baseUrl(session.credential));
	const root = base.href.replace(/\/$/, '');
	const absolute = /^https?:/i.test(at.link) ? at.link : `${root}/${at.link.replace(/^\/+/, '')}`;
	const url = URL.canParse(absolute) ? new URL(absolute) : undefined;
	const stays = url?.origin === base.origin && url.href.startsWith(`${root}/`);
	if (!url || !stays) {
		throw new Problem(
			`${session.vendor.name} returned a next page at another address, so the rest of the list was not read and nothing was sent there. Try again. If the problem persists, contact its support.`,
			{ route: request.route },
		);
	}
	return { ...request, path: url.href.slice(root.length), query: { ...at.query }, headers };
}
