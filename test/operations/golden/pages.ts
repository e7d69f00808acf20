import type { Operation } from '../../../simulator/core/contract/contract';
import type { Recorded } from '../play/contract';
import type { Reply } from '../platforms';

/** How a list is answered in place of its sample: without rows, or as three rows on two pages. */
export type Listing = 'empty' | 'twoPages';

type Members = Record<string, unknown>;

const ROWS = 3;
/** Rows of the first page, and where the second one begins. */
const PAGE = 2;

/** The header that asks for a page by its token. */
export const TOKEN = 'MS-ContinuationToken';

const isObject = (value: unknown): value is Members =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same row under other IDs: a row that comes twice is dropped. */
const another = (row: unknown, number: number): unknown =>
	isObject(row)
		? Object.fromEntries(
				Object.entries(row).map(([name, value]) => [
					name,
					/id$/i.test(name) && typeof value === 'string' ? `${value}-${number}` : value,
				]),
			)
		: row;

/** Where the page begins that is asked for: each paging counts in another place. */
const startOf = ({ query, headers }: Recorded): number =>
	Number(query.offset ?? query.skip ?? query.start ?? query.$skiptoken ?? headers[TOKEN.toLowerCase()] ?? 0);

/** Whether a request follows a link that an answer named: its query is the platform's. */
export const followsLink = ({ query }: Recorded): boolean => 'start' in query || '$skiptoken' in query;

/** The list's own numbers of rows, wherever the platform has them. */
function counted(body: Members, total: number, count: number): Members {
	const pagination = isObject(body.pagination) ? { pagination: { ...body.pagination, total } } : {};
	const known = { totalCount: total, TotalCount: total, count, Count: count };
	return { ...body, ...Object.fromEntries(Object.entries(known).filter(([name]) => name in body)), ...pagination };
}

/** What leads from the first page to the second, as the contract says for this list. @param url of the list, from `http` on @param path the same below the API's address */
function leadOn(
	{ paging, query }: Operation,
	url: string,
	path: string,
): { headers?: Record<string, string>; body?: Members } {
	const next = { links: { next: { uri: `${path}?start=${PAGE}`, method: 'GET', headers: [] } } };
	switch (paging) {
		case 'continuationToken':
			return query.some(({ name }) => name === 'seekOperation')
				? { body: { ...next, continuationToken: String(PAGE) } }
				: { headers: { [TOKEN]: String(PAGE) } };
		case 'links':
		case 'sizeOffset':
			return { body: next };
		case 'topSkip':
			return { body: { '@nextLink': `${url}?skip=${PAGE}` } };
		case 'odata':
			return { body: { '@odata.nextLink': `${url}?$skiptoken=${PAGE}` } };
		default:
			return {};
	}
}

/** The answer to a request for a list in place of its sample. @param url of the list, from `http` on */
export function listReply(listing: Listing, asked: Operation, request: Recorded, reply: Reply, url: string): Reply {
	const found = isObject(reply.body) ? reply.body[asked.itemsAt] : reply.body;
	const sample = Array.isArray(found) ? (found as unknown[]) : [];
	const paged = asked.paging !== 'none' && asked.paging !== 'pageNumber';
	const all =
		listing === 'empty'
			? []
			: paged
				? Array.from({ length: ROWS }, (_, number) => sample[number] ?? another(sample[0], number))
				: sample;
	const start = paged ? startOf(request) : 0;
	const rows = paged ? all.slice(start, start === 0 ? PAGE : ROWS) : all;
	const { headers, body } =
		start + rows.length < all.length ? leadOn(asked, url, new URL(url).pathname.slice(request.host.base.length)) : {};
	return {
		...reply,
		headers: { ...reply.headers, ...headers },
		body: isObject(reply.body)
			? { ...counted(reply.body, all.length, rows.length), [asked.itemsAt]: rows, ...body }
			: rows,
	};
}
