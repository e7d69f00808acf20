import type { IDataObject } from 'n8n-workflow';

import { type Field, InputProblem, isSent } from '../../declare';
import { isObject } from '../../util/path';
import { checked, checkOf, groupOf, saysNone, wireName, withOwnNames } from '../fieldValues';
import { dictionary } from '../parsers';

type Wire = IDataObject[string];
type Named = { field: Field; name: string };

/** Fields with their wire names, optional collections opened. */
function named(fields: Field[]): Named[] {
	return fields.flatMap((field) => {
		if (field.type === 'collection') return named(field.options as Field[]);
		if (field.type === 'notice' || !isSent(field)) return [];
		return [{ field, name: wireName(field) }];
	});
}

/** What the user's own list calls the members of its rows, by the platform's names. */
type OwnNames = Record<string, string>;

/**
 * Rows given as a JSON list, in the platform's own names, checked by the same fields as rows typed on the screen.
 * Unknown members are refused: a misspelt one would otherwise be lost in silence.
 * @param own what errors call the members, where the user knows them by other names
 */
export function rowsFromJson(fields: Field[], raw: unknown, label: string, own: OwnNames = {}): IDataObject[] {
	if (!Array.isArray(raw) || raw.length === 0) {
		const example = named(fields)
			.filter(({ field }) => field.required)
			.map(({ name }) => `"${own[name] ?? name}": ...`)
			.join(', ');
		throw new InputProblem(`"${label}" must be a list with at least one row, such as [{${example}}].`);
	}
	return checkedRows(fields, raw, label, own);
}

function checkedRows(fields: Field[], rows: unknown[], label: string, own: OwnNames = {}): IDataObject[] {
	const columns = named(fields);
	return rows.map((row, index) => {
		const given = isObject(row) ? withOwnNames(fields, row, wireName) : row;
		return checkedObject(columns, given, `${label}, line ${index + 1}`, own);
	});
}

function checkedObject(columns: Named[], given: unknown, label: string, own: OwnNames = {}): IDataObject {
	if (!isObject(given)) throw new InputProblem(`"${label}" must be an object with fields.`);
	const result: IDataObject = {};
	for (const [key, value] of Object.entries(given)) {
		if (value === undefined || value === null || value === '') continue;
		const member = memberValue(columns, key, value, `${label}, ${own[key] ?? key}`);
		// An empty object says nothing.
		if (!isObject(member) || Object.keys(member).length > 0) result[key] = member;
	}
	for (const { field, name } of columns) {
		if (field.required && result[name.split('.')[0]] === undefined && !saysNone(field, given[name])) {
			throw new InputProblem(`"${label}, ${own[name] ?? name}" is required, but is empty.`);
		}
	}
	return result;
}

function memberValue(columns: Named[], key: string, value: unknown, label: string): Wire {
	const exact = columns.filter((column) => column.name === key);
	if (exact.length > 1) return anyOf(exact, value, label);
	if (exact.length === 1) return fieldFromJson(exact[0].field, value, label);
	const nested = columns
		.filter((column) => column.name.startsWith(`${key}.`))
		.map((column) => ({ ...column, name: column.name.slice(key.length + 1) }));
	if (nested.length > 0) return checkedObject(nested, value, label);
	const known = [...new Set(columns.map((column) => column.name.split('.')[0]))].sort();
	throw new InputProblem(`"${label}" is unknown. Use one of these: ${known.join(', ')}.`);
}

/** A map of names and plain values. @throws InputProblem for anything deeper */
function flat(value: IDataObject, label: string): IDataObject {
	const deep = Object.entries(value).find(([, inner]) => typeof inner === 'object' && inner !== null);
	if (deep) throw new InputProblem(`"${label}, ${deep[0]}" must be a plain value.`);
	return value;
}

/** Several fields for one name are several forms of one value: the one that takes it as it is, else the first that takes it. */
function anyOf(columns: Named[], value: unknown, label: string): Wire {
	const tries = columns.map(({ field }) => attempted(() => fieldFromJson(field, value, label)));
	const taken = tries.filter((one) => 'value' in one);
	const same = taken.find((one) => JSON.stringify(one.value) === JSON.stringify(value)) ?? taken[0];
	if (same) return same.value;
	throw tries.map((one) => ('error' in one ? one.error : undefined)).find((error) => error !== undefined) as Error;
}

function attempted(read: () => Wire): { value: Wire } | { error: Error } {
	try {
		return { value: read() };
	} catch (error) {
		return { error: error as Error };
	}
}

/** What one field holds, as JSON. @throws InputProblem */
export function fieldFromJson(field: Field, value: unknown, label: string): Wire {
	if (field.type !== 'fixedCollection') return checked(checkOf(field), value, label);
	// A dictionary is in JSON as what it is; on the screen it is rows of name and value.
	if (field.send?.check && isObject(value)) return flat(value, label);
	if (field.send?.check === dictionary && Array.isArray(value)) return checked(dictionary, value, label);
	const columns = named(groupOf(field).values);
	if (!field.typeOptions?.multipleValues) return checkedObject(columns, value, label);
	if (!Array.isArray(value)) throw new InputProblem(`"${label}" must be a list.`);
	return checkedRows(groupOf(field).values, value, label);
}
