import { loadContract, type Field, type Operation } from '../../simulator/contract';
import { Refusal } from '../../simulator/refusal';
import { createValidator } from '../../simulator/validator';

/** A request as it came in, with its route in the form of `routeOf`. */
export interface Recorded {
	route: string;
	headers: Record<string, unknown>;
	query: Record<string, string>;
	body?: Record<string, unknown>;
}

export const contract = loadContract('ingram-cloud-marketplace');

const validator = createValidator(contract.operations);

/** Verb and path with nameless ids, for the same path has `{id}` here and `{customerId}` there. */
export const routeOf = (route: string): string => route.replace(/\{\w+\}/g, '{}');

/** The operation of the contract that a request is for; variants of an operation are not told apart. */
export function contractOf({ route, body }: Recorded): Operation | undefined {
	return contract.operations.find(({ method, path, fixedBody, variantOf }) =>
		!variantOf && routeOf(`${method} ${path}`) === route && (fixedBody?.type ?? body?.type) === body?.type);
}

/** What the contract has against a request: missing, unknown and mistyped fields, values off their enum; [] is right. */
export function complaints(request: Recorded): string[] {
	const operation = contractOf(request);
	if (!operation) return [`${request.route} is not in the contract`];
	try {
		validator.check(operation, request.query, request.body);
		return [];
	} catch (error) {
		if (error instanceof Refusal) return error.details;
		throw error;
	}
}

/** Flattened names in a body (`products[].mpn`), containers too. Free maps and values of any type are not opened. */
function bodyNames(fields: Field[], value: unknown, name = ''): string[] {
	const closed = fields.some((field) => field.name === name && ['map', 'any'].includes(field.type));
	if (typeof value !== 'object' || value === null || closed) return [name.replace(/\[\]$/, '')];
	if (Array.isArray(value)) return value.flatMap((row) => bodyNames(fields, row, `${name}[]`));
	const inner = Object.entries(value).flatMap(([key, part]) => bodyNames(fields, part, name ? `${name}.${key}` : key));
	return [name.replace(/\[\]$/, ''), ...inner];
}

/** Every name that a request sends, query and body, as the contract writes names. */
export function sentNames(operation: Operation, { query, body }: Recorded): string[] {
	const names = [...Object.keys(query), ...(body ? bodyNames(operation.body, body) : [])];
	return [...new Set(names.filter(Boolean))];
}

/** Every name that the contract knows for an operation, query and body. */
export const knownNames = ({ query, body }: Operation): string[] => [...query, ...body].map(({ name }) => name);

/** `a[].b.c` -> `a`, `a[].b`: what a name stands in. */
const containersOf = (name: string): string[] =>
	name.split('.').slice(0, -1).map((_, index, steps) => steps.slice(0, index + 1).join('.').replace(/\[\]$/, ''));

/** Every name that no request of an operation goes without: required, and in containers that are required themselves. */
export function requiredNames({ query, body }: Operation): string[] {
	const required = new Set([...query, ...body].filter((field) => field.required).map(({ name }) => name));
	return [...required].filter((name) => containersOf(name).every((container) => required.has(container)));
}
