import type { IDataObject } from 'n8n-workflow';

/** Lines of orders, in comparable form. */

const rows = (value: unknown): IDataObject[] => (Array.isArray(value) ? (value as IDataObject[]) : []);

export const linesOf = (order: IDataObject): IDataObject[] => rows(order.lineItems);

export const cancellingOf = (order: IDataObject): IDataObject[] => rows(order.cancellingItems);

/**
 * The product of an offer without its discount level: '65304521CA02A12' -> '65304521CA..A12'.
 * Adobe orders at the level that the customer is entitled to, whatever level was asked for. Source: facts, order.preview.
 */
export const productOf = (offerId: unknown): string =>
	String(offerId ?? '').replace(/^(\w{8}[A-Z]{2})\w{2}(?=\w{3}$)/, '$1..');

/** The currency of a line: its own, or that of its order. */
const currencyOf = (order: IDataObject, line: IDataObject): string =>
	String((line.currencyCode || order.currencyCode) ?? '');

/** '10 x 65304521CA..A12 (PR1, EUR)': deployment and currency where there are any. */
function worded(order: IDataObject, line: IDataObject): string {
	const where = [String(line.deploymentId ?? ''), currencyOf(order, line)].filter((one) => one !== '').join(', ');
	return `${Number(line.quantity)} x ${productOf(line.offerId)}${where === '' ? '' : ` (${where})`}`;
}

const canceled = (line: IDataObject): string => `${Number(line.quantity)} from ${String(line.subscriptionId)}`;

/** One text per line; a switch also shows what it takes from; undefined when there are no lines. */
export function comparable(order: IDataObject): string[] | undefined {
	const lines = [...linesOf(order).map((line) => worded(order, line)), ...cancellingOf(order).map(canceled)];
	return lines.length > 0 ? lines : undefined;
}

/** The line of an order that has the number of another one. */
export const lineOf = (order: IDataObject, { extLineItemNumber: number }: IDataObject): IDataObject | undefined =>
	linesOf(order).find(({ extLineItemNumber }) => String(extLineItemNumber) === String(number));

/**
 * The lines that Adobe shows, comparable with those that were asked for: a currency counts only where both have one,
 * for Adobe takes the customer's own where none is given.
 */
export function comparableWith(shown: IDataObject, asked: IDataObject): string[] | undefined {
	const lineItems = linesOf(shown).map((line) => {
		const mine = lineOf(asked, line);
		const wanted = mine && currencyOf(asked, mine);
		return { ...line, currencyCode: wanted === '' ? '' : currencyOf(shown, line) || wanted } as IDataObject;
	});
	return comparable({ ...shown, currencyCode: '', lineItems });
}

const isAbroad = ({ deploymentId }: IDataObject): boolean => (deploymentId ?? '') !== '';

const hasCurrency = ({ currencyCode }: IDataObject): boolean => (currencyCode ?? '') !== '';

/** Whether one of the lines is for a deployment: then the currency is on each line, and not on the order. */
export const areAbroad = (lines: IDataObject[]): boolean => lines.some(isAbroad);

/**
 * Puts the currency where Adobe wants it. With a deployment in the order that is each of its lines: one without a
 * currency gets that of the order. Source: contract, order.create, lineItems[].currencyCode; codes 2137 and 2140.
 */
export function placeCurrency(body: IDataObject): void {
	const lines = linesOf(body);
	if (!areAbroad(lines)) return;
	const { currencyCode } = body;
	delete body.currencyCode;
	if (currencyCode !== undefined)
		body.lineItems = lines.map((line) => (hasCurrency(line) ? line : { ...line, currencyCode })) as IDataObject[];
}

/** The first line, counted from 1, that lacks the currency that it needs; undefined when none does. */
export function lineWithoutCurrency(lines: IDataObject[]): number | undefined {
	const index = areAbroad(lines) ? lines.findIndex((line) => !hasCurrency(line)) : -1;
	return index < 0 ? undefined : index + 1;
}
