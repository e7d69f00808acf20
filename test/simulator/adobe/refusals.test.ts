import type { Operation } from '../../../simulator/core/contract/contract';
import { choose, CONTRACT, createCheck } from '../../../simulator/platforms/adobe/platform';
import { filledPath, leastRequest } from '../ingram/leastRequest';
import type { Case } from '../ingram/refusalCases';
import { CASES, isFreeList } from '../ingram/refusalCases';
import type { AdobeWorld } from './world';
import { startAdobeWorld } from './world';

const served = CONTRACT.operations.filter(({ variantOf }) => !variantOf);
const hasFixedBody = ({ fixedBody }: Operation): boolean => fixedBody !== undefined;
/** The ping that needs no token is not meant by a request that has one. */
const signedIn = served.filter(({ id }) => id !== 'health.ping');

let world: AdobeWorld;
let before: unknown;
let sent = 0;

const stored = () => world.simulator.adobe.state();

function send(operation: Operation, { query, body, headers }: Case) {
	sent += 1;
	return world.call(operation.method, `${filledPath(operation)}${query && `?${query}`}`, body, headers);
}

async function complaints(operation: Operation, one: Case): Promise<string[]> {
	const { status, body } = await send(operation, one);
	const details: string[] = body?.additionalDetails ?? [];
	const isNamed = details.some((detail) => detail.includes(one.expected));
	return status === 400 && isNamed ? [] : [`${one.name} (${one.expected}): ${status} ${JSON.stringify(body)}`];
}

beforeAll(async () => {
	world = await startAdobeWorld();
	before = stored();
});
afterAll(() => world.stop());

test.each(signedIn)('$id refuses what is missing, unknown, mistyped or off its enum', async (operation) => {
	const wrong: string[] = [];
	for (const kind of Object.keys(CASES)) {
		for (const one of CASES[kind](operation, leastRequest(operation)))
			wrong.push(...(await complaints(operation, one)));
	}
	expect(wrong).toEqual([]);
});

test('the ping without a token refuses a query', async () => {
	sent += 1;
	const { status } = await world.call('GET', '/partnerservice/ping?notKnown=1', undefined, {
		Authorization: undefined,
	});
	expect(status).toBe(400);
});

test('operations without a body take none', async () => {
	const bodyless = served.filter(({ method, body }) => body.length === 0 && method !== 'GET');
	expect(bodyless.map(({ id }) => id)).toEqual(['linkedMembership.enroll']);
	for (const operation of bodyless) {
		expect(
			await complaints(operation, { name: operation.id, query: '', body: { a: 1 }, expected: 'body: it is not known' }),
		).toEqual([]);
	}
});

test('nothing was stored by refused requests', () => {
	expect(stored()).toEqual(before);
	expect([world.simulator.effects().refusedRequests, world.simulator.adobe.effects()]).toEqual([sent, {}]);
});

test('the requests that the refused ones were made of are right, and mean what they shall', () => {
	const check = createCheck(CONTRACT);
	for (const operation of served) {
		const { query, headers, body } = leastRequest(operation);
		expect(() => check(operation, { query, headers, body })).not.toThrow();
		const rivals = served.filter(({ method, path }) => method === operation.method && path === operation.path);
		expect(choose(rivals, body, operation.id !== 'health.ping').id).toBe(operation.id);
	}
	expect(served.filter(hasFixedBody)).toHaveLength(11);
});

test('variants are taken by the operation whose variant they are', () => {
	const check = createCheck(CONTRACT);
	for (const variant of CONTRACT.operations.filter(({ variantOf }) => variantOf)) {
		const base = served.find(({ id }) => id === variant.variantOf)!;
		const { query, headers, body } = leastRequest(variant);
		expect(() => check(base, { query, headers, body })).not.toThrow();
	}
});

test.each([
	['a field that is not known', { companyProfile: {}, notKnown: 1 }, '1121'],
	['a field that is missing', { companyProfile: {} }, '1122'],
])('%s has a code of its own', async (_, body, code) => {
	expect((await world.call('POST', '/v3/customers', body)).body.code).toBe(code);
});

test('the generated cases cover every field of every operation', () => {
	const count = (kind: string): number =>
		served.flatMap((operation) => CASES[kind](operation, leastRequest(operation))).length;
	const fields = served.flatMap(({ query, headers = [], body }) => [...query, ...headers, ...body]);
	// A header of text cannot be of a wrong type: it has no other, and cannot be there twice.
	const texts = served.flatMap(({ headers = [] }) => headers).length;
	const freeLists = served.flatMap(({ query }) => query).filter(isFreeList).length;
	expect(count('a wrong type')).toBe(fields.length - texts - freeLists);
	expect(count('a missing required field')).toBe(fields.filter(({ required }) => required).length);
	expect(count('a value off the enum')).toBe(fields.filter((field) => field.enum).length);
});
