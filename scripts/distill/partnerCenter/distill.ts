import type { Contract, Field, Operation } from '../../../simulator/contract';
import { withContainers } from '../containers';
import { withCarried, withInsides } from './body';
import type { Place } from './conventions';
import { ADDED, CONVENTIONS, pagingOf } from './conventions';
import type { FactsOperation, PartnerFacts } from './facts';
import { fieldOf } from './facts';
import { INSIDES } from './insides';
import { moreOperation } from './moreRoutes';
import { REPLACES } from './replaces';
import { checkScenarios, scenariosOf } from './scenarios';

const GRAPH = 'https://graph.microsoft.com/v1.0';

function applyConventions(fields: Field[], operationId: string, place: Place): Field[] {
	return fields.flatMap((field) => {
		let kept: Field | null = field;
		for (const { apply } of CONVENTIONS) kept = kept && apply(kept, operationId, place);
		return kept ? [kept] : [];
	});
}

/** The fields of one place of a request: the rows of the facts, what they say in words, and the decisions. */
function fieldsOf(operation: FactsOperation, place: Place): Field[] {
	const rows = withInsides(operation[place].map(fieldOf), operation.id);
	const kept = applyConventions(rows, operation.id, place);
	const added = ADDED.filter((one) => one.place === place && one.fits(operation)).map(({ field }) => field);
	return [...kept, ...added.filter(({ name }) => !kept.some((field) => field.name === name))];
}

function bodyOf(operation: FactsOperation, read: FactsOperation | undefined): Field[] {
	const body = withContainers(fieldsOf(operation, 'body'), read !== undefined);
	return read ? withCarried(body, operation.id, read) : body;
}

function distillOperation(operation: FactsOperation, all: FactsOperation[], titles: Map<string, string>): Operation {
	const { id, resource, method, path, baseUrl, auth, response } = operation;
	if (baseUrl && baseUrl !== GRAPH) throw new Error(`${id} lives on the unknown host ${baseUrl}`);
	const read = all.find((other) => other.id === REPLACES[id]);
	const scenarios = scenariosOf(operation, titles);
	return {
		id,
		resource,
		operation: operation.operation,
		...(scenarios.length > 0 && { scenarios }),
		method,
		path,
		...(baseUrl && { host: 'graph' as const }),
		auth,
		...(read && { replaces: read.id }),
		pathParams: operation.pathParams.map((param) => ({ ...fieldOf(param), required: true })),
		query: fieldsOf(operation, 'query'),
		headers: fieldsOf(operation, 'headers'),
		body: bodyOf(operation, read),
		paging: pagingOf(operation),
		itemsAt: response.itemsAt,
		kind: response.kind,
		statuses: response.status,
		keyFields: response.keyFields,
	};
}

/** Throws when a decision names an operation or a field that the facts no longer have. */
function checkDecisions(operations: FactsOperation[]): void {
	const ids = operations.map(({ id }) => id);
	const named = [...Object.entries(REPLACES).flat(), ...INSIDES.flatMap((inside) => inside.operations)];
	const lost = named.filter((id) => !ids.includes(id));
	const unused = INSIDES.filter(({ name, operations: users }) =>
		operations.some(({ id, body }) => users.includes(id) && !body.some((row) => row.name === name)));
	const all = [...lost, ...unused.map(({ name }) => name)];
	if (all.length) throw new Error(`No longer in the facts: ${all.join(', ')}`);
}

/**
 * Makes the contract out of the facts: names, types, enums, required, paging; no sentences. Of the routes that are known
 * by name only it takes the GET routes.
 *
 * @param titles the scenarios that the package is to cover, by page
 */
export function distillPartnerCenter(facts: PartnerFacts, titles: Map<string, string>): Contract {
	checkDecisions(facts.operations);
	checkScenarios(facts.operations, titles);
	const operations = facts.operations.map((operation) => distillOperation(operation, facts.operations, titles));
	const more = facts.moreRoutes.routes.filter(({ method }) => method === 'GET').map((route) => moreOperation(route, operations));
	return { system: facts.system, apiVersion: 'v1', dateTimes: 'anyOffset', operations: [...operations, ...more] };
}
