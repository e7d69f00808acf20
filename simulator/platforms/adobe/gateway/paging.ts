import { movedRows } from '../../../core/http/moves';
import { type Call, link, type Result, textOf } from '../call';
import { startOf } from '../time';
import { refuse } from '../find';

/** How a list is paged (conventions.paging): its own limits, and what is refused. */
export interface PageOptions {
	defaultLimit: number;
	maxLimit?: number;
	/** Whether a greater limit is cut; otherwise it is refused. */
	cutsLimit?: true;
	/** Whether the answer has links to itself, the next and the previous page. */
	links?: true;
	/** The code for an offset beyond the rows; without it such a page is empty. */
	pastTheEnd?: string;
	/** Members before those of every list. */
	more?: object;
}

const PLAIN_DATE = /^\d{4}-\d\d-\d\d$/;
const ZULU = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** A plain date (midnight UTC) or a date-time in UTC, in ms. Throws 1132 for anything else. */
export function momentOf(call: Call, name: string): number | undefined {
	const text = textOf(call, name);
	if (text === undefined) return undefined;
	const time = PLAIN_DATE.test(text) ? startOf(text) : ZULU.test(text) ? Date.parse(text) : NaN;
	if (Number.isNaN(time)) throw refuse(1132, [`${name} must be a date or a date-time in UTC`]);
	return time;
}

function limitOf(call: Call, { defaultLimit, maxLimit = Infinity, cutsLimit }: PageOptions): number {
	const asked = Number(textOf(call, 'limit') ?? defaultLimit);
	if (asked < 1 || (asked > maxLimit && !cutsLimit)) throw refuse(1132, [`limit must be from 1 to ${maxLimit}`]);
	return Math.min(asked, maxLimit, call.settings.maxPageSize ?? Infinity);
}

/** The address of the same list at another offset. */
function at(uri: string, limit: number, offset: number): string {
	const [path, query] = uri.split('?');
	const params = new URLSearchParams(query);
	params.set('limit', String(limit));
	params.set('offset', String(offset));
	return `${path}?${params}`;
}

/** One page of a list, by limit and offset of the query. Throws 1132 on a limit that is not allowed. */
export function page(call: Call, rows: object[], options: PageOptions): Result {
	const limit = limitOf(call, options);
	const offset = Number(textOf(call, 'offset') ?? 0);
	if (offset < 0) throw refuse(1132, ['offset must be 0 or more']);
	const all = movedRows(rows, call.moves, []);
	if (options.pastTheEnd && offset > 0 && offset >= all.length)
		throw refuse(options.pastTheEnd, [`totalCount is ${all.length}`]);
	const items = all.slice(offset, offset + limit);
	const links = {
		self: link(call.uri),
		...(offset + limit < all.length && { next: link(at(call.uri, limit, offset + limit)) }),
		...(offset > 0 && { prev: link(at(call.uri, limit, Math.max(0, offset - limit))) }),
	};
	const counts = { totalCount: all.length, count: items.length, offset, limit };
	const body = { ...options.more, ...counts, [call.operation.itemsAt]: items };
	return { body: options.links ? { ...body, links } : body };
}
