import type { Field, FieldType, Operation } from '../../simulator/contract';
import { CONTRACT, HANDLERS } from '../../simulator/ingram/platform';
import type { Sample } from './samples';
import { prepare, samplesFor } from './samples';
import type { World } from './world';
import { startWorld } from './world';

type Json = Record<string, unknown>;

/** One spoilt request, and the text that the refusal must hold. */
interface Case {
	name: string;
	query: string;
	body?: Json;
	expected: string;
}

const served = CONTRACT.operations.filter(({ id, variantOf }) => !variantOf && !['token.create', 'report.download'].includes(id));

const WRONG: Record<FieldType, unknown> = {
	string: 5,
	integer: '5',
	number: 'five',
	boolean: 'true',
	date: '2025-02-30',
	datetime: '2025-02-01T00:00:00+01:00',
	decimal: '2,5',
	any: null,
	map: 'text',
	array: 'text',
	object: 'text',
};
const WRONG_QUERY: Partial<Record<FieldType, string>> = { integer: 'five', date: '2025-02-30', datetime: '2025-02-01' };

/** `a[].b.c` as the refusal writes it: `a[0].b.c`. */
const shown = (name: string): string => name.replace(/\[\]/g, '[0]');

/** A copy of the body with a value at a flattened name; containers on the way are made. Undefined takes the name out. */
function withValue(body: Json, name: string, value: unknown): Json {
	const copy = structuredClone(body);
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
	return copy;
}

const queryText = (query: Record<string, string | undefined>): string =>
	new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)).toString();

/** Every place in the body of an operation where a name can stand. */
const placesIn = ({ body }: Operation): string[] => {
	const containers = body.flatMap(({ name }) => {
		const steps = name.split('.').slice(0, -1);
		return steps.map((_, index) => `${steps.slice(0, index + 1).join('.')}.`);
	});
	return ['', ...new Set(containers)];
};

function bodyCases(
	{ body: fields }: Operation,
	sample: Json,
	wants: (field: Field) => boolean,
	value: (field: Field) => unknown,
	expected = '',
): Case[] {
	return fields.filter(wants).map((field): Case => ({
		name: field.name,
		query: '',
		body: withValue(sample, field.name, value(field)),
		expected: `body: ${shown(field.name)}${expected}`,
	}));
}

const CASES: Record<string, (operation: Operation, sample: Sample) => Case[]> = {
	'a missing required field': (operation, { query = {}, body = {} }) => [
		...bodyCases(operation, body, ({ required }) => required, () => undefined, ' is required'),
		...operation.query
			.filter(({ required }) => required)
			.map(({ name }): Case => ({ name, query: queryText({ ...query, [name]: undefined }), expected: `query: ${name} is required` })),
	],
	'an unknown field': (operation, { query = {}, body }) => [
		{ name: 'query', query: queryText({ ...query, notKnown: '1' }), body, expected: 'query: notKnown is not known' },
		...(body ? placesIn(operation) : []).map((place): Case => ({
			name: place,
			query: '',
			body: withValue(body!, `${place}notKnown`, '1'),
			expected: `body: ${shown(place)}notKnown is not known`,
		})),
	],
	'a wrong type': (operation, { query = {}, body = {} }) => [
		...bodyCases(operation, body, () => true, ({ type }) => WRONG[type]),
		...operation.query.map(({ name, type }): Case => {
			const wrong = WRONG_QUERY[type];
			// Text can only be wrong by standing there twice.
			const text = wrong ? queryText({ ...query, [name]: wrong }) : `${queryText(query)}&${name}=a&${name}=b`;
			return { name, query: text, expected: `query: ${name}` };
		}),
	],
	'a value off the enum': (operation, { query = {}, body = {} }) => [
		...bodyCases(operation, body, (field) => field.enum !== undefined, ({ type }) => (type === 'array' ? ['off'] : 'off')),
		...operation.query
			.filter((field) => field.enum)
			.map(({ name }): Case => ({ name, query: queryText({ ...query, [name]: 'off' }), expected: `query: ${name} must be one of` })),
	],
};

/** The kinds of refusal that an operation has a case for. */
const kindsFor = (operation: Operation): string[] =>
	Object.keys(CASES).filter((kind) => CASES[kind](operation, { body: operation.body.length ? {} : undefined }).length > 0);

const stored = ({ simulator }: World) => {
	const { requests, requestsByRoute, refusedRequests, maxInFlight, ...effects } = simulator.effects();
	return { effects, customers: simulator.customers(), orders: simulator.orders(), subscriptions: simulator.subscriptions() };
};

test('every served operation has a handler, and no handler is without an operation', () => {
	expect(Object.keys(HANDLERS).sort()).toEqual(served.map(({ id }) => id).sort());
});

describe.each(served)('$id', (operation) => {
	let world: World;
	let sample: Sample;

	const send = (query: string, body?: Json) => {
		const path = operation.path.replace(/\{\w+\}/, sample.id ?? '');
		return world.call(operation.method, query ? `${path}?${query}` : path, body);
	};

	beforeAll(async () => {
		world = await startWorld();
		sample = samplesFor(await prepare(world))[operation.id];
	});
	afterAll(() => world.stop());

	test.each(kindsFor(operation))('refuses %s and stores nothing', async (kind) => {
		const before = stored(world);
		const wrong: string[] = [];
		for (const { name, query, body, expected } of CASES[kind](operation, sample)) {
			const answer = await send(query, body);
			const details: string[] = answer.body.details;
			if (answer.status !== 400 || !details.some((detail) => detail.includes(expected))) {
				wrong.push(`${name}: ${answer.status} ${answer.text}`);
			}
		}
		expect(wrong).toEqual([]);
		expect(stored(world)).toEqual(before);
	});

	// Last, because an accepted write changes what is there.
	test('accepts the request that the refused ones were made of', async () => {
		const answer = await send(queryText(sample.query ?? {}), sample.body);
		expect(answer.text).not.toContain('VALIDATION_FAILED');
		expect(answer.status).toBe(200);
	});
});

test('the generated cases cover every field of the served operations', () => {
	const count = (kind: string): number =>
		served.flatMap((operation) => CASES[kind](operation, { body: operation.body.length ? {} : undefined })).length;
	const fields = served.flatMap(({ query, body }) => [...query, ...body]);
	expect(count('a wrong type')).toBe(fields.length);
	expect(count('a missing required field')).toBe(fields.filter(({ required }) => required).length);
	expect(count('a value off the enum')).toBe(fields.filter((field) => field.enum).length);
});
