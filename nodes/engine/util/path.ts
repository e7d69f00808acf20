import type { IDataObject } from 'n8n-workflow';

/** An object with members, and no list. */
export const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value out of an object by a dotted path; undefined when a step is missing. */
export function at(source: unknown, path: string): unknown {
	if (path === '') return source;
	return path
		.split('.')
		.reduce<unknown>(
			(value, key) =>
				typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
			source,
		);
}

/** Writes a value at a dotted path, making the objects on the way. */
export function put(target: IDataObject, path: string, value: IDataObject[string]): void {
	const keys = path.split('.');
	const last = keys.pop() as string;
	let place = target;
	for (const key of keys) {
		place[key] ??= {};
		place = place[key] as IDataObject;
	}
	place[last] = value;
}

/** Values at a path in which [] means each row: 'contactPersons[].email'. */
export function valuesAt(source: unknown, path: string): unknown[] {
	const [head, ...rest] = path.split('[].');
	const found = at(source, head);
	if (rest.length === 0) return [found];
	return Array.isArray(found) ? found.flatMap((row) => valuesAt(row, rest.join('[].'))) : [];
}

/** These members of an object, as far as it has them. */
export const pick = (source: IDataObject, names: string[]): IDataObject =>
	Object.fromEntries(names.filter((name) => source[name] !== undefined).map((name) => [name, source[name]]));
