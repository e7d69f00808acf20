import type { IDataObject } from 'n8n-workflow';

import { linesOf } from './lines';

/** The order key stands in the friendly name of every line; a nickname of the user's stays in front of it. */

const nameOf = (line: IDataObject): string => String(line.friendlyName ?? '').trim();

const marked = (name: string, key: string): string => (name === '' ? key : `${name} [${key}]`);

/** The body with the key in each line, add-ons inside lines too. */
export function withKey(body: IDataObject, key: string): IDataObject {
	const mark = (line: IDataObject): IDataObject => ({
		...line,
		friendlyName: marked(nameOf(line), key),
		...(Array.isArray(line.addonItems) ? { addonItems: (line.addonItems as IDataObject[]).map(mark) } : {}),
	});
	return { ...body, lineItems: linesOf(body).map(mark) };
}

const holds = (name: string, key: string): boolean => name === key || name.endsWith(` [${key}]`);

/**
 * Whether an order shows a key: the key, another text (so it is another sale), or undefined where its lines show no name at all.
 */
export function keyOn(order: IDataObject, key: string): string | undefined {
	const names = linesOf(order).map(nameOf).filter((name) => name !== '');
	if (names.length === 0) return undefined;
	return names.some((name) => holds(name, key)) ? key : names[0];
}

/** The key as a line shows it, for an order that is read without knowing what to look for. */
export function shownKey(order: IDataObject): string | undefined {
	const name = linesOf(order).map(nameOf).find((one) => one !== '');
	return name === undefined ? undefined : (/ \[(.+)\]$/.exec(name)?.[1] ?? name);
}
