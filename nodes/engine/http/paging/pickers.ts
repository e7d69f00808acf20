import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Picker } from '../../declare';
import { NodeOperationError } from 'n8n-workflow';

import { type Lookup, parseRoute, Problem, type Session, type Values, type Vendor } from '../../declare';
import { numberIn } from '../../util/numbers';
import { at, valuesAt } from '../../util/path';
import { getRequest } from '../request';
import { read } from '../send';
import { openSession, remembered } from '../session';
import { linkedPage, readRows, rowsAt } from './paging';

const PAGE = 50;

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** Where a field can stand on the screen. */
const PLACES = ['', 'additionalFields.', 'updateFields.', 'filters.'];

/** An id chosen before in another field; '' when none, or when it was given by something that is no id. */
function chosenField(context: ILoadOptionsFunctions): (field: string) => string {
	return (field) => {
		// In a row of several fields, the one beside it comes first; one that is not required stands in a collection.
		const given =
			beside(context, field) ??
			PLACES.map((place) => context.getCurrentNodeParameter(`${place}${field}`)).find((found) => found !== undefined);
		if (typeof given !== 'object' || given === null) return given === undefined ? '' : String(given ?? '');
		const { mode, value } = given as IDataObject;
		return mode === 'list' || mode === 'id' ? String(value ?? '') : '';
	};
}

/** n8n throws where a field stands in no row. */
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

const asQuery = (query: string | ((value: string) => IDataObject), value: string): IDataObject =>
	typeof query === 'string' ? { [query]: value } : query(value);

/** Rows of one value stand once; equal names are told apart by their value. */
function toResults(picker: Picker, rows: IDataObject[]): INodeListSearchResult['results'] {
	// What has no id cannot be picked.
	const named = rows.filter((row) => picker.value(row) !== '');
	const byValue = new Map(named.map((row) => [picker.value(row), picker.label(row)]));
	return [...byValue].map(([value, name]) => ({ name, value }));
}

/** Where a search starts: the list as the fields chosen before narrow it. */
interface Base {
	path: Record<string, string>;
	query: IDataObject;
}

/** Most rows that are searched here, where the platform cannot search. */
const SEARCHED = 1000;

async function searchPage(session: Session, picker: Picker, base: Base, filter = '', token = '') {
	const needle = filter.trim().toLowerCase();
	const searched = picker.search && needle ? asQuery(picker.search, filter.trim()) : {};
	const request = { ...getRequest(picker.route, base.path, { ...base.query, ...searched }), headers: picker.headers };
	const keep = (row: IDataObject) =>
		!needle || picker.search !== undefined || picker.label(row).toLowerCase().includes(needle);
	const { paging } = picker;
	if (!paging || 'whole' in paging) {
		const { body } = await read(session, request);
		return { results: toResults(picker, rowsAt(body, picker.items).filter(keep)) };
	}
	if (needle && !picker.search) {
		const rows = await readRows(session, request, paging, picker.items, SEARCHED);
		return { results: toResults(picker, rows.filter(keep)) };
	}
	if ('next' in paging) {
		const { rows, next } = await linkedPage(session, request, paging, picker.items, token, PAGE);
		return { results: toResults(picker, rows), paginationToken: next };
	}
	const offset = Number(token || 0);
	const page = { ...request.query, [paging.offset]: offset, [paging.limit]: PAGE };
	const { body } = await read(session, { ...request, query: page });
	const rows = rowsAt(body, picker.items);
	const end = offset + rows.length;
	// A list that does not say how many rows there are may go on after a full page.
	const total = numberIn(at(body, paging.total)) ?? (rows.length === PAGE ? Infinity : end);
	const more = rows.length > 0 && end < total;
	return { results: toResults(picker, rows), paginationToken: more ? String(end) : undefined };
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
		const base = { path: pathOf(picker, chosen), query: picker.query?.(chosen, session.clock.now()) ?? {} };
		return await searchPage(session, picker, base, filter, token);
	} catch (error) {
		return error instanceof Problem ? error : new Problem(String((error as Error).message));
	}
}

/** Every row whose `match` path equals the value exactly, found through the platform's filter, which need not be exact. */
export async function findRows(
	session: Session,
	picker: Picker,
	mode: string,
	value: string,
	path: Record<string, string> = {},
): Promise<IDataObject[]> {
	const find = picker.finds?.[mode];
	if (!find) return [];
	const request = { ...getRequest(picker.route, path, asQuery(find.query, value)), headers: picker.headers };
	const rows = picker.paging
		? await readRows(session, request, picker.paging, picker.items, Infinity)
		: rowsAt((await read(session, request)).body, picker.items);
	const form = (text: unknown) =>
		find.anyCase
			? String(text ?? '')
					.trim()
					.toLowerCase()
			: String(text ?? '').trim();
	return rows.filter((row) => valuesAt(row, find.match).some((found) => form(found) === form(value)));
}

async function idOf(
	session: Session,
	{ picker, mode, value, field }: Lookup,
	path: Record<string, string>,
): Promise<string> {
	const key = `${picker.route} ${JSON.stringify(path)} ${mode} ${value}`;
	const rows = await remembered(session, key, async () => await findRows(session, picker, mode, value, path));
	if (rows.length === 1) return picker.value(rows[0]);
	const ids = rows.map((row) => picker.value(row));
	const details = { field, matches: ids };
	if (ids.length === 0) {
		throw new Problem(`"${field}" matches none of the ${picker.noun}. Check the value, or use the ID.`, details);
	}
	throw new Problem(
		`"${field}" matches ${ids.length} ${picker.noun}: ${ids.join(', ')}. Choose one of these IDs.`,
		details,
	);
}

/** Fills in the ids that were given by something else. @throws Problem for none or several */
export async function resolveLookups(session: Session, values: Values): Promise<void> {
	for (const lookup of values.lookups) lookup.place(values, await idOf(session, lookup, values.path));
	values.lookups = [];
}
