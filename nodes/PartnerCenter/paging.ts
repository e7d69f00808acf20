import type { LinkPaging, NextPage, PageHeaders, Paging } from '../engine/declare';
import { numberIn } from '../engine/util/numbers';
import { at, isObject } from '../engine/util/path';

/** Links of the platform: mostly without /v1, some with two question marks. Source: facts, conventions.paging.linkUris. */
export function linkOf(uri: string): string {
	const [path, ...queries] = uri.split('?');
	const rooted = /^https?:/i.test(path) ? path : `/${path.replace(/^\/+/, '')}`;
	const versioned = /^(https?:|\/(v1|partner\/v1|webhooks\/v1|auditactivity\/v1)\/)/i.test(rooted)
		? rooted
		: `/v1${rooted}`;
	return queries.length > 0 ? `${versioned}?${queries.join('&')}` : versioned;
}

const TOKEN_HEADER = 'MS-ContinuationToken';

interface Link {
	/** '' where it is none that can be read */
	uri: string;
	headers?: unknown;
}

function nextLink(body: unknown): Link | undefined {
	const link = at(body, 'links.next');
	const uri = isObject(link) ? link.uri : link;
	if (uri === undefined || uri === null || uri === '') return undefined;
	return { uri: typeof uri === 'string' ? uri : '', headers: at(link, 'headers') };
}

/** Of the headers that a link asks for, the one that the platform documents. No answer decides over any other. */
function headersOf({ headers }: Link): Record<string, string> {
	const asked = Array.isArray(headers) ? (headers as unknown[]).filter(isObject) : [];
	const token = asked.find(({ key }) => String(key).toLowerCase() === TOKEN_HEADER.toLowerCase())?.value;
	return typeof token === 'string' && token !== '' ? { [TOKEN_HEADER]: token } : {};
}

function followLink(body: unknown): NextPage | undefined {
	const link = nextLink(body);
	return link && { link: link.uri && linkOf(link.uri), headers: headersOf(link) };
}

/** The token goes raw into a header. A list that has links, but none to a next page, is at its end. */
function byToken(body: unknown): NextPage | undefined {
	const token = at(body, 'continuationToken');
	if (typeof token !== 'string' || token === '') return followLink(body);
	if (isObject(at(body, 'links')) && !nextLink(body)) return undefined;
	return { query: { seekOperation: 'Next' }, headers: { [TOKEN_HEADER]: token } };
}

/** The next page's token comes in a header, and goes back in it with the same query. Seen at the end: none, or the one that was sent. */
function byHeader(body: unknown, { got, sent }: PageHeaders): NextPage | undefined {
	const token = got[TOKEN_HEADER.toLowerCase()];
	if (!token) return byToken(body);
	return token === sent[TOKEN_HEADER] ? undefined : { headers: { [TOKEN_HEADER]: token } };
}

const member = (body: unknown, name: string): unknown => (isObject(body) ? body[name] : undefined);

const TOP = 10_000;

/**
 * Whether more rows follow, as the page says; where it does not, a full page is not taken for the last one.
 * @param seen rows so far, of which `rows` in this page
 */
function followsMore(body: unknown, seen: number, rows: number): boolean {
	if (member(body, '@nextLink')) return true;
	const total = numberIn(member(body, 'TotalCount'));
	return total === undefined ? rows >= TOP : total > seen;
}

/** How Partner Center gives long lists. Source: facts, conventions.paging. */
export const paging = {
	/** no paging is described; a link to a next page is followed where there is one */
	links: { next: followLink },
	token: { size: { query: 'size', most: 500 }, next: byToken },
	/** invoice line items, audit records */
	largeToken: { size: { query: 'size', most: 2000 }, next: byToken },
	/** for lists that take the token, but no page size */
	plainToken: { next: byToken },
	/** migrations and their plans */
	headerToken: {
		size: { query: 'PageSize', most: 300 },
		next: (body, _seen, _rows, headers) => byHeader(body, headers),
	},
	/** end dates of a term: the same without a page size */
	continuationHeader: { next: (body, _seen, _rows, headers) => byHeader(body, headers) },
	/** legacy invoices; modern ones ignore both, and then name no next page */
	sizeOffset: {
		size: { query: 'size', most: 500 },
		next: (body, seen) => (nextLink(body) ? { query: { offset: seen } } : undefined),
	},
	/** analytics; a page without rows that is not the last one leads to itself, which is reported as an error */
	topSkip: {
		size: { query: 'top', most: TOP },
		next: (body, seen, rows) => (followsMore(body, seen, rows) ? { query: { skip: seen } } : undefined),
	},
} satisfies Record<string, LinkPaging>;

/** The link to the next page; '' where it is none that can be read. */
function odataLink(body: unknown): string | undefined {
	const link = member(body, '@odata.nextLink') ?? '';
	if (link === '') return undefined;
	return typeof link === 'string' ? link : '';
}

/** How Microsoft Graph does: OData. */
export const graphPaging = {
	odata: {
		next: (body) => {
			const link = odataLink(body);
			return link === undefined ? undefined : { link };
		},
	},
} satisfies Record<string, Paging>;

/** The query of a link, wherever the link leads. */
const queryOf = (link: string): Record<string, string> =>
	Object.fromEntries(new URLSearchParams(link.split('?').slice(1).join('&')));

/**
 * How api.partner.microsoft.com does. Its links begin with http and lack a part of the path, so only their query is taken.
 * Source: contract, referral.getMany.
 */
export const salesPaging = {
	odata: {
		next: (body) => {
			const link = odataLink(body);
			if (link === '') return { link };
			return link?.includes('?') ? { query: queryOf(link) } : undefined;
		},
	},
	/** a file whose rows are read until there are enough of them */
	sheet: { whole: true },
} satisfies Record<string, Paging>;
