import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type FieldType =
	| 'string'
	| 'integer'
	| 'number'
	| 'boolean'
	| 'date'
	| 'datetime'
	| 'decimal'
	| 'any'
	| 'map'
	| 'array'
	| 'object';

/**
 * One field of a request. Names are flattened (`products[].mpn`); `required` holds where its container is present;
 * the rows of type array and object stand for containers that must be there, or for lists of plain values (with enum).
 */
export interface Field {
	name: string;
	type: FieldType;
	required: boolean;
	enum?: string[];
}

/** One operation of a platform, as `test/facts/` keeps it. */
export interface Operation {
	id: string;
	resource: string;
	operation: string;
	method: string;
	path: string;
	fixedBody?: Record<string, string>;
	variantOf?: string;
	pathParams: Field[];
	query: Field[];
	body: Field[];
	paging: 'limitOffset' | 'none';
	itemsAt: '' | 'data';
	kind: 'object' | 'collection' | 'binary';
	keyFields: string[];
}

/** The whole contract of a platform. */
export interface Contract {
	system: string;
	apiVersion: string;
	operations: Operation[];
}

/** The part of JSON Schema that is used here. */
export interface Schema {
	type?: string;
	format?: string;
	pattern?: string;
	enum?: string[];
	anyOf?: Schema[];
	not?: Schema;
	properties?: Record<string, Schema>;
	required?: string[];
	additionalProperties?: boolean | Schema;
	items?: Schema;
	minItems?: number;
}

type ObjectSchema = Schema & { properties: Record<string, Schema>; required: string[] };

const DECIMAL_TEXT: Schema = { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' };

const BODY_TYPES: Record<FieldType, Schema> = {
	string: { type: 'string' },
	integer: { type: 'integer' },
	number: { type: 'number' },
	boolean: { type: 'boolean' },
	date: { type: 'string', format: 'date' },
	datetime: { type: 'string', format: 'date-time', pattern: 'Z$' },
	decimal: { anyOf: [{ type: 'number' }, DECIMAL_TEXT] },
	any: { not: { type: 'null' } },
	map: { type: 'object', additionalProperties: { type: 'string' } },
	array: { type: 'array', minItems: 1 },
	object: { type: 'object' },
};

// A query carries text only, so numbers and switches are checked by their written form.
const QUERY_TYPES: Partial<Record<FieldType, Schema>> = {
	integer: { type: 'string', pattern: '^-?\\d+$' },
	number: DECIMAL_TEXT,
	decimal: DECIMAL_TEXT,
	boolean: { type: 'string', pattern: '^(true|false)$' },
};

const closedObject = (): ObjectSchema => ({ type: 'object', properties: {}, required: [], additionalProperties: false });

function leafSchema(field: Field, place: 'query' | 'body'): Schema {
	if (field.name.endsWith('structured_value')) return { type: 'object' };
	// A copy: the schema of a list is completed by the rows of its items.
	const base = { ...((place === 'query' && QUERY_TYPES[field.type]) || BODY_TYPES[field.type]) };
	if (!field.enum) return base;
	return field.type === 'array' ? { ...base, items: { type: 'string', enum: field.enum } } : { ...base, enum: field.enum };
}

/** Steps into one container of a flattened name and makes it when it is not there yet. */
function enter(parent: ObjectSchema, step: string): ObjectSchema {
	const name = step.replace('[]', '');
	if (!step.endsWith('[]')) return (parent.properties[name] ??= closedObject()) as ObjectSchema;
	const list = (parent.properties[name] ??= { type: 'array', items: closedObject() });
	return (list.items ??= closedObject()) as ObjectSchema;
}

function schemaOf(fields: Field[], place: 'query' | 'body'): ObjectSchema {
	const root = closedObject();
	for (const field of fields) {
		const steps = field.name.split('.');
		const last = steps.pop() ?? '';
		const parent = steps.reduce(enter, root);
		if (field.required) parent.required.push(last);
		const isObject = field.type === 'object';
		parent.properties[last] = isObject ? closedObject() : leafSchema(field, place);
	}
	return root;
}

/**
 * The JSON schemas of what an operation accepts: unknown names refused, nothing coerced.
 * `body` is missing for operations that take none.
 */
export function requestSchemas(operation: Operation): { query: Schema; body?: Schema } {
	const query = schemaOf(operation.query, 'query');
	return operation.body.length ? { query, body: schemaOf(operation.body, 'body') } : { query };
}

/** Reads a contract from `test/facts/`; `system` is the file's name without its ending. */
export function loadContract(system: string): Contract {
	const file = join(__dirname, '../test/facts', `${system}.json`);
	return JSON.parse(readFileSync(file, 'utf8')) as Contract;
}
