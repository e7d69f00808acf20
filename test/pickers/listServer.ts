import type { Paging, Picker } from '../../nodes/engine/declare';
import { graphPaging, paging, salesPaging } from '../../nodes/PartnerCenter/paging';
import type { Host } from '../operations/platforms';
import { signedIn } from '../operations/play/signIn';
import { startRecorder, type Received } from '../support/recorder';
import { seen, type Row } from './rows';

/** A list as a picker reads it: at which host, and the rows of all its pages. */
export interface Served {
	host: Host;
	picker: Picker;
	rows: Row[];
}

export interface ListServer {
	url: string;
	/** Paths and queries that were asked for, in order. */
	asked: string[];
	/** From now on this list is given out, and no other. */
	serve(list: Served): void;
	stop(): Promise<void>;
}

/** Rows of a page. */
export const PAGE = 2;

/** Whether a list comes without pages. */
export const isWhole = ({ items, paging: by }: Picker): boolean => items === '' || by === undefined || 'whole' in by;

/** Where the platform's filter looks. */
const FILTERED: Record<string, string[]> = {
	CompanyName: ['companyProfile', 'companyName'],
	Domain: ['companyProfile', 'domain'],
};

const at = (row: Row, path: string[]): unknown =>
	path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], row);

/** Rows whose name holds a text, in which a star means any other: nobody says that the whole name is compared. */
function fitting(rows: Row[], name: string): Row[] {
	const pattern = new RegExp(
		name
			.split('*')
			.map((text) => text.replace(/[.?+^${}()|[\]\\]/g, '\\$&'))
			.join('.*'),
		'i',
	);
	return rows.filter((row) => pattern.test(String(at(row, FILTERED.CompanyName))));
}

/** Rows that the query is for: by a name, or by a filter, with which they begin. */
function filtered(rows: Row[], { filter, 'company-name': name }: Record<string, string>): Row[] {
	if (name !== undefined) return fitting(rows, name);
	const { Field = '', Value = '' } = typeof filter === 'string' ? (JSON.parse(filter) as Record<string, string>) : {};
	const path = FILTERED[Field];
	return path ? rows.filter((row) => String(at(row, path)).toLowerCase().startsWith(Value.toLowerCase())) : rows;
}

/** The number of the page that is asked for, however the platform counts pages. */
function pageOf({ headers, query }: Received): number {
	const { page, offset, $skiptoken } = query;
	if (offset !== undefined) return Number(offset) / PAGE;
	return Number(page ?? $skiptoken ?? headers['ms-continuationtoken'] ?? 0);
}

/** Paging by a link with OData's name. */
const ODATA: Array<Paging | undefined> = [graphPaging.odata, salesPaging.odata];

/** Paging by a token in the body. */
const TOKENS: Array<Paging | undefined> = [paging.token, paging.largeToken, paging.plainToken];

/** Leads to the next page, in the form of the paging: a token, a link, or only the word that there is one. */
function leadingOn({ host, picker }: Served, path: string, next: number, url: string): object {
	// Links leave the version out, and a second parameter comes behind a second question mark.
	const uri = `${path.replace(/^\/v1/, '')}?language=en?page=${next}`;
	if (ODATA.includes(picker.paging)) return { '@odata.nextLink': `${url}${host.base}${path}?$skiptoken=${next}` };
	const link = { links: { next: { uri, headers: [] } } };
	return TOKENS.includes(picker.paging) ? { continuationToken: String(next), ...link } : link;
}

function answer(list: Served, request: Received, url: string): unknown {
	const {
		host,
		picker: { items },
	} = list;
	const rows = filtered(list.rows, request.query);
	if (isWhole(list.picker)) return items === '' ? rows : { [items]: rows };
	const page = pageOf(request);
	const path = request.url.split('?')[0].slice(host.base.length);
	const more = (page + 1) * PAGE < rows.length ? leadingOn(list, path, page + 1, url) : { links: {} };
	return { totalCount: rows.length, [items]: rows.slice(page * PAGE, (page + 1) * PAGE), ...more };
}

/** A platform that has one list at a time, and single rows of it by id. */
export async function startListServer(): Promise<ListServer> {
	const asked: string[] = [];
	let list: Served | undefined;

	const { url, stop } = await startRecorder((request, own) => {
		const answered = signedIn(request);
		if (answered || !list) return answered;
		const { host, picker, rows } = list;
		const [method, path] = picker.route.split(' ');
		if (request.method !== method && request.method !== 'GET') return undefined;
		asked.push(request.url.slice(host.base.length));
		const pattern = new RegExp(`^${host.base}${path.replace(/\{\w+\}/g, '[^/?]+')}(\\?|$)`);
		if (pattern.test(request.url)) return { body: answer(list, request, own) };
		const one = rows.find((row) => picker.value(seen(row)) === request.url.split('/').at(-1));
		return one ? { body: one } : undefined;
	});
	return {
		url,
		asked,
		serve(next) {
			list = next;
			asked.length = 0;
		},
		stop,
	};
}
