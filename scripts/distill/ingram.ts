import type { Contract, Field, Operation } from '../../simulator/contract';
import { CONVENTIONS, ESTIMATE, PARTIAL_UPDATES } from './conventions';
import { containersOf, expandRow, requiredBySpec } from './expand';
import type { Facts, FactsField, FactsOperation, OpenApi, SpecSchema } from './sources';
import { requestBody } from './sources';

const isListOrObject = (row: FactsField): boolean => row.type === 'array' || row.type === 'object';

function applyConventions(fields: Field[], operationId: string, place: 'query' | 'body'): Field[] {
	return fields.flatMap((field) => {
		let kept: Field | null = field;
		for (const convention of CONVENTIONS) kept = kept && convention.apply(kept, operationId, place);
		return kept ? [kept] : [];
	});
}

/** Rows for lists and objects that must be there themselves, each before the first of its leaves. */
function withRequiredContainers(leaves: Field[], isRequired: (name: string) => boolean): Field[] {
	const seen = new Set<string>();
	return leaves.flatMap((leaf) => {
		const containers = containersOf(leaf.name).filter((name) => !seen.has(name));
		for (const name of containers) seen.add(name);
		const rows = containers.filter(isRequired).map((name): Field => {
			const isList = name.endsWith('[]');
			return { name: name.replace(/\[\]$/, ''), type: isList ? 'array' : 'object', required: true };
		});
		return [...rows, leaf];
	});
}

/** The body of one operation as leaves; what a nested object demands comes from the specification. */
function distillBody(operation: FactsOperation, spec: OpenApi): Field[] {
	const root: SpecSchema | undefined = requestBody(spec, operation.specOperationId);
	const partial = PARTIAL_UPDATES.includes(operation.id);
	const leaves = operation.body
		.flatMap((row) => expandRow(row, operation.body, spec, root))
		.map((leaf) => {
			const nested = leaf.name.includes('.') && !partial;
			return { ...leaf, required: leaf.required || (nested && requiredBySpec(spec, root, leaf.name)) };
		});
	const demanded = operation.body.filter((row) => row.required && isListOrObject(row)).map((row) => row.name);
	return withRequiredContainers(leaves, (name) =>
		demanded.includes(name.replace(/\[\]$/, '')) || (!partial && requiredBySpec(spec, root, name)),
	);
}

function distillOperation(operation: FactsOperation, spec: OpenApi): Operation {
	const { id, resource, method, path, fixedBody, variantOf, paging, response } = operation;
	const query = operation.query.flatMap((row) => expandRow(row, operation.query, spec));
	return {
		id,
		resource,
		operation: operation.operation,
		method,
		path,
		...(fixedBody && { fixedBody }),
		...(variantOf && { variantOf }),
		pathParams: operation.pathParams.map((param) => ({ name: param.name, type: 'string' as const, required: true })),
		query: applyConventions(query, id, 'query'),
		body: applyConventions(distillBody(operation, spec), id, 'body'),
		paging,
		itemsAt: response.itemsAt,
		kind: response.kind,
		keyFields: response.keyFields,
	};
}

/** Gives the estimate the fields of the orders that it prices; only what an object demands inside itself stays required. */
function completeEstimate(operations: Operation[]): Operation[] {
	const sources = operations.filter((operation) => ESTIMATE.takesFieldsOf.includes(operation.id));
	return operations.map((operation) => {
		if (operation.id !== ESTIMATE.id) return operation;
		const known = new Set(operation.body.map((field) => field.name));
		const added = sources.flatMap((source) => source.body).filter((field) => !known.has(field.name) && known.add(field.name));
		return { ...operation, body: [...operation.body, ...added] };
	});
}

/**
 * Makes the contract out of the facts and the OpenAPI file: names, types, enums, required, paging; no sentences.
 * Throws when a convention names a contradiction that the facts no longer list.
 */
export function distill(facts: Facts, spec: OpenApi): Contract {
	const topics = facts.contradictions.map((contradiction) => contradiction.topic);
	const lost = CONVENTIONS.filter(({ from, topic }) => from === 'contradictions' && !topics.includes(topic));
	if (lost.length) throw new Error(`No longer in the facts: ${lost.map(({ topic }) => topic).join(', ')}`);
	const operations = facts.operations.map((operation) => distillOperation(operation, spec));
	return { system: facts.system, apiVersion: facts.apiVersion, operations: completeEstimate(operations) };
}
