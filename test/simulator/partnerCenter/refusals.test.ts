import type { Operation } from '../../../simulator/core/contract/contract';
import { choose, createCheck, SIGNS } from '../../../simulator/platforms/partnerCenter/checks';
import { CONTRACT } from '../../../simulator/platforms/partnerCenter/platform';
import type { Case } from '../ingram/refusalCases';
import { CASES, queryText } from '../ingram/refusalCases';
import { filledPath, leastRequest } from './contractRequests';
import type { PartnerWorld } from './serverWorld';
import { GRAPH, PARTNER, SALES, startPartnerWorld } from './serverWorld';

const served = CONTRACT.operations.filter(({ variantOf }) => !variantOf);
const signNames = Object.fromEntries(
	Object.entries(SIGNS).map(([id, { query, body, value }]) => [id, value ? undefined : (query ?? body)]),
);

/** Without the name that it is identified by, a request means another operation, and what that one thinks of it is its matter. */
const meansAnother = ({ id }: Operation, kind: string, { name }: Case): boolean =>
	kind === 'a missing required field' && signNames[id] === name;

const casesOf = (operation: Operation, kind: string): Case[] =>
	CASES[kind](operation, leastRequest(operation)).filter((one) => !meansAnother(operation, kind, one));

const isBodyless = ({ method, body }: Operation): boolean => body.length === 0 && !['GET', 'HEAD'].includes(method);

let world: PartnerWorld;
let before: unknown;
let sent = 0;

/** Each host by its mark in the contract: the first step of its addresses, and its audience. */
const HOSTS: Record<string, { prefix: string; resource: string }> = {
	partner: { prefix: 'partner', resource: PARTNER },
	graph: { prefix: 'graph/v1.0', resource: GRAPH },
	graphBeta: { prefix: 'graph/beta', resource: GRAPH },
	sales: { prefix: 'sales', resource: SALES },
};

const prefixOf = ({ host }: Operation): string => HOSTS[host ?? 'partner'].prefix;

function send(operation: Operation, { query, body, headers }: Case) {
	sent += 1;
	const path = `${filledPath(operation)}${query && `?${query}`}`;
	// A body that is a text is JSON too.
	return world.call(
		operation.method,
		[prefixOf(operation), path],
		typeof body === 'string' ? JSON.stringify(body) : body,
		headers,
	);
}

async function complaints(operation: Operation, one: Case): Promise<string[]> {
	const { status, text } = await send(operation, one);
	// The answer to HEAD has no body to read the reason from.
	const isNamed = operation.method === 'HEAD' || text.includes(one.expected);
	return status === 400 && isNamed ? [] : [`${one.name} (${one.expected}): ${status} ${text}`];
}

beforeAll(async () => {
	world = await startPartnerWorld();
	before = world.simulator.partnerCenter.state();
});
afterAll(() => world.stop());

describe.each(Object.keys(HOSTS))('operations of %s', (host) => {
	beforeAll(() => world.signIn({ resource: HOSTS[host].resource }));

	const own = served.filter((operation) => prefixOf(operation) === HOSTS[host].prefix);

	test.each(own)('$id refuses what is missing, unknown, mistyped or off its enum', async (operation) => {
		const wrong: string[] = [];
		for (const kind of Object.keys(CASES)) {
			for (const one of casesOf(operation, kind)) wrong.push(...(await complaints(operation, one)));
		}
		expect(wrong).toEqual([]);
	});

	test('operations without a body take none', async () => {
		const wrong: string[] = [];
		for (const operation of own.filter(isBodyless)) {
			wrong.push(
				...(await complaints(operation, {
					name: operation.id,
					query: '',
					body: { a: 1 },
					expected: 'body: it is not taken',
				})),
			);
		}
		expect(wrong).toEqual([]);
	});

	test('the requests that the refused ones were made of are right, and mean what they shall', () => {
		const check = createCheck(CONTRACT);
		for (const operation of own) {
			const { query, headers, body } = leastRequest(operation);
			const small = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
			expect(() => check(operation, { query, headers: small, body })).not.toThrow();
			const rivals = own.filter(({ method, path }) => method === operation.method && path === operation.path);
			const chosen = choose(rivals, { query, body });
			if (SIGNS[operation.id]) expect(chosen.id).toBe(operation.id);
			else expect(SIGNS[chosen.id]).toBeUndefined();
		}
	});
});

test('nothing was stored by refused requests', () => {
	expect(world.simulator.partnerCenter.state()).toEqual(before);
	expect(world.simulator.effects().refusedRequests).toBe(sent);
});

test('the generated cases cover every field of every operation', () => {
	const count = (kind: string): number =>
		served.flatMap((operation) => CASES[kind](operation, leastRequest(operation))).length;
	const fields = served.flatMap(({ query, headers = [], body }) => [...query, ...headers, ...body]);
	const judged = fields.filter(({ carried, type }) => !(carried && type === 'any'));
	// A header of text cannot be of a wrong type: it has no other, and cannot be there twice.
	const texts = served.flatMap(({ headers = [] }) => headers).filter(({ type }) => type === 'string');
	expect(count('a wrong type')).toBe(judged.length - texts.length);
	expect(count('a missing required field')).toBe(fields.filter(({ required }) => required).length);
	expect(count('a value off the enum')).toBe(fields.filter((field) => field.enum).length);
});

test('queries of refused requests are as an address carries them', () => {
	expect(queryText({ a: '1', b: undefined, $top: '2' })).toBe('a=1&%24top=2');
});
