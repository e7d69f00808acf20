import { isSafeObjectProperty, type IDataObject } from 'n8n-workflow';

/** Reads `a.b.c`; undefined when a part is missing. */
export function readPath(data: IDataObject, path: string): unknown {
	return path.split('.').reduce<unknown>((value, part) => (value as IDataObject | null | undefined)?.[part], data);
}

/** A copy of the data in which `a.b.c` has this value; missing objects on the way are made. */
export function withPath(data: IDataObject, path: string, value: unknown): IDataObject {
	const [first, ...rest] = path.split('.');
	if (!isSafeObjectProperty(first) || /[[\]]/.test(path) || Array.isArray(data)) {
		throw new Error(`The stand-in cannot set "${path}"`);
	}
	const inner = rest.length ? withPath((data[first] ?? {}) as IDataObject, rest.join('.'), value) : value;
	return { ...data, [first]: inner as IDataObject };
}
