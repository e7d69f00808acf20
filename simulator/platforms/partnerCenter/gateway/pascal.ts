import type { Row } from '../areas/row';

const capital = (name: string): string => name[0].toUpperCase() + name.slice(1);

/** A row with its own names in PascalCase; what stands within its values stays. */
export const pascalRow = (row: Row): Row =>
	Object.fromEntries(Object.entries(row).map(([name, value]) => [capital(name), value]));

/** Names in PascalCase, all the way down. */
export function pascal(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(pascal);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, inner]) => [capital(name), pascal(inner)]));
}
