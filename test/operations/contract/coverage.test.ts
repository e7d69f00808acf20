import type { Field } from '../../../nodes/engine/declare';
import type { Operation as Contracted } from '../../../simulator/core/contract/contract';
import { cases, hasList, operations } from '../play/cases';
import { bodyNames, contractsOf, fieldsOf, routeOf, sentNames, sentValues, type Recorded } from '../play/contract';
import { fixtureBody } from '../play/fixtures';
import { followsLink } from '../golden/pages';
import { runOf } from '../golden/requests';
import { platforms } from '../platforms';
import { exampleFor } from '../play/reply';
import { choicesOf } from '../play/wireNames';

describe.each(platforms)('$name', (platform) => {
	const { contract, engine, notOffered } = platform;
	const mine = operations.filter((one) => one.platform === platform);
	const ids = contract.operations.map(({ id }) => id);
	/** What a variant of an operation sends, the operation sends. */
	const baseOf = (id: string): string => contract.operations.find((operation) => operation.id === id)?.variantOf ?? id;
	const served = contract.operations.filter(({ id }) => !notOffered.includes(id));
	const takingFields = served.filter((operation) => fieldsOf(operation).length > 0);

	/** The operations of the package that name an operation of the contract. */
	const offering = (id: string) => mine.filter(({ operation }) => operation.facts.includes(id));
	/** Those that name it or a variant of it. */
	const offeringAny = (id: string) =>
		mine.filter(({ operation }) => operation.facts.some((fact) => fact === id || baseOf(fact) === id));

	/** Names that were sent with everything filled, by operation of the contract. */
	const sent = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));
	/** `name: value` of the fields with an enum. */
	const sentChoices = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));

	const note = (asked: Contracted, request: Recorded) => {
		for (const name of sentNames(asked, request)) sent.get(baseOf(asked.id))?.add(name);
		for (const { name } of fieldsOf(asked).filter((field) => field.enum)) {
			for (const value of sentValues(request, name)) {
				for (const id of [asked.id, baseOf(asked.id)]) sentChoices.get(id)?.add(`${name}: ${String(value)}`);
			}
		}
	};

	beforeAll(() => {
		for (const one of cases) {
			const { fill, host, operation } = one;
			if (one.platform !== platform || fill !== 'all' || hasList(one)) continue;
			const requests = runOf(one).requests.filter((request) => !followsLink(request));
			// A look-up offers nobody a field; the steps of an operation do.
			const steps = [
				operation.route,
				...(operation.run || operation.orderKeys ? (operation.extraRoutes ?? []) : []),
			].map(routeOf);
			for (const request of requests.filter(({ host: other, route }) => other === host && steps.includes(route))) {
				for (const asked of contractsOf(request, operation.facts))
					if (operation.facts.includes(asked.id)) note(asked, request);
			}
		}
	});

	/** What the engine sends by itself, where an operation leaves it to the engine. */
	const byEngine = (id: string): string[] =>
		offering(id).some(({ operation: { paging, orderKeys, replaces } }) => paging ?? orderKeys ?? replaces)
			? engine
			: [];

	/** What an object that is replaced as a whole brings along by itself. */
	const brought = ({ id, body }: Contracted): string[] =>
		offering(id).flatMap(({ host, operation: { replaces } }) => {
			const example = replaces && exampleFor(host, routeOf(replaces.read));
			return example ? bodyNames(body, fixtureBody(example, '')) : [];
		});

	test('each operation names operations of the contract, and only such', () => {
		expect(
			mine.flatMap(({ id, operation }) =>
				operation.facts.filter((fact) => !ids.includes(fact)).map((fact) => `${id}: ${fact}`),
			),
		).toEqual([]);
		expect(mine.filter(({ operation }) => operation.facts.length === 0).map(({ id }) => id)).toEqual([]);
	});

	test.each(served)('$id is offered by an operation', ({ id }) => {
		expect(offering(id).map((one) => one.id)).not.toEqual([]);
	});

	test.each(takingFields)('$id: every field of the contract is offered', (operation) => {
		// Some names of queries are in the path already.
		const inPath = operation.pathParams.map(({ name }) => name);
		const names = [...sent.get(baseOf(operation.id))!, ...byEngine(operation.id), ...inPath];
		expect(
			fieldsOf(operation)
				.map(({ name }) => name)
				.filter((name) => !names.includes(name)),
		).toEqual([]);
	});

	test.each(served.filter(({ variantOf }) => !variantOf))(
		'$id: nothing is sent that the contract does not know',
		(operation) => {
			const known = [...operation.query, ...(operation.headers ?? []), ...operation.body].map(({ name }) => name);
			// Containers of optional groups have no row of their own.
			const isKnown = (name: string) =>
				known.some((one) => one === name || one.startsWith(`${name}.`) || one.startsWith(`${name}[]`));
			expect([...sent.get(operation.id)!].filter((name) => !isKnown(name))).toEqual([]);
		},
	);

	const withEnums = takingFields.filter((operation) => fieldsOf(operation).some((field) => field.enum));

	test.each(withEnums)('$id: every value of an enum can be chosen', (contracted) => {
		const offered = offeringAny(contracted.id);
		const choices = (name: string): unknown[] =>
			offered.flatMap(({ operation }) => choicesOf(operation.fields as Field[], name));
		const values = (name: string): unknown[] => [
			...choices(name),
			...offered.flatMap(({ operation }) => fixedAt(operation.constantBody, name)),
		];
		// What is no choice is sent as it was read, or as the one value that this operation means.
		const left = [...byEngine(contracted.id), ...brought(contracted).filter((name) => choices(name).length === 0)];
		const missing = fieldsOf(contracted)
			.filter(({ name }) => !left.includes(name))
			.flatMap(({ name, enum: allowed = [] }) =>
				allowed
					.filter(
						(value) =>
							!values(name).map(String).includes(value) && !sentChoices.get(contracted.id)!.has(`${name}: ${value}`),
					)
					.map((value) => `${name}: ${value}`),
			);
		expect(missing).toEqual([]);
	});

	test.each(withEnums)('$id: no choice is offered that the contract does not have', (contracted) => {
		const { id, fixedBody } = contracted;
		const wrong = fieldsOf(contracted)
			.filter(({ name }) => fixedBody?.[name] === undefined)
			.flatMap(({ name, enum: allowed }) =>
				offering(id)
					// An operation that names several offers each field to the one that knows it with its enum.
					.filter(({ operation }) => operation.facts.length === 1)
					.flatMap(({ operation }) => choicesOf(operation.fields as Field[], name))
					.filter((value) => allowed && !allowed.includes(String(value)))
					.map((value) => `${name}: ${value}`),
			);
		expect(wrong).toEqual([]);
	});
});

/** The constant at a flattened name, in a list. */
function fixedAt(fixed: object | undefined, name: string): unknown[] {
	const found = name
		.split('.')
		.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], fixed);
	return found === undefined ? [] : [found];
}
