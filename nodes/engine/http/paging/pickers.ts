import {
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	NodeOperationError,
} from 'n8n-workflow';

import { parseRoute, type Picker, Problem, type Session, type Vendor } from '../../declare';
import { getRequest } from '../request';
import { openSession } from '../session';
import { asQuery } from './lookups';
import { type Position, readPage, START } from './pages';
import { readRows } from './paging';

const PAGE = 50;

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** Where a field can be on the screen. */
const PLACES = ['', 'additionalFields.', 'updateFields.', 'filters.'];

/** An id chosen before in another field; '' when none, or when it was given by something that is no id. */
function chosenField(context: ILoadOptionsFunctions): (field: string) => string {
	return (field) => {
		// In a row of several fields, the one beside it comes first; an optional one is in a collection.
		const given =
			beside(context, field) ??
			beside(context, `more.${field}`) ??
			PLACES.map((place) => context.getCurrentNodeParameter(`${place}${field}`)).find((found) => found !== undefined);
		if (typeof given !== 'object' || given === null) return given === undefined ? '' : String(given ?? '');
		const { mode, value } = given as IDataObject;
		return mode === 'list' || mode === 'id' ? String(value ?? '') : '';
	};
}

/** n8n throws where a field is in no row. */
function beside(context: ILoadOptionsFunctions, field: string) {
	try {
		return context.getCurrentNodeParameter(`&${field}`);
	} catch {
		return undefined;
	}
}

/** @throws Problem that names what must be chosen first */
function pathOf({ route, after = {} }: Picker, chosen: (field: string) => string): Record<string, string> {
	const missing = Object.entries(after).find(([field]) => chosen(field) === '');
	if (missing) throw new Problem(`Choose ${missing[1]} first. The list depends on it.`);
	return Object.fromEntries(parseRoute(route).names.map((name) => [name, chosen(name)]));
}

/** Each value is listed once; equal names differ by their value. */
function toResults(picker: Picker, rows: IDataObject[], { chosen }: Base): INodeListSearchResult['results'] {
	// What has no id cannot be picked.
	const named = rows.filter((row) => picker.value(row) !== '');
	const byValue = new Map(named.map((row) => [picker.value(row), picker.label(row, chosen)]));
	return [...byValue].map(([value, name]) => ({ name, value }));
}

/** Where a search starts: the list as the fields chosen before narrow it. */
interface Base {
	path: Record<string, string>;
	query: IDataObject;
	body?: IDataObject;
	chosen: (field: string) => string;
}

/** Most rows that are searched here, where the platform cannot search. */
const SEARCHED = 1000;

async function searchPage(session: Session, picker: Picker, base: Base, filter = '', token = '') {
	const needle = filter.trim().toLowerCase();
	const searched = picker.search && needle ? asQuery(picker.search, filter.trim()) : {};
	const asked = getRequest(picker.route, base.path, { ...base.query, ...searched });
	const request = { ...asked, headers: picker.headers, body: base.body };
	const keep = (row: IDataObject) =>
		!needle || picker.search !== undefined || picker.label(row, base.chosen).toLowerCase().includes(needle);
	const { items, paging } = picker;
	const isWhole = !paging || 'whole' in paging;
	if (isWhole || (needle && !picker.search)) {
		const rows = await readRows(session, request, paging, items, isWhole ? Infinity : SEARCHED);
		return { results: toResults(picker, rows.filter(keep), base) };
	}
	const from = token === '' ? START : (JSON.parse(token) as Position);
	const { rows, next } = await readPage({ session, request, paging, items }, PAGE, from);
	return { results: toResults(picker, rows, base), paginationToken: next && JSON.stringify(next) };
}

/** The `listSearch` methods of a node: one per picker of the vendor. */
export function listSearch(vendor: Vendor): Record<string, Search> {
	const search = (picker: Picker): Search =>
		async function (filter, paginationToken) {
			const session = await openSession(this, vendor);
			const page = await attemptSearch(session, picker, chosenField(this), filter, paginationToken);
			if (page instanceof Problem) {
				throw new NodeOperationError(this.getNode(), page.message, { description: page.description });
			}
			return page;
		};
	return Object.fromEntries(Object.entries(vendor.pickers).map(([name, picker]) => [name, search(picker)]));
}

async function attemptSearch(
	session: Session,
	picker: Picker,
	chosen: (field: string) => string,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult | Problem> {
	try {
		const now = session.clock.now();
		const path = pathOf(picker, chosen);
		const base = { path, query: picker.query?.(chosen, now) ?? {}, body: picker.body?.(chosen, now), chosen };
		return await searchPage(session, picker, base, filter, token);
	} catch (error) {
		return error instanceof Problem ? error : new Problem(String((error as Error).message));
	}
}
