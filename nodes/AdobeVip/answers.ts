import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../engine/util/path';
import { wordsReader } from '../engine/util/words';

/** How Adobe's answers are read: whose id is an object's own, members that are spelled in two ways, and error bodies. */

const text = (value: unknown): string | undefined =>
	typeof value === 'string' && value.trim() !== ''
		? value.trim()
		: typeof value === 'number'
			? String(value)
			: undefined;

const IDS = ['orderId', 'subscriptionId', 'transferId', 'deploymentId', 'customerId', 'resellerId'];

/**
 * A member that shows what an object is, and the one that holds its id. A preview has the members of what it previews,
 * but no id: then none of the others is taken for it.
 */
const KINDS: Array<[mark: string, id: string]> = [
	['orderType', 'orderId'],
	['approval', 'transferId'],
	...IDS.map((id): [string, string] => [id, id]),
];

/** The `id` of an object that the platform calls by the object's name, as { id }; {} where it has none. */
export function identity(row: IDataObject): IDataObject {
	const kind = KINDS.find(([mark]) => row[mark] !== undefined);
	const id = row.id ?? (kind && text(row[kind[1]]));
	return id === undefined ? {} : { id };
}

/** The row with its id in front. */
const identified = (row: IDataObject): IDataObject => ({ ...identity(row), ...row });

/** As requests spell a member, and as some answers do. Source: contract, order.get and subscription.setHighGrowthOffer. */
const OF_OBJECTS: Array<[name: string, other: string]> = [
	['referenceOrderId', 'referencedOrderId'],
	['deploymentId', 'deployToId'],
];

const OF_ORDER_LINES: typeof OF_OBJECTS = [
	['extLineItemNumber', 'lineItemNumber'],
	['deploymentId', 'deployToId'],
];
const OF_TRANSFER_LINES: typeof OF_OBJECTS = [
	['lineItemNumber', 'extLineItemNumber'],
	['deploymentId', 'deployToId'],
];

/** Adds the members that are there under their other name only. */
function spelled(row: IDataObject, names: typeof OF_OBJECTS): IDataObject {
	const missing = names.filter(([name, other]) => row[name] === undefined && row[other] !== undefined);
	return missing.length === 0
		? row
		: { ...row, ...Object.fromEntries(missing.map(([name, other]) => [name, row[other]])) };
}

function withLines(body: IDataObject): IDataObject {
	const { lineItems } = body;
	const names =
		body.orderType !== undefined ? OF_ORDER_LINES : body.transferId !== undefined ? OF_TRANSFER_LINES : undefined;
	if (names === undefined || !Array.isArray(lineItems)) return body;
	return {
		...body,
		lineItems: (lineItems as IDataObject[]).map((line) => (isObject(line) ? spelled(line, names) : line)),
	};
}

/** The object of an answer, with its id in front, and its members as requests spell them. */
export function object(body: unknown): IDataObject {
	if (!isObject(body)) return Array.isArray(body) ? { items: body } : { value: body as string };
	return identified(withLines(spelled(body, OF_OBJECTS)));
}

/**
 * Code and words of a refusal. The gateway in front of the API has error_code; a refused token has error and
 * error_description; field paths, line numbers and reason codes are in lists.
 */
export const errorOf = wordsReader({
	codes: ['code', 'error_code', 'errorCode', 'error'],
	words: [['message', 'error_description', 'title', 'detail', 'description', 'reason']],
	parts: ['error', 'additionalDetails', 'invalidFields'],
});
