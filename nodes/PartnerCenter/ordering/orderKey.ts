import type { IDataObject } from 'n8n-workflow';

import { keyIn, marked } from '../../engine/orders/existing/keyInText';

import { linesOf } from './lines';

/** The order key is in the friendly name of every line. */

export const nameOf = (line: IDataObject): string => String(line.friendlyName ?? '').trim();

/** The body with the key in each line, add-ons inside lines too. */
export function withKey(body: IDataObject, key: string): IDataObject {
	const mark = (line: IDataObject): IDataObject => ({
		...line,
		friendlyName: marked(nameOf(line), key),
		...(Array.isArray(line.addonItems) ? { addonItems: (line.addonItems as IDataObject[]).map(mark) } : {}),
	});
	return { ...body, lineItems: linesOf(body).map(mark) };
}

/** Whether an order shows a key: the key, another text (so it is another sale), or undefined where its lines show no name at all. */
export function keyOn(order: IDataObject, key: string): string | undefined {
	const shown = linesOf(order)
		.map((line) => keyIn(nameOf(line), key))
		.filter((one) => one !== undefined);
	return shown.includes(key) ? key : shown[0];
}

/** The order with the lines of one key only: others may have been added to it since. */
export function ofKey(order: IDataObject, key: string): IDataObject {
	const mine = linesOf(order).filter((line) => keyIn(nameOf(line), key) === key);
	return mine.length > 0 ? { ...order, lineItems: mine } : order;
}
