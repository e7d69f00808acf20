import type { Field } from '../../nodes/shared/declare';
import { cases, LIST, operations } from './cases';
import { contract, contractOf, knownNames, routeOf, sentNames } from './contract';
import { openStage } from './stage';
import { choicesOf } from './wireNames';

jest.mock('../../nodes/shared/clock', () =>
	jest.requireActual<typeof import('../support/virtualClock')>('../support/virtualClock').engineClock());

const ids = contract.operations.map(({ id }) => id);
/** What a variant of an operation sends, the operation sends. */
const baseOf = (id: string): string => contract.operations.find((operation) => operation.id === id)?.variantOf ?? id;
const served = contract.operations.filter(({ id }) => id !== 'token.create');

/** The operations of the package that name an operation of the contract. */
const offering = (id: string) => operations.filter(({ operation }) => operation.facts.includes(id));

/** Names that were sent with everything filled, by operation of the contract. */
const sent = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));

beforeAll(async () => {
	const stage = await openStage();
	for (const { fill, node, operation, parameters, variant } of cases) {
		if (fill !== 'all' || variant === LIST) continue;
		const { requests } = await stage.play(node.type, parameters);
		for (const request of requests) {
			const asked = contractOf(request);
			// A look-up offers nobody a field.
			if (!asked || request.route !== routeOf(operation.route) || !operation.facts.includes(asked.id)) continue;
			for (const name of sentNames(asked, request)) sent.get(asked.id)?.add(name);
		}
	}
	await stage.stop();
});

test('each operation names operations of the contract, and only such', () => {
	expect(operations.flatMap(({ id, operation }) => operation.facts.filter((fact) => !ids.includes(fact)).map((fact) => `${id}: ${fact}`))).toEqual([]);
	expect(operations.filter(({ operation }) => operation.facts.length === 0)).toEqual([]);
});

test.each(served)('$id is offered by an operation', ({ id }) => {
	expect(offering(id).map((one) => one.id)).not.toEqual([]);
});

test.each(served)('$id: every field of the contract is offered', (operation) => {
	const names = sent.get(baseOf(operation.id))!;
	expect(knownNames(operation).filter((name) => !names.has(name))).toEqual([]);
});

test.each(served.filter(({ variantOf }) => !variantOf))('$id: nothing is sent that the contract does not know', (operation) => {
	const known = knownNames(operation);
	// Containers of optional groups have no row of their own.
	const isKnown = (name: string) => known.some((one) => one === name || one.startsWith(`${name}.`) || one.startsWith(`${name}[]`));
	expect([...sent.get(operation.id)!].filter((name) => !isKnown(name))).toEqual([]);
});

test.each(served)('$id: every value of an enum can be chosen', ({ id, query, body }) => {
	const offered = offering(id);
	const values = (name: string): unknown[] =>
		offered.flatMap(({ operation }) => [...choicesOf(operation.fields as Field[], name), operation.fixed?.[name]]);
	const missing = [...query, ...body].flatMap(({ name, enum: allowed = [] }) =>
		allowed.filter((value) => !values(name).includes(value)).map((value) => `${name}: ${value}`));
	expect(missing).toEqual([]);
});

test.each(served)('$id: no choice is offered that the contract does not have', ({ id, query, body, fixedBody }) => {
	const wrong = [...query, ...body].filter(({ name }) => fixedBody?.[name] === undefined).flatMap(({ name, enum: allowed }) =>
		offering(id)
			// An operation that names several offers each field to the one that knows it with its enum.
			.filter(({ operation }) => operation.facts.length === 1)
			.flatMap(({ operation }) => choicesOf(operation.fields as Field[], name))
			.filter((value) => allowed && !allowed.includes(String(value)))
			.map((value) => `${name}: ${value}`));
	expect(wrong).toEqual([]);
});
