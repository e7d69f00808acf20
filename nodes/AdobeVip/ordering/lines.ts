import type { IDataObject } from 'n8n-workflow';

/** Lines of orders, in comparable form. */

const rows = (value: unknown): IDataObject[] => (Array.isArray(value) ? (value as IDataObject[]) : []);

export const linesOf = (order: IDataObject): IDataObject[] => rows(order.lineItems);

export const cancellingOf = (order: IDataObject): IDataObject[] => rows(order.cancellingItems);

/**
 * The product of an offer without its discount level: '65304521CA02A12' -> '65304521CA..A12'.
 * Adobe orders at the level that the customer is entitled to, whatever level was asked for. Source: facts, order.preview.
 */
export const productOf = (offerId: unknown): string => String(offerId ?? '').replace(/^(\w{8}[A-Z]{2})\w{2}(?=\w{3}$)/, '$1..');

const worded = (line: IDataObject): string => `${Number(line.quantity)} x ${productOf(line.offerId)}`;

const cancelled = (line: IDataObject): string => `${Number(line.quantity)} out of ${String(line.subscriptionId)}`;

/** One text per line: '10 x 65304521CA..A12'; a switch also tells what it takes from; undefined when there are no lines. */
export function comparable(order: IDataObject): string[] | undefined {
	const lines = [...linesOf(order).map(worded), ...cancellingOf(order).map(cancelled)];
	return lines.length > 0 ? lines : undefined;
}
