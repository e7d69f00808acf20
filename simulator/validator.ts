import Ajv from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Operation } from './contract';
import { requestSchemas } from './contract';
import { Refusal } from './refusal';

/** `/products/0/mpn` -> `products[0].mpn` */
const nameOf = (pointer: string): string => pointer.slice(1).replace(/\/(\d+)/g, '[$1]').replace(/\//g, '.');

function describe(place: string, { instancePath, keyword, params, message }: ErrorObject): string {
	const path = nameOf(instancePath);
	const child = (name: unknown): string => (path ? `${path}.${name}` : String(name));
	if (keyword === 'required') return `${place}: ${child(params.missingProperty)} is required`;
	if (keyword === 'additionalProperties') return `${place}: ${child(params.additionalProperty)} is not known`;
	if (keyword === 'enum') return `${place}: ${path} must be one of ${params.allowedValues.join(', ')}`;
	return `${place}: ${path || 'it'} ${message}`;
}

/** Checks requests against the contract. */
export interface Validator {
	/** Throws a Refusal that names every field that is missing, unknown, mistyped or off its enum. */
	check(operation: Operation, query: unknown, body: unknown): void;
}

/** Compiles the schemas of a contract's operations once. */
export function createValidator(operations: Operation[]): Validator {
	const ajv = new Ajv({ allErrors: true });
	addFormats(ajv);
	const compiled = new Map<string, { query: ValidateFunction; body?: ValidateFunction }>();
	for (const operation of operations) {
		const { query, body } = requestSchemas(operation);
		compiled.set(operation.id, { query: ajv.compile(query), ...(body && { body: ajv.compile(body) }) });
	}
	return {
		check(operation, query, body) {
			const validate = compiled.get(operation.id);
			const problems: string[] = [];
			const run = (place: string, validator: ValidateFunction | undefined, value: unknown): void => {
				if (validator && !validator(value)) problems.push(...(validator.errors ?? []).map((error) => describe(place, error)));
			};
			run('query', validate?.query, query);
			run('body', validate?.body, body);
			if (problems.length) throw new Refusal(400, 'VALIDATION_FAILED', problems[0], problems);
		},
	};
}
