import type { IDataObject } from 'n8n-workflow';

import { at, put, type Field } from './declare';
import { groupOf, wireName } from './inputs';

export const HIDDEN = '(not shown)';

const isPrivate = (field: Field): boolean => field.send?.personal === true || field.send?.secret === true;

function redactField(target: IDataObject, field: Field): void {
	if (field.type === 'collection') {
		for (const inner of field.options as Field[]) redactField(target, inner);
		return;
	}
	const name = wireName(field);
	const value = at(target, name);
	if (value === undefined || field.send?.in === 'nowhere') return;
	const rows = field.send?.rowsOf ?? field;
	if (isPrivate(rows)) put(target, name, HIDDEN);
	else if (rows.type === 'fixedCollection' && typeof value === 'object') {
		const inner = groupOf(rows).values;
		for (const row of Array.isArray(value) ? value : [value]) {
			for (const column of inner) redactField(row as IDataObject, column);
		}
	}
}

/** A copy of a request's body or query in which personal and secret fields are hidden. */
export function redact(fields: Field[], body: IDataObject): IDataObject {
	const copy = structuredClone(body);
	for (const field of fields) redactField(copy, field);
	return copy;
}
