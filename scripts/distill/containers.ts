import type { Field } from '../../simulator/contract';
import { containersOf } from './expand';

export const nameOf = (container: string): string => container.replace(/\[\]$/, '');

/** An object whose members are listed is the container of them. */
const asContainer = (field: Field, fields: Field[]): Field =>
	fields.some(({ name }) => name.startsWith(`${field.name}.`)) ? { ...field, type: 'object' } : field;

/**
 * Rows for the objects and lists that the facts name by their members alone: such a container must be there when one of
 * its members must. A row of the facts decides for itself. With `all`, for resources that are sent back whole, every
 * container has a row.
 */
export function withContainers(fields: Field[], all: boolean): Field[] {
	const seen = new Set(fields.map(({ name }) => name));
	return fields.flatMap((field) => {
		const missing = containersOf(field.name).filter((container) => !seen.has(nameOf(container)));
		const rows = missing.map((container): Field => {
			const name = nameOf(container);
			seen.add(name);
			const required = fields.some((other) => other.required && other.name.startsWith(`${container}.`));
			return { name, type: container.endsWith('[]') ? 'array' : 'object', required };
		});
		return [...rows.filter(({ required }) => required || all), asContainer(field, fields)];
	});
}
