import type { Field, FieldType, Operation } from '../../../simulator/core/contract/contract';
import type { Accepted } from './refusalCases';
import { withValue } from './refusalCases';

const VALUES: Record<FieldType, unknown> = {
	string: 'text',
	integer: 1,
	number: 1,
	boolean: true,
	date: '2026-03-01',
	datetime: '2026-03-01T00:00:00+01:00',
	decimal: '1.5',
	any: 'text',
	map: { key: 'value' },
	array: ['text'],
	object: {},
	freeObject: {},
	etag: '"1"',
};

/** A value that a field takes. */
export const firstOf = ({ name, type, enum: values = [] }: Field, fields: Field[]): unknown => {
	if (type === 'array') {
		const isList = fields.some((other) => other.name.startsWith(`${name}[].`));
		return isList ? [{}] : [values[0] ?? 'text'];
	}
	if (values.length === 0) return VALUES[type];
	if (type === 'boolean') return values[0] === 'true';
	return type === 'integer' ? Number(values[0]) : values[0];
};

const containersOf = (name: string): string[] =>
	name
		.split('.')
		.slice(0, -1)
		.map((_, index, steps) =>
			steps
				.slice(0, index + 1)
				.join('.')
				.replace(/\[\]$/, ''),
		);

/** Whether a request cannot go without a field: it is required, and so is all that it is in. */
function isNeeded(field: Field, fields: Field[]): boolean {
	const isRequired = (name: string): boolean => fields.find((other) => other.name === name)?.required ?? false;
	return field.required && containersOf(field.name).every(isRequired);
}

const textsOf = (fields: Field[] = []): Record<string, string> =>
	Object.fromEntries(
		fields.filter(({ required }) => required).map((field) => [field.name, String(firstOf(field, fields))]),
	);

/** The name, with its value, by which an operation is distinguished from others of its route. */
export interface SignedField {
	place: 'query' | 'body';
	field: Field;
	value: unknown;
}

/** The least request that the contract accepts for an operation, and that means this operation. */
export function leastRequest(
	operation: Operation,
	sign?: SignedField,
): Required<Pick<Accepted, 'query' | 'headers'>> & Accepted {
	const signed = sign?.place === 'body' ? sign.field.name : undefined;
	// What is in the sign is needed as soon as the sign is there.
	const rows = operation.body.map((field) => (field.name === signed ? { ...field, required: true } : field));
	const needed = rows.filter((field) => isNeeded(field, rows));
	let body: unknown = operation.body.length && needed.some(({ name }) => name !== '$') ? {} : undefined;
	for (const field of needed)
		body = withValue(body, field.name, field.name === signed ? sign!.value : firstOf(field, rows));
	const query = textsOf(operation.query);
	if (sign?.place === 'query') query[sign.field.name] = String(sign.value);
	return { query, headers: textsOf(operation.headers), body: operation.body.length ? (body ?? {}) : undefined };
}

/** The path with something in place of every id. */
export const filledPath = ({ path }: Operation): string => path.replace(/\{[\w-]+\}/g, 'some-id');
