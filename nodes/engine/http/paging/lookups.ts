import type { IDataObject } from 'n8n-workflow';

import { type Lookup, type Picker, Problem, type Session, type Values } from '../../declare';
import { valuesAt } from '../../util/path';
import { getRequest } from '../request';
import { remembered } from '../session';
import { readRows } from './paging';

/** A query that finds a text. */
export const asQuery = (query: string | ((value: string) => IDataObject), value: string): IDataObject =>
	typeof query === 'string' ? { [query]: value } : query(value);

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
	const rows = await readRows(session, request, picker.paging, picker.items, Infinity);
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
