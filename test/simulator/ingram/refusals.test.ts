import type { Operation } from '../../../simulator/core/contract/contract';
import { CONTRACT, HANDLERS } from '../../../simulator/platforms/ingram/platform';
import { CASES, queryText } from './refusalCases';
import type { Sample } from './samples';
import { prepare, samplesFor } from './samples';
import type { World } from './world';
import { startWorld } from './world';

const served = CONTRACT.operations.filter(
	({ id, variantOf }) => !variantOf && !['token.create', 'report.download'].includes(id),
);

/** The kinds of refusal that an operation has a case for. */
const kindsFor = (operation: Operation): string[] =>
	Object.keys(CASES).filter((kind) => CASES[kind](operation, {}).length > 0);

const stored = ({ simulator }: World) => {
	const { requests, requestsByRoute, refusedRequests, maxInFlight, ...effects } = simulator.effects();
	return {
		effects: { ...effects, ...simulator.ingram.effects() },
		customers: simulator.ingram.customers(),
		orders: simulator.ingram.orders(),
		subscriptions: simulator.ingram.subscriptions(),
	};
};

test('every served operation has a handler, and no handler is without an operation', () => {
	expect(Object.keys(HANDLERS).sort()).toEqual(served.map(({ id }) => id).sort());
});

describe.each(served)('$id', (operation) => {
	let world: World;
	let sample: Sample;

	const send = (query: string, body?: unknown) => {
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
	const count = (kind: string): number => served.flatMap((operation) => CASES[kind](operation, {})).length;
	const fields = served.flatMap(({ query, body }) => [...query, ...body]);
	expect(count('a wrong type')).toBe(fields.length);
	expect(count('a missing required field')).toBe(fields.filter(({ required }) => required).length);
	expect(count('a value off the enum')).toBe(fields.filter((field) => field.enum).length);
});
