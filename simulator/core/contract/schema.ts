import type { Contract, Field, FieldType, Operation } from './contract';

/** The part of JSON Schema that is used here. */
export interface Schema {
	type?: string;
	format?: string;
	pattern?: string;
	enum?: Array<string | number | boolean | null>;
	anyOf?: Schema[];
	not?: Schema;
	properties?: Record<string, Schema>;
	required?: string[];
	additionalProperties?: boolean | Schema;
	items?: Schema;
	minItems?: number;
}

/** Where a field is (queries and headers carry text only), and what its date-times look like. */
type Manner = { place: 'query' | 'header' | 'body'; dateTimes: Contract['dateTimes'] };

/** The JSON schemas of what an operation accepts. `body` is missing for operations that take none. */
export type RequestSchemas = { query: Schema; headers: Schema; body?: Schema };

type ObjectSchema = Schema & { properties: Record<string, Schema>; required: string[] };

const DECIMAL_TEXT: Schema = { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' };

const BODY_TYPES: Record<FieldType, Schema> = {
	string: { type: 'string' },
	integer: { type: 'integer' },
	number: { type: 'number' },
	boolean: { type: 'boolean' },
	date: { type: 'string', format: 'date' },
	datetime: { type: 'string', format: 'date-time' },
	decimal: { anyOf: [{ type: 'number' }, DECIMAL_TEXT] },
	any: { not: { type: 'null' } },
	map: { type: 'object', additionalProperties: { type: 'string' } },
	array: { type: 'array', minItems: 1 },
	object: { type: 'object' },
	freeObject: { type: 'object' },
	etag: { type: 'string', pattern: '^(W/)?".+"$' },
};

// A query carries text only, so numbers and switches are checked by their written form.
const TEXT_TYPES: Partial<Record<FieldType, Schema>> = {
	integer: { type: 'string', pattern: '^-?\\d+$' },
	number: DECIMAL_TEXT,
	decimal: DECIMAL_TEXT,
	boolean: { type: 'string', pattern: '^(true|false)$' },
};

const closedObject = (): ObjectSchema => ({
	type: 'object',
	properties: {},
	required: [],
	additionalProperties: false,
});

const isListOfTexts = (field: Field, fields: Field[]): boolean =>
	field.type === 'array' && !fields.some(({ name }) => name.startsWith(`${field.name}[].`));

/** The values that the contract writes as texts, as a body carries them. */
function valuesOf(type: FieldType, texts: string[]): Array<string | number | boolean> {
	if (type === 'integer') return texts.map(Number);
	return type === 'boolean' ? texts.map((text) => text === 'true') : texts;
}

function plainSchema(field: Field, fields: Field[], { place, dateTimes }: Manner): Schema {
	if (field.name.endsWith('structured_value')) return { type: 'object' };
	if (field.type === 'datetime' && dateTimes !== 'anyOffset') return { ...BODY_TYPES.datetime, pattern: 'Z$' };
	// A copy: the schema of a list is completed by the rows of its items.
	const base = { ...((place !== 'body' && TEXT_TYPES[field.type]) || BODY_TYPES[field.type]) };
	if (isListOfTexts(field, fields)) {
		const item: Schema = { type: 'string', ...(field.enum && { enum: field.enum }) };
		// A list in a query is the name repeated, which for one value looks like no list.
		return place === 'query' ? { anyOf: [item, { ...base, items: item }] } : { ...base, items: item };
	}
	return field.enum ? { ...base, enum: place === 'body' ? valuesOf(field.type, field.enum) : field.enum } : base;
}

function leafSchema(field: Field, fields: Field[], manner: Manner): Schema {
	if (field.carried && field.type === 'any') return {};
	const schema = plainSchema(field, fields, manner);
	if (field.mayBeEmpty) delete schema.minItems;
	return field.nullable ? { anyOf: [schema, { type: 'null' }] } : schema;
}

/** The schema that the members of a container are put into: its own one where null is the other choice. */
const notNull = (schema: Schema): Schema => (schema.anyOf?.[1]?.type === 'null' ? schema.anyOf[0] : schema);

/** Steps into one container of a flattened name and makes it when it is not there yet. */
function enter(parent: ObjectSchema, step: string): ObjectSchema {
	const name = step.replace('[]', '');
	if (!step.endsWith('[]')) return notNull((parent.properties[name] ??= closedObject())) as ObjectSchema;
	const list = notNull((parent.properties[name] ??= { type: 'array', items: closedObject() }));
	return (list.items ??= closedObject()) as ObjectSchema;
}

function schemaOf(fields: Field[], manner: Manner): ObjectSchema {
	const root = closedObject();
	for (const field of fields) {
		const steps = field.name.split('.');
		const last = steps.pop() ?? '';
		const parent = steps.reduce(enter, root);
		if (field.required) parent.required.push(last);
		const isObject = field.type === 'object';
		const schema = isObject ? closedObject() : leafSchema(field, fields, manner);
		parent.properties[last] = isObject && field.nullable ? { anyOf: [schema, { type: 'null' }] } : schema;
	}
	return root;
}

/**
 * The JSON schemas of what an operation accepts: unknown names refused, nothing coerced. Unknown headers pass: a request
 * always carries more of them than an operation knows.
 *
 * @param dateTimes the contract's, see there
 */
export function requestSchemas(operation: Operation, dateTimes?: Contract['dateTimes']): RequestSchemas {
	const { query, headers = [], body } = operation;
	const root = schemaOf(body, { place: 'body', dateTimes });
	return {
		query: schemaOf(query, { place: 'query', dateTimes }),
		headers: { ...schemaOf(headers, { place: 'header', dateTimes }), additionalProperties: true },
		...(body.length && { body: root.properties.$ ?? root }),
	};
}
