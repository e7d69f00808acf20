import type { FieldType } from '../../simulator/contract';

/** One field row of the facts file; notes and sources are left unread. */
export interface FactsField {
	name: string;
	type: string;
	required: boolean;
	enum?: string[];
}

/** One operation of the facts file. */
export interface FactsOperation {
	id: string;
	resource: string;
	operation: string;
	method: string;
	path: string;
	specOperationId: string | null;
	fixedBody?: Record<string, string>;
	variantOf?: string;
	pathParams: FactsField[];
	query: FactsField[];
	body: FactsField[];
	response: { kind: 'object' | 'collection' | 'binary'; itemsAt: '' | 'data'; keyFields: string[] };
	paging: 'limitOffset' | 'none';
}

/** What is read of the facts file of a platform. */
export interface Facts {
	system: string;
	apiVersion: string;
	operations: FactsOperation[];
	contradictions: Array<{ topic: string; useInstead: string }>;
}

/** The parts of an OpenAPI 3 schema that are read. */
export interface SpecSchema {
	$ref?: string;
	type?: string;
	format?: string;
	enum?: string[];
	required?: string[];
	properties?: Record<string, SpecSchema>;
	additionalProperties?: SpecSchema | boolean;
	items?: SpecSchema;
	allOf?: SpecSchema[];
	readOnly?: boolean;
}

interface SpecCall {
	operationId?: string;
	requestBody?: { content: Record<string, { schema: SpecSchema }> };
}

/** What is read of an OpenAPI 3 document. */
export interface OpenApi {
	paths: Record<string, Record<string, SpecCall>>;
	components: { schemas: Record<string, SpecSchema> };
}

const TYPES_BY_FORMAT: Record<string, FieldType> = { date: 'date', 'date-time': 'datetime' };

/** Follows `$ref` and merges `allOf`, so that `properties` and `required` stand on the schema itself. */
export function resolve(spec: OpenApi, schema: SpecSchema): SpecSchema {
	const target = schema.$ref ? spec.components.schemas[schema.$ref.split('/').pop() ?? ''] : schema;
	if (!target) throw new Error(`The OpenAPI file has no schema ${schema.$ref}`);
	if (!target.allOf) return target;
	const parts = target.allOf.map((part) => resolve(spec, part));
	return {
		...target,
		required: [...(target.required ?? []), ...parts.flatMap((part) => part.required ?? [])],
		properties: Object.assign({}, ...parts.map((part) => part.properties), target.properties),
	};
}

/** The JSON request body of an operation, or undefined when it has none. */
export function requestBody(spec: OpenApi, operationId: string | null): SpecSchema | undefined {
	for (const calls of Object.values(spec.paths)) {
		for (const call of Object.values(calls)) {
			if (operationId && call.operationId === operationId) {
				return call.requestBody?.content['application/json']?.schema;
			}
		}
	}
	return undefined;
}

/** Finds the schema of a flattened name such as `products[].deals.agreements[].prices[].currency`. */
export function schemaAt(spec: OpenApi, root: SpecSchema, name: string): SpecSchema | undefined {
	let schema: SpecSchema | undefined = resolve(spec, root);
	for (const step of name.split('.')) {
		schema = schema?.properties?.[step.replace('[]', '')];
		if (schema) schema = resolve(spec, schema);
		if (schema && step.endsWith('[]')) schema = schema.items && resolve(spec, schema.items);
	}
	return schema;
}

/** The contract's word for a simple OpenAPI schema. */
export function simpleType(schema: SpecSchema): FieldType {
	const byFormat = TYPES_BY_FORMAT[schema.format ?? ''];
	if (byFormat) return byFormat;
	if (schema.type === 'integer' || schema.type === 'number' || schema.type === 'boolean') return schema.type;
	if (schema.type === 'string') return 'string';
	throw new Error(`No simple type: ${JSON.stringify(schema)}`);
}
