import { type Call, textOf } from '../call';
import { refuse } from '../refusal';
import type { Reply } from '../reply';
import { headerStart, startOf, TOKEN_HEADER, tokenOf } from './continuation';

export interface Link {
	uri: string;
	method: 'GET';
	headers: Array<{ key: string; value: string }>;
}

/** The forms in which the platform writes the address of a link, the odd ones too. */
export type LinkForm = 'plain' | 'withVersion' | 'doubleQuestionMark';

export interface PageOptions {
	/** Rows of a page when the request does not say; 0 is all. */
	defaultSize?: number;
	/** The most rows of a page, whatever the request says. */
	maxSize?: number;
	linkForm?: LinkForm;
	/** Members beside those of every row list. */
	more?: Record<string, unknown>;
}

type Query = Record<string, string>;

/** The rows as they stand after what the simulator was told to move; a row that comes in is a copy of the first. */
export function movedRows<Row>(rows: Row[], { inserted, removed }: Call['moves']): Row[] {
	const newcomers =
		rows.length === 0
			? []
			: Array.from({ length: inserted }, (_, index) => ({ ...rows[0], id: `moved-${inserted - index}` }));
	return [...newcomers, ...rows.slice(removed)];
}

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
	return {
		uri: `${prefix}${linkPath(call)}${pairs.length ? `?${pairs.join('&')}` : ''}${last}`,
		method: 'GET',
		headers,
	};
}

/** What the request asked for, each name once. */
const asked = (call: Call): Query =>
	Object.fromEntries(
		Object.keys(call.query).flatMap((name) => {
			const value = textOf(call, name);
			return value === undefined ? [] : [[name, value]];
		}),
	);

const envelope = (items: unknown[], links: Record<string, Link>, more: Record<string, unknown>) => ({
	totalCount: items.length,
	items,
	links,
	...more,
	attributes: { objectType: 'Collection' },
});

/** A list that is not paged, in the usual envelope. @param view makes what is shown of a row */
export const collection = <T>(call: Call, rows: T[], view: (row: T) => unknown = (row) => row): Reply => {
	const items = movedRows(rows.map(view), call.moves);
	return { status: 200, body: envelope(items, { self: link(call, asked(call)) }, {}) };
};

/** A list that is not paged, without an envelope. */
const bareList = (call: Call, rows: unknown[]): Reply => ({ status: 200, body: movedRows(rows, call.moves) });

function wholeNumber(call: Call, name: string): number | undefined {
	const text = textOf(call, name);
	if (text === undefined) return undefined;
	if (!/^\d+$/.test(text)) throw refuse(400, 3000, `${name} must be a whole number of 0 or more`);
	return Number(text);
}

function pageSize(call: Call, name: string, { defaultSize = 0, maxSize = Infinity }: PageOptions): number {
	const size = wholeNumber(call, name) ?? defaultSize;
	return Math.min(size === 0 ? Infinity : size, maxSize, call.settings.maxPageSize ?? Infinity);
}

/**
 * One page of a list with continuation tokens, by the query's `size`. The token stands in the body and in the headers of
 * the next link; `totalCount` is the number of rows of this page. Throws a refusal on a token that does not fit.
 */
export function tokenPage(call: Call, rows: unknown[], options: PageOptions = {}): Reply {
	const { seekOperation, ...query } = asked(call);
	const key = JSON.stringify([linkPath(call), Object.entries(query).sort()]);
	const start = startOf(call, key);
	const all = movedRows(rows, call.moves);
	const end = start + pageSize(call, 'size', options);
	const self = link(call, query);
	if (end >= all.length) return { status: 200, body: envelope(all.slice(start), { self }, options.more ?? {}) };
	const token = tokenOf(end, key);
	const next = link(call, { ...query, seekOperation: 'Next' }, options.linkForm, [{ key: TOKEN_HEADER, value: token }]);
	const more = { ...options.more, continuationToken: token };
	return { status: 200, body: envelope(all.slice(start, end), { self, next }, more) };
}

/** The rows of a page whose next one is asked for by a token that comes in a header of the answer, and goes back in it with the same query. */
function headerRows(call: Call, rows: unknown[], size: number): { rows: unknown[]; headers?: Record<string, string> } {
	const key = JSON.stringify([linkPath(call), Object.entries(asked(call)).sort()]);
	const start = headerStart(call, key);
	const all = movedRows(rows, call.moves);
	const end = start + Math.min(size, call.settings.maxPageSize ?? Infinity);
	return { rows: all.slice(start, end), ...(end < all.length && { headers: { [TOKEN_HEADER]: tokenOf(end, key) } }) };
}

/** One page of such a list. Throws a refusal on a token that does not fit. */
export function headerPage(call: Call, all: unknown[], { maxSize = Infinity }: PageOptions): Reply {
	const { rows, ...reply } = headerRows(call, all, maxSize);
	return { status: 200, body: envelope(rows, { self: link(call, asked(call)) }, {}), ...reply };
}

/** The same as a bare list, by PageSize (300 at most). */
export function bareHeaderPage(call: Call, all: unknown[]): Reply {
	const size = wholeNumber(call, 'PageSize') ?? 300;
	if (size < 1 || size > 300) throw refuse(400, 3000, 'PageSize must be 1 to 300');
	const { rows, ...reply } = headerRows(call, all, size);
	return { status: 200, body: rows, ...reply };
}

/** One page by the query's `size` and `offset` (rows, from 0), with next and previous links. */
export function sizeOffsetPage(call: Call, rows: unknown[], options: PageOptions = {}): Reply {
	const all = movedRows(rows, call.moves);
	const size = Math.min(pageSize(call, 'size', options), Math.max(all.length, 1));
	const offset = wholeNumber(call, 'offset') ?? 0;
	const at = (start: number): Link =>
		link(call, { ...asked(call), size: String(size), offset: String(start) }, options.linkForm);
	const links = {
		self: at(offset),
		...(offset + size < all.length && { next: at(offset + size) }),
		...(offset > 0 && { previous: at(Math.max(0, offset - size)) }),
	};
	return { status: 200, body: envelope(all.slice(offset, offset + size), links, options.more ?? {}) };
}

/** One page of analytics by `top` and `skip`, in their envelope. */
export function topSkipPage(call: Call, rows: unknown[]): Reply {
	const all = movedRows(rows, call.moves);
	const top = pageSize(call, 'top', { defaultSize: 10_000, maxSize: 10_000 });
	const skip = wholeNumber(call, 'skip') ?? 0;
	const next = link(call, { ...asked(call), top: String(top), skip: String(skip + top) }).uri;
	const body = {
		Value: all.slice(skip, skip + top),
		...(skip + top < all.length && { '@nextLink': `${call.origin}${next}` }),
		TotalCount: all.length,
	};
	return { status: 200, body };
}

/** One page of Microsoft Graph by `$top`, 300 rows at most; the next link is absolute. */
export function odataPage(call: Call, rows: unknown[]): Reply {
	const all = movedRows(rows, call.moves);
	const top = pageSize(call, '$top', { defaultSize: 300, maxSize: 300 });
	const start = wholeNumber(call, '$skiptoken') ?? 0;
	const next = link(call, { ...asked(call), $skiptoken: String(start + top) }).uri;
	const body = {
		'@odata.context': `${call.origin}/$metadata#${call.operation.path.slice(1)}`,
		value: all.slice(start, start + top),
		...(start + top < all.length && { '@odata.nextLink': `${call.origin}${next}` }),
	};
	return { status: 200, body };
}

/**
 * One page of a list as the contract says that it is paged; a list that is not paged is in the usual envelope, or bare.
 *
 * @param view makes what is shown of a row
 */
export function page<T>(
	call: Call,
	all: T[],
	options: PageOptions = {},
	view: (row: T) => unknown = (row) => row,
): Reply {
	const rows = all.map(view);
	switch (call.operation.paging) {
		case 'continuationToken':
			return tokenPage(call, rows, options);
		case 'sizeOffset':
			return sizeOffsetPage(call, rows, options);
		case 'topSkip':
			return topSkipPage(call, rows);
		case 'odata':
			return odataPage(call, rows);
		default:
			return call.operation.itemsAt === '$' ? bareList(call, rows) : collection(call, rows);
	}
}
