import type { Field, Operation } from '../../../simulator/contract';
import { containersOf } from '../expand';
import type { FactsField } from './facts';

/** The container that a field stands in directly, with its brackets; '' is the body itself. */
const containerOf = (name: string): string => containersOf(name).at(-1) ?? '';

const standsIn = (body: Field[], container: string): boolean =>
	container === '' || body.some(({ name }) => name.startsWith(`${container}.`));

const findIn = (body: Field[], name: string): Field | undefined => body.find((field) => field.name === name);

/** A field as the shared route takes it: required where every request that has its container requires it. */
function shared(name: string, bodies: Field[][]): Field {
	const found = bodies.flatMap((body) => findIn(body, name) ?? []);
	const concerned = bodies.filter((body) => standsIn(body, containerOf(name)));
	const values = [...new Set(found.flatMap((field) => field.enum ?? []))];
	return {
		...found[0],
		required: concerned.every((body) => findIn(body, name)?.required),
		...(values.length > 0 && { enum: values }),
	};
}

/** Rows of a variant with the members of the lists that it only names; they are those of the operation itself. */
export function withMembers(rows: FactsField[], base: FactsField[]): FactsField[] {
	const membersOf = (list: string, from: FactsField[]): FactsField[] => from.filter(({ name }) => name.startsWith(`${list}[].`));
	return rows.flatMap((row) => {
		const isOpen = row.type === 'array' && membersOf(row.name, rows).length === 0;
		return isOpen ? [row, ...membersOf(row.name, base)] : [row];
	});
}

/**
 * Completes an operation with what its variants send to the same route: a server sees the route only. What the
 * operation names itself stays as it is, but for what a variant may leave empty.
 */
export function withVariants(operation: Operation, all: Operation[]): Operation {
	const variants = all.filter(({ variantOf }) => variantOf === operation.id).map(({ body }) => body);
	if (variants.length === 0) return operation;
	const bodies = [operation.body, ...variants];
	const own = operation.body.map((field): Field =>
		variants.some((body) => findIn(body, field.name)?.mayBeEmpty) ? { ...field, mayBeEmpty: true } : field);
	const isKnown = (name: string): boolean => findIn(own, name) !== undefined || standsIn(own, name);
	const names = new Set(variants.flat().map(({ name }) => name).filter((name) => !isKnown(name)));
	return { ...operation, body: [...own, ...[...names].map((name) => shared(name, bodies))] };
}
