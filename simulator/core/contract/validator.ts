import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Contract, Operation } from './contract';
import { requestSchemas } from './schema';

/** `/products/0/mpn` -> `products[0].mpn` */
const nameOf = (pointer: string): string =>
	pointer
		.replace(/\/(\d+)/g, '[$1]')
		.replace(/^\//, '')
		.replace(/\//g, '.');

function describe(place: string, { instancePath, keyword, params, message }: ErrorObject): string {
	const path = nameOf(instancePath);
	const child = (name: unknown): string => (path ? `${path}.${name}` : String(name));
	if (keyword === 'required') return `${place}: ${child(params.missingProperty)} is required`;
	if (keyword === 'additionalProperties') return `${place}: ${child(params.additionalProperty)} is not known`;
	if (keyword === 'enum') return `${place}: ${path} must be one of ${params.allowedValues.join(', ')}`;
	return `${place}: ${path || 'it'} ${message}`;
}

/** What an operation is asked with. */
export interface Asked {
	query: unknown;
	/** By name in small letters. */
	headers: Record<string, unknown>;
	body: unknown;
}

type Compiled = Record<'query' | 'headers', ValidateFunction> & { body?: ValidateFunction };

/** The headers that an operation knows, under the names that the contract gives them. */
const knownHeaders = (operation: Operation, headers: Asked['headers']): Record<string, unknown> =>
	Object.fromEntries(
		(operation.headers ?? [])
			.map(({ name }) => [name, headers[name.toLowerCase()]])
			.filter(([, value]) => value !== undefined),
	);

/** Checks requests of these operations; the schemas of each are compiled when it is first asked for. */
export function createValidator(operations: Operation[], dateTimes?: Contract['dateTimes']) {
	const ajv = new Ajv({ allErrors: true });
	addFormats(ajv);
	const compiled = new Map<string, Compiled>();
	const compile = (id: string): Compiled => {
		const operation = operations.find((candidate) => candidate.id === id);
		if (!operation) throw new Error(`The contract has no operation ${id}`);
		const { query, headers, body } = requestSchemas(operation, dateTimes);
		return { query: ajv.compile(query), headers: ajv.compile(headers), ...(body && { body: ajv.compile(body) }) };
	};
	const compiledOf = (id: string): Compiled => {
		const known = compiled.get(id) ?? compile(id);
		compiled.set(id, known);
		return known;
	};
	const run = (place: string, validator: ValidateFunction | undefined, value: unknown): string[] =>
		validator && !validator(value) ? (validator.errors ?? []).map((error) => describe(place, error)) : [];
	return {
		/** Every field that is missing, unknown, mistyped or off its enum, in words; [] is right. */
		problems(operation: Operation, { query, headers, body }: Asked): string[] {
			const validate = compiledOf(operation.id);
			return [
				...run('query', validate.query, query),
				...run('header', validate.headers, knownHeaders(operation, headers)),
				...run('body', validate.body, body),
			];
		},
	};
}
