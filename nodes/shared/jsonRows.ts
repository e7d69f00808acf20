import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from './checks';
import type { Field } from './declare';
import { checkOf, checked, groupOf, wireName } from './inputs';
import { isObject } from './paths';

type Wire = IDataObject[string];
type Named = { field: Field; name: string };

/** Fields with their wire names, optional collections opened. */
function named(fields: Field[]): Named[] {
	return fields.flatMap((field) => {
		if (field.type === 'collection') return named(field.options as Field[]);
		if (field.type === 'notice' || field.send?.in === 'nowhere') return [];
		return [{ field, name: wireName(field) }];
	});
}

/**
 * Rows given as a JSON list, in the platform's own names, checked by the same fields as rows typed on the screen.
 * Unknown members are refused: a misspelt one would otherwise be lost in silence.
 */
export function rowsFromJson(fields: Field[], raw: unknown, label: string): IDataObject[] {
	const columns = named(fields);
	if (!Array.isArray(raw) || raw.length === 0) {
		const example = columns.filter(({ field }) => field.required).map(({ name }) => `"${name}": ...`).join(', ');
		throw new InputProblem(`"${label}" must be a list with at least one row, such as [{${example}}].`);
	}
	return raw.map((row, index) => checkedObject(columns, row, `${label}, line ${index + 1}`));
}

function checkedObject(columns: Named[], given: unknown, label: string): IDataObject {
	if (!isObject(given)) throw new InputProblem(`"${label}" must be an object with fields.`);
	const result: IDataObject = {};
	for (const [key, value] of Object.entries(given)) {
		if (value === undefined || value === null || value === '') continue;
		result[key] = memberValue(columns, key, value, label);
	}
	for (const { field, name } of columns) {
		if (field.required && result[name.split('.')[0]] === undefined) {
			throw new InputProblem(`"${label}, ${name}" is required, but nothing was given.`);
		}
	}
	return result;
}

function memberValue(columns: Named[], key: string, value: unknown, label: string): Wire {
	const inner = `${label}, ${key}`;
	const exact = columns.filter((column) => column.name === key);
	// Several fields for one name are several types for one value (text, number, list): any of them is right.
	if (exact.length > 1) return value as Wire;
	if (exact.length === 1) return fieldValue(exact[0].field, value, inner);
	const nested = columns
		.filter((column) => column.name.startsWith(`${key}.`))
		.map((column) => ({ ...column, name: column.name.slice(key.length + 1) }));
	if (nested.length > 0) return checkedObject(nested, value, inner);
	const known = [...new Set(columns.map((column) => column.name.split('.')[0]))].sort();
	throw new InputProblem(`"${inner}" is not known here. Known are ${known.join(', ')}.`);
}

function fieldValue(field: Field, value: unknown, label: string): Wire {
	if (field.type !== 'fixedCollection') return checked(checkOf(field), value, label);
	// A dictionary stands in JSON as what it is; on the screen it is rows of name and value.
	if (field.send?.check && isObject(value)) return value;
	const columns = named(groupOf(field).values);
	if (!field.typeOptions?.multipleValues) return checkedObject(columns, value, label);
	if (!Array.isArray(value)) throw new InputProblem(`"${label}" must be a list.`);
	return value.map((row, index) => checkedObject(columns, row, `${label}, line ${index + 1}`));
}
