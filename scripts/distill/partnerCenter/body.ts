import type { Field } from '../../../simulator/contract';
import { nameOf } from '../containers';
import { containersOf } from '../expand';
import type { FactsOperation } from './facts';
import { INSIDES } from './insides';
import { ALWAYS_CARRIED, CARRIED_MORE } from './replaces';

/** The rows of a list's items, or of an object's members, after its own row. */
function insideOf(field: Field, fields: Field[], operationId: string): Field[] {
	const inside = INSIDES.find(({ operations, name }) => operations.includes(operationId) && name === field.name);
	if (!inside) return [];
	const prefix = `${field.name}[].`;
	if (inside.rows !== 'siblings') return inside.rows.map((row) => ({ ...row, name: prefix + row.name }));
	const stem = field.name.slice(0, field.name.lastIndexOf('.') + 1);
	return fields
		.filter(({ name }) => name.startsWith(stem) && name !== field.name && !name.startsWith(prefix))
		.map((row) => ({ ...row, name: prefix + row.name.slice(stem.length) }));
}

/** Takes apart what the facts describe in words. */
export function withInsides(fields: Field[], operationId: string): Field[] {
	let rows = fields;
	for (const { name, operations } of INSIDES) {
		if (!operations.includes(operationId)) continue;
		rows = rows.flatMap((field) => (field.name === name ? [field, ...insideOf(field, rows, operationId)] : [field]));
	}
	return rows;
}

/** What a request that replaces the whole resource may carry beside its own fields: all that the read gives, and null. */
export function withCarried(fields: Field[], operationId: string, read: FactsOperation): Field[] {
	const own = fields.map((field): Field => {
		if (field.required) return field;
		return { ...field, nullable: true, ...(field.type === 'array' && { mayBeEmpty: true }) };
	});
	const answered = read.response.keyFields.map((name): Field => ({ name, type: 'any', required: false, carried: true }));
	const carried = [...answered, ...ALWAYS_CARRIED, ...(CARRIED_MORE[operationId] ?? [])];
	const known = new Set(own.flatMap(({ name }) => [name, ...containersOf(name).map(nameOf)]));
	return [...own, ...carried.filter(({ name }) => !known.has(name) && known.add(name))];
}
