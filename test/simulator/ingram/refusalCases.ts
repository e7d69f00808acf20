import type { Field, FieldType, Operation } from '../../../simulator/core/contract/contract';

type Json = Record<string, unknown>;

/** A request that the contract accepts; what is made of it differs in one thing. */
export interface Accepted {
	query?: Record<string, string>;
	headers?: Record<string, string>;
	body?: unknown;
}

/** One spoilt request, and the text that the refusal must hold. */
export interface Case {
	name: string;
	query: string;
	headers?: Record<string, string>;
	body?: unknown;
	expected: string;
}

const WRONG: Record<FieldType, unknown> = {
	string: 5,
	integer: '5',
	number: 'five',
	boolean: 'true',
	date: '2025-02-30',
	datetime: '2025-02-01',
	decimal: '2,5',
	any: null,
	map: 'text',
	array: 'text',
	object: 'text',
	freeObject: 'text',
	etag: 'unquoted',
};
const WRONG_TEXT: Partial<Record<FieldType, string>> = {
	integer: 'five',
	boolean: 'yes',
	date: '2025-02-30',
	datetime: '2025-02-01',
	etag: 'unquoted',
};

/** What an enum never holds, where it is not a text. */
const OFF: Partial<Record<FieldType, unknown>> = { array: ['off'], integer: -1 };

const offEnum = ({ type, enum: values = [] }: Field): unknown =>
	type === 'boolean' ? values.includes('false') : (OFF[type] ?? 'off');

/** `a[].b.c` as the refusal writes it: `a[0].b.c`; the members of a whole body are alone. */
const shown = (name: string): string => name.replace(/^\$/, '').replace(/\[\]/g, '[0]').replace(/^\./, '');

/** A copy of the body with a value at a flattened name; containers on the way are made. Undefined takes the name out. */
export function withValue(body: unknown, name: string, value: unknown): unknown {
	const whole = name.split('.')[0].replace('[]', '') === '$';
	const copy = structuredClone(whole ? { $: body } : (body ?? {})) as Json;
	const steps = name.split('.');
	const last = steps.pop()!;
	let place = copy;
	for (const step of steps) {
		const key = step.replace('[]', '');
		place[key] ??= step.endsWith('[]') ? [{}] : {};
		place = (step.endsWith('[]') ? (place[key] as Json[])[0] : place[key]) as Json;
	}
	if (value === undefined) delete place[last];
	else place[last] = value;
	return whole ? copy.$ : copy;
}

/** A query as it is in an address; names without a value are left out. */
export const queryText = (query: Record<string, string | undefined>): string =>
	new URLSearchParams(
		Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined),
	).toString();

/** Every place in the body of an operation where a name can be. */
function placesIn({ body }: Operation): string[] {
	const containers = body.flatMap(({ name }) => {
		const steps = name.split('.').slice(0, -1);
		return steps.map((_, index) => `${steps.slice(0, index + 1).join('.')}.`);
	});
	const isWhole = body.some(({ name }) => name === '$');
	return [...(isWhole ? [] : ['']), ...new Set(containers)];
}

/** What the simulator carries without looking at it has no wrong type. */
const isJudged = (field: Field): boolean => !(field.carried && field.type === 'any');

function bodyCases(
	{ body: fields }: Operation,
	{ query = {}, headers, body }: Accepted,
	wants: (field: Field) => boolean,
	value: (field: Field) => unknown,
	expected = '',
): Case[] {
	return fields.filter(wants).map((field): Case => ({
		name: field.name,
		query: queryText(query),
		headers,
		body: withValue(body, field.name, value(field)),
		expected: field.name === '$' ? 'body:' : `body: ${shown(field.name)}${expected}`,
	}));
}

function queryCases(
	operation: Operation,
	accepted: Accepted,
	wants: (field: Field) => boolean,
	query: (field: Field) => string,
	expected = '',
): Case[] {
	return operation.query.filter(wants).map((field): Case => ({
		...accepted,
		name: field.name,
		query: query(field),
		expected: `query: ${field.name}${expected}`,
	}));
}

const required = (field: Field): boolean => field.required;
const hasEnum = (field: Field): boolean => field.enum !== undefined;

/** In a query a list of texts is a name that may be there any number of times: it is never of a wrong type. */
export const isFreeList = ({ type, enum: values }: Field): boolean => type === 'array' && values === undefined;

/** Text can only be wrong by being there twice. */
const wrongQuery =
	({ query = {} }: Accepted) =>
	({ name, type }: Field): string => {
		const wrong = WRONG_TEXT[type];
		return wrong
			? queryText({ ...query, [name]: wrong })
			: `${queryText({ ...query, [name]: undefined })}&${name}=a&${name}=b`;
	};

/** A header's case: what it is set to, or left out. */
const headerCase = (accepted: Accepted, { name }: Field, value: string | undefined, expected: string): Case => {
	const { [name]: _, ...others } = accepted.headers ?? {};
	const headers: Record<string, string> = value === undefined ? others : { ...others, [name]: value };
	return { name, query: queryText(accepted.query ?? {}), headers, body: accepted.body, expected };
};

/** The kinds of mistakes, each with every request of an operation that makes one. */
export const CASES: Record<string, (operation: Operation, accepted: Accepted) => Case[]> = {
	'a missing required field': (operation, accepted) => [
		...bodyCases(operation, accepted, required, () => undefined, ' is required'),
		...queryCases(
			operation,
			accepted,
			required,
			({ name }) => queryText({ ...accepted.query, [name]: undefined }),
			' is required',
		),
		...(operation.headers ?? [])
			.filter(required)
			.map((field) => headerCase(accepted, field, undefined, `header: ${field.name} is required`)),
	],
	'an unknown field': (operation, accepted) => [
		{
			...accepted,
			name: 'query',
			query: queryText({ ...accepted.query, notKnown: '1' }),
			expected: 'query: notKnown is not known',
		},
		...(operation.body.length ? placesIn(operation) : []).map((place): Case => ({
			name: place,
			query: queryText(accepted.query ?? {}),
			headers: accepted.headers,
			body: withValue(accepted.body, `${place}notKnown`, '1'),
			expected: `body: ${shown(`${place}notKnown`)} is not known`,
		})),
	],
	'a wrong type': (operation, accepted) => [
		...bodyCases(operation, accepted, isJudged, ({ type }) => WRONG[type]),
		...queryCases(operation, accepted, (field) => !isFreeList(field), wrongQuery(accepted)),
		...(operation.headers ?? [])
			.filter(({ type }) => WRONG_TEXT[type])
			.map((field) => headerCase(accepted, field, WRONG_TEXT[field.type], `header: ${field.name}`)),
	],
	'a value off the enum': (operation, accepted) => [
		...bodyCases(operation, accepted, hasEnum, offEnum),
		...queryCases(
			operation,
			accepted,
			hasEnum,
			({ name }) => queryText({ ...accepted.query, [name]: 'off' }),
			' must be one of',
		),
	],
};
