import type { Contract, Field, Operation } from '../../../simulator/contract';
import { withContainers } from '../containers';
import type { Place } from './conventions';
import { CONVENTIONS, ITEMS_AT, STATUSES } from './conventions';
import type { AdobeFacts, FactsField, FactsOperation } from './facts';
import { fieldOf } from './facts';
import { withMembers, withVariants } from './variants';

function fieldsOf({ id }: FactsOperation, rows: FactsField[], place: Place): Field[] {
	return rows.map(fieldOf).flatMap((field) => {
		let kept: Field | null = field;
		for (const { apply } of CONVENTIONS) kept = kept && apply(kept, id, place);
		return kept ? [kept] : [];
	});
}

function distillOperation(operation: FactsOperation, all: FactsOperation[]): Operation {
	const { id, resource, method, path, fixedBody, variantOf, paging, response } = operation;
	const base = all.find((other) => other.id === variantOf);
	return {
		id,
		resource,
		operation: operation.operation,
		method,
		path,
		...(fixedBody && { fixedBody }),
		...(variantOf && { variantOf }),
		pathParams: operation.pathParams.map((param) => ({ ...fieldOf(param), required: true })),
		query: fieldsOf(operation, operation.query, 'query'),
		headers: fieldsOf(operation, operation.headers ?? [], 'headers'),
		body: withContainers(fieldsOf(operation, withMembers(operation.body, base?.body ?? []), 'body'), false),
		paging,
		itemsAt: ITEMS_AT[id] ?? response.itemsAt,
		kind: response.kind,
		statuses: STATUSES.find(({ operations }) => operations.test(id))?.statuses ?? response.status,
		keyFields: response.keyFields,
	};
}

/** Throws when a decision names a contradiction or an operation that the facts no longer have. */
function checkDecisions({ contradictions, operations }: AdobeFacts): void {
	const topics = contradictions.map(({ topic }) => topic);
	const ids = operations.map(({ id }) => id);
	const named = [...CONVENTIONS.filter(({ source }) => source === 'contradictions'), ...STATUSES];
	const lost = [
		...named.map(({ topic }) => topic).filter((topic) => !topics.includes(topic)),
		...Object.keys(ITEMS_AT).filter((id) => !ids.includes(id)),
	];
	if (lost.length) throw new Error(`No longer in the facts: ${lost.join(', ')}`);
}

/**
 * Makes the contract out of the facts: names, types, enums, required, paging; no sentences. An operation that shares its
 * route with variants takes their fields too.
 */
export function distillAdobe(facts: AdobeFacts): Contract {
	checkDecisions(facts);
	const operations = facts.operations.map((operation) => distillOperation(operation, facts.operations));
	return {
		system: facts.system,
		apiVersion: facts.apiVersion,
		operations: operations.map((operation) => withVariants(operation, operations)),
	};
}
