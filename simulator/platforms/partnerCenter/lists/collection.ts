import type { Paging } from '../../../core/contract/contract';
import { movedRows } from '../../../core/http/moves';
import { type Call, textOf } from '../call';
import { invalid, refuse } from '../refusal';
import { ok, type Reply } from '../reply';

const TOKEN_HEADER = 'MS-ContinuationToken';

/** The token of the page that starts at a row. It holds commas, slashes and equal signs on purpose: it goes into the header raw. */
const tokenOf = (start: number, key: string): string =>
	`0,/${Buffer.from(JSON.stringify({ start, key })).toString('base64')}/==`;

/** Where the page of a token starts; refuses one that is not of this list. */
function readToken(token: string, key: string): number {
	try {
		const [, content] = /^0,\/(.+)\/==$/.exec(token) ?? [];
		const read = JSON.parse(Buffer.from(content, 'base64').toString()) as { start: number; key: string };
		if (read.key === key) return read.start;
	} catch {
		// Falls through to the refusal: whatever is wrong with a token, it is not one of this list.
	}
	throw refuse(400, 3000, 'The continuation token is not one of this list');
}

/** Where the page starts (rows, from 0). `key` is the request without its paging; a token of another request is refused. */
function startOf(call: Call, key: string): number {
	const token = call.headers[TOKEN_HEADER.toLowerCase()];
	return token === undefined ? 0 : readToken(token, key);
}

/** Refuses Next without a token, and a token without Next. */
function checkNext(call: Call): void {
	const isNext = textOf(call, 'seekOperation') === 'Next';
	if (isNext !== (call.headers[TOKEN_HEADER.toLowerCase()] !== undefined))
		throw refuse(400, 3000, `seekOperation=Next and the header ${TOKEN_HEADER} belong together`);
}

export type Link = { uri: string; method: 'GET'; headers: Array<{ key: string; value: string }> };

/** The forms in which the platform writes the address of a link, the odd ones too. */
export type LinkForm = 'plain' | 'withVersion' | 'doubleQuestionMark';

export interface PageOptions {
	/** Rows of a page when the request does not say; 0 is all. */
	defaultSize?: number;
	/** The most rows of a page, whatever the request says. */
	maxSize?: number;
	linkForm?: LinkForm;
}

type Query = Record<string, string>;
type View<T> = (row: T) => unknown;

const asIs = (row: unknown): unknown => row;

/** The path of the request with its ids, as links write it: without `/v1`. */
export const linkPath = ({ operation, params }: Call): string =>
	operation.path
		.replace(/^\/v1(?=\/)/, '')
		.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

/** One link. `doubleQuestionMark` joins the last parameter with a second question mark, as some samples do. */
export function link(call: Call, query: Query, form: LinkForm = 'plain', headers: Link['headers'] = []): Link {
	const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
	const last = form === 'doubleQuestionMark' && pairs.length > 1 ? `?${pairs.pop()}` : '';
	const prefix = form === 'withVersion' ? '/v1' : '';
	const uri = `${prefix}${linkPath(call)}${pairs.length ? `?${pairs.join('&')}` : ''}${last}`;
	return { uri, method: 'GET', headers };
}

/** What the request asked for, each name once. */
const asked = (call: Call): Query =>
	Object.fromEntries(
		Object.keys(call.query).flatMap((name) => {
			const value = textOf(call, name);
			return value === undefined ? [] : [[name, value]];
		}),
	);

const envelope = (items: unknown[], links: Record<string, Link>, continuationToken?: string): Reply =>
	ok({ totalCount: items.length, items, links, continuationToken, attributes: { objectType: 'Collection' } });

/** A list that is not paged, in the usual envelope. @param view makes what is shown of a row */
export const collection = <T>(call: Call, rows: T[], view: View<T> = asIs): Reply =>
	envelope(movedRows(rows.map(view), call.moves), { self: link(call, asked(call)) });

function wholeNumber(call: Call, name: string): number | undefined {
	const text = textOf(call, name);
	if (text !== undefined && !/^\d+$/.test(text)) throw invalid(`${name} must be a whole number of 0 or more`);
	return text === undefined ? undefined : Number(text);
}

function pageSize(call: Call, name: string, { defaultSize = 0, maxSize = Infinity }: PageOptions): number {
	const size = wholeNumber(call, name) ?? defaultSize;
	return Math.min(size === 0 ? Infinity : size, maxSize, call.settings.maxPageSize ?? Infinity);
}

/** The rows of one page of so many, the number of all, and where the next page starts, if there is one. */
function cut(call: Call, rows: unknown[], start: number, size: number) {
	const all = movedRows(rows, call.moves);
	const end = start + size;
	return { items: all.slice(start, end), count: all.length, next: end < all.length ? end : undefined };
}

/** What a continuation token is good for: this request without its paging. */
const keyOf = (call: Call, query: Query): string => JSON.stringify([linkPath(call), Object.entries(query).sort()]);

/**
 * One page of a list with continuation tokens, by the query's `size`. The token is in the body and in the headers of
 * the next link; `totalCount` is the number of rows of this page. Throws a refusal on a token that does not fit.
 */
export function tokenPage(call: Call, rows: unknown[], options: PageOptions = {}): Reply {
	checkNext(call);
	const { seekOperation, ...query } = asked(call);
	const key = keyOf(call, query);
	const { items, next } = cut(call, rows, startOf(call, key), pageSize(call, 'size', options));
	const self = link(call, query);
	if (next === undefined) return envelope(items, { self });
	const value = tokenOf(next, key);
	const headers = [{ key: TOKEN_HEADER, value }];
	const nextOne = link(call, { ...query, seekOperation: 'Next' }, options.linkForm, headers);
	return envelope(items, { self, next: nextOne }, value);
}

/** A page whose next one is asked for by a token that comes in a header of the answer, and goes back in it with the same query. */
function headerRows(call: Call, rows: unknown[], size: number) {
	const key = keyOf(call, asked(call));
	const { items, next } = cut(call, rows, startOf(call, key), Math.min(size, call.settings.maxPageSize ?? Infinity));
	return { items, ...(next && { headers: { [TOKEN_HEADER]: tokenOf(next, key) } }) };
}

/** One page of such a list. Throws a refusal on a token that does not fit. */
export function headerPage(call: Call, all: unknown[], { maxSize = Infinity }: PageOptions): Reply {
	const { items, ...headers } = headerRows(call, all, maxSize);
	return { ...envelope(items, { self: link(call, asked(call)) }), ...headers };
}

/** The same as a bare list, by PageSize (300 at most). */
export function bareHeaderPage(call: Call, all: unknown[]): Reply {
	const size = wholeNumber(call, 'PageSize') ?? 300;
	if (size < 1 || size > 300) throw invalid('PageSize must be 1 to 300');
	const { items, ...headers } = headerRows(call, all, size);
	return { ...ok(items), ...headers };
}

/** One page by the query's `size` and `offset` (rows, from 0), with next and previous links. */
export function sizeOffsetPage(call: Call, rows: unknown[], options: PageOptions = {}): Reply {
	const offset = wholeNumber(call, 'offset') ?? 0;
	const { length } = movedRows(rows, call.moves);
	const size = Math.min(pageSize(call, 'size', options), Math.max(length, 1));
	const { items, next } = cut(call, rows, offset, size);
	const at = (start: number): Link =>
		link(call, { ...asked(call), size: String(size), offset: String(start) }, options.linkForm);
	return envelope(items, {
		self: at(offset),
		...(next !== undefined && { next: at(next) }),
		...(offset > 0 && { previous: at(Math.max(0, offset - size)) }),
	});
}

/** The address of the next page under its name, where there is one. */
const nextLink = (call: Call, name: string, next: number | undefined, query: Query): Query =>
	next === undefined ? {} : { [name]: `${call.origin}${link(call, { ...asked(call), ...query }).uri}` };

/** One page of analytics by `top` and `skip`, in their envelope. */
export function topSkipPage(call: Call, rows: unknown[]): Reply {
	const top = pageSize(call, 'top', { defaultSize: 10_000, maxSize: 10_000 });
	const { items, count, next } = cut(call, rows, wholeNumber(call, 'skip') ?? 0, top);
	const query = { top: String(top), skip: String(next) };
	return ok({ Value: items, ...nextLink(call, '@nextLink', next, query), TotalCount: count });
}

/** One page of Microsoft Graph by `$top`, 300 rows at most; the next link is absolute. */
export function odataPage(call: Call, rows: unknown[]): Reply {
	const top = pageSize(call, '$top', { defaultSize: 300, maxSize: 300 });
	const { items, next } = cut(call, rows, wholeNumber(call, '$skiptoken') ?? 0, top);
	return ok({
		'@odata.context': `${call.origin}/$metadata#${call.operation.path.slice(1)}`,
		value: items,
		...nextLink(call, '@odata.nextLink', next, { $skiptoken: String(next) }),
	});
}

const PAGES: Partial<Record<Paging, (call: Call, rows: unknown[], options: PageOptions) => Reply>> = {
	continuationToken: tokenPage,
	sizeOffset: sizeOffsetPage,
	topSkip: topSkipPage,
	odata: odataPage,
};

/**
 * One page of a list as the contract says that it is paged; a list that is not paged is in the usual envelope, or bare.
 *
 * @param view makes what is shown of a row
 */
export function page<T>(call: Call, all: T[], options: PageOptions = {}, view: View<T> = asIs): Reply {
	const rows = all.map(view);
	const paged = PAGES[call.operation.paging];
	if (paged) return paged(call, rows, options);
	return call.operation.itemsAt === '$' ? ok(movedRows(rows, call.moves)) : collection(call, rows);
}
