import type { Contract, Field, Operation } from '../../../simulator/core/contract/contract';
import { createValidator } from '../../../simulator/core/contract/validator';
import { platformOf, platforms, type Host } from '../platforms';

/** A request as it came in, with its route in the form of `routeOf`. */
export interface Recorded {
	/** Whose address it came to. */
	host: Host;
	route: string;
	/** By name in small letters. */
	headers: Record<string, unknown>;
	query: Record<string, string | string[]>;
	body?: unknown;
}

/** Fields, and those of another list whose names are not among them, of which none is required then. */
const alsoWith = (fields: Field[] = [], others: Field[] = []): Field[] => [
	...fields,
	...others
		.filter(({ name }) => !fields.some((field) => field.name === name))
		.map((field) => ({ ...field, required: false })),
];

/** An operation as the platform takes it: a variant is one way to use its base, whose other fields are taken too. */
function taken(operation: Operation, { operations }: Contract): Operation {
	const base = operations.find(({ id }) => id === operation.variantOf);
	if (!base) return operation;
	return {
		...operation,
		query: alsoWith(operation.query, base.query),
		headers: alsoWith(operation.headers, base.headers),
		body: alsoWith(operation.body, base.body),
	};
}

const takenBy = new Map(
	platforms.map(({ contract }) => [contract, contract.operations.map((operation) => taken(operation, contract))]),
);
const validators = new Map(
	platforms.map(({ contract }) => [contract, createValidator(takenBy.get(contract)!, contract.dateTimes)]),
);

/** Headers that decide what an operation does. A version goes along with any change that the node has read before. */
const decidingHeaders = ({ operations }: Contract): string[] =>
	[...new Set(operations.flatMap(({ headers = [] }) => headers.map(({ name }) => name)))].filter(
		(name) => name !== 'If-Match',
	);

/** Verb and path with nameless ids, for the same path has `{id}` here and `{customerId}` there. */
export const routeOf = (route: string): string => route.replace(/\{[\w-]+\}/g, '{}');

/** Whether a request says that it makes the kind of thing that an operation makes, where one route makes several. */
export const makes = ({ fixedBody = {} }: Operation, body: unknown): boolean =>
	Object.entries(fixedBody).every(([name, value]) => (body as Record<string, unknown> | undefined)?.[name] === value);

/**
 * The operations of the contract that a request can be for: those of its route, and of these the ones that the running
 * operation names, if it names any. A variant counts only where it is named without the operation that it is a variant of.
 *
 * @param facts what the running operation names
 */
export function contractsOf({ host, route, body }: Recorded, facts: string[] = []): Operation[] {
	const there = takenBy
		.get(platformOf(host).contract)!
		.filter(
			(operation) =>
				operation.host === host.mark &&
				routeOf(`${operation.method} ${operation.path}`) === route &&
				makes(operation, body),
		);
	const named = there.filter(({ id }) => facts.includes(id));
	const meant = named.length > 0 ? named : there;
	return meant.filter(({ variantOf }) => !meant.some(({ id }) => id === variantOf));
}

/** What keeps a request from meaning one operation. */
function problemsOf(operation: Operation, request: Recorded): string[] {
	const { contract } = platformOf(request.host);
	const { headers, query, body } = request;
	const own = operation.headers?.map(({ name }) => name) ?? [];
	const strange = decidingHeaders(contract).filter(
		(name) => !own.includes(name) && headers[name.toLowerCase()] !== undefined,
	);
	return [
		...validators.get(contract)!.problems(operation, { query, headers, body }),
		...strange.map((name) => `header: ${name} is not known`),
		...(operation.body.length === 0 && body !== undefined ? ['body: none is known'] : []),
	];
}

/**
 * What the contract has against a request: missing, unknown and mistyped fields, values off their enum; [] is right.
 * Where several operations share the route, what the best fitting one has.
 */
export function complaints(request: Recorded, facts: string[] = []): string[] {
	const found = contractsOf(request, facts).map((operation) => problemsOf(operation, request));
	if (found.length === 0) return [`${request.route} is not in the contract`];
	return found.reduce((best, problems) => (problems.length < best.length ? problems : best));
}

/** Flattened names in a body (`products[].mpn`), containers too. Free maps and values of any type are not opened. */
export function bodyNames(fields: Field[], value: unknown, name = ''): string[] {
	const closed = fields.some((field) => field.name === name && ['map', 'any', 'freeObject'].includes(field.type));
	if (typeof value !== 'object' || value === null || closed) return [name.replace(/\[\]$/, '')];
	if (Array.isArray(value)) return [name, ...value.flatMap((row) => bodyNames(fields, row, `${name}[]`))];
	const inner = Object.entries(value).flatMap(([key, part]) => bodyNames(fields, part, name ? `${name}.${key}` : key));
	return [name.replace(/\[\]$/, ''), ...inner];
}

/** Every name that a request sends for an operation, in query, headers and body, as the contract writes names. */
export function sentNames(operation: Operation, { query, headers, body }: Recorded): string[] {
	// A body that is a list or a plain value has no name of its own; the contract calls it $.
	const top = Array.isArray(body) || typeof body !== 'object' ? '$' : '';
	const own = (operation.headers ?? [])
		.map(({ name }) => name)
		.filter((name) => headers[name.toLowerCase()] !== undefined);
	const inBody = body === undefined || body === null ? [] : bodyNames(operation.body, body, top);
	return [...new Set([...Object.keys(query), ...own, ...inBody].filter(Boolean))];
}

/** Every field that can be given to an operation: query, headers and body, but for what only comes with a read object. */
export const fieldsOf = ({ query, headers = [], body }: Operation): Field[] =>
	[...query, ...headers, ...body].filter(({ carried }) => !carried);

/** `a[].b.c` -> `a`, `a[].b`: what a name is in. */
const containersOf = (name: string): string[] =>
	name
		.split('.')
		.slice(0, -1)
		.map((_, index, steps) =>
			steps
				.slice(0, index + 1)
				.join('.')
				.replace(/\[\]$/, ''),
		);

/** Every name that no request of an operation goes without: required, and in containers that are required themselves. */
export function requiredNames(operation: Operation): string[] {
	const all = fieldsOf(operation);
	const required = new Set(all.filter((field) => field.required).map(({ name }) => name));
	// A container without a row of its own is there as soon as something in it is required.
	const optional = new Set(all.filter((field) => !field.required).map(({ name }) => name));
	const names = [...required].filter((name) => containersOf(name).every((container) => !optional.has(container)));
	return [...new Set(names.flatMap((name) => [name, ...containersOf(name)]))];
}

/** The values that a request sends under a flattened name, in query, headers or body. */
export function sentValues({ query, headers, body }: Recorded, name: string): unknown[] {
	// A body that is a list has no name of its own.
	const inBody = name
		.replaceAll('[]', '')
		.split('.')
		.filter((step) => step !== '$')
		.reduce<unknown[]>(
			(found, step) => found.flatMap((value) => (value as Record<string, unknown> | null | undefined)?.[step] ?? []),
			[body].flat(),
		);
	return [query[name] ?? [], headers[name.toLowerCase()] ?? [], inBody].flat();
}
