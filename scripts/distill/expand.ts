import type { Field } from '../../simulator/contract';
import { FREE_MAPS, WRITABLE_IN_REQUESTS } from './conventions';
import type { FactsField, OpenApi, SpecSchema } from './sources';
import { resolve, schemaAt, simpleType } from './sources';

const SIMPLE = ['string', 'integer', 'number', 'boolean', 'date', 'datetime', 'any'];

const withEnum = (field: Field, values?: string[]): Field => (values?.length ? { ...field, enum: values } : field);

/** Every container of a flattened name, outermost first: `a[].b.c` -> `a[]`, `a[].b`. */
export const containersOf = (name: string): string[] =>
	name.split('.').slice(0, -1).map((_, index, steps) => steps.slice(0, index + 1).join('.'));

/** The leaves below an object or a list of the specification; read-only ones are left out unless `all`. */
function leaves(spec: OpenApi, name: string, schema: SpecSchema, required: boolean, all: boolean): Field[] {
	const target = resolve(spec, schema);
	const last = name.split('.').pop() ?? name;
	if (target.type === 'array' && target.items) {
		const items = resolve(spec, target.items);
		if (!items.properties) return [withEnum({ name, type: 'array', required }, items.enum)];
		return leaves(spec, `${name}[]`, items, required, all);
	}
	if (FREE_MAPS.includes(last) || target.additionalProperties) return [{ name, type: 'map', required }];
	if (!target.properties) {
		// The specification calls a parameter's value an object, and says in words that it is any JSON value.
		if (target.type === 'object') return [{ name, type: 'any', required }];
		return [withEnum({ name, type: simpleType(target), required }, target.enum)];
	}
	return Object.entries(target.properties)
		.filter(([, child]) => all || !resolve(spec, child).readOnly)
		.flatMap(([key, child]) => leaves(spec, `${name}.${key}`, child, target.required?.includes(key) ?? false, all));
}

/**
 * Turns one row of the facts into leaves: a simple row stays as it is, an object or a list that the facts
 * leave open is taken apart with the specification, a container whose leaves the facts list is dropped.
 */
export function expandRow(row: FactsField, rows: FactsField[], spec: OpenApi, root?: SpecSchema): Field[] {
	if (SIMPLE.includes(row.type)) {
		return [withEnum({ name: row.name, type: row.type as Field['type'], required: row.required }, row.enum)];
	}
	if (rows.some((other) => other.name.startsWith(`${row.name}.`) || other.name.startsWith(`${row.name}[].`))) return [];
	if (row.enum?.length) return [{ name: row.name, type: 'array', required: row.required, enum: row.enum }];
	if (FREE_MAPS.includes(row.name.split('.').pop() ?? '')) return [{ name: row.name, type: 'map', required: row.required }];
	const schema = root && schemaAt(spec, root, row.name);
	if (!schema) throw new Error(`${row.name} is not in the OpenAPI file`);
	return leaves(spec, row.name, schema, row.required, WRITABLE_IN_REQUESTS.includes(row.name));
}

/** Whether the specification demands this name where its container is present. */
export function requiredBySpec(spec: OpenApi, root: SpecSchema | undefined, name: string): boolean {
	const steps = name.replace(/\[\]$/, '').split('.');
	const last = steps.pop() ?? '';
	const parent = root && (steps.length ? schemaAt(spec, root, steps.join('.')) : resolve(spec, root));
	return parent?.required?.includes(last) ?? false;
}
