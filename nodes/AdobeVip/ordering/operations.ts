import type { IDataObject } from 'n8n-workflow';

import type { Operation, Values } from '../../engine/declare';

import { account, CUSTOMER } from './account';
import { lineWithoutCurrency, linesOf, placeCurrency } from './lines';
import { ORDER_ROUTE, ORDERS_ROUTE, orderKeyStrategy, orderWait, subscriptionsOf } from './orders';
import { PREVIEW_ROUTE } from './previews';
import { giveBackUntil } from './returnable';

/** Fields that Simplify keeps of an order. */
export const ORDER = [
	'id',
	'orderId',
	'orderType',
	'status',
	'customerId',
	'referenceOrderId',
	'externalReferenceId',
	'currencyCode',
	'creationDate',
	'lineItems',
	'cancellingItems',
	'pricingSummary',
	'source',
];

/** The lines as Adobe takes them: it numbers them by what the caller says, and their currency has its place. */
export function readyLines({ body }: Values): void {
	body.lineItems = linesOf(body).map((line, index) => ({
		...line,
		extLineItemNumber: line.extLineItemNumber ?? index + 1,
	})) as IDataObject[];
	placeCurrency(body);
}

/** Line numbers must differ, and a currency is on the order or on its lines. Source: facts, codes 2121 and 2140. */
export function orderComplaint({ body }: Values): string | undefined {
	const lines = linesOf(body);
	const numbers = lines.map(({ extLineItemNumber }) => extLineItemNumber);
	if (new Set(numbers).size < numbers.length)
		return '"Lines": two lines have the same Line Number. Make the numbers different, or leave them out.';
	if (lines.length > 499) return `"Lines": an order can have up to 499 lines, but there are ${lines.length}. Split it.`;
	const both = body.currencyCode !== undefined && lines.some(({ currencyCode }) => currencyCode !== undefined);
	return both ? '"Currency" is set both on the order and on a line. Set only one of them.' : undefined;
}

/** What is bought for a deployment has a currency of its own. Source: facts, code 2137. */
export function linesComplaint(values: Values): string | undefined {
	const line = lineWithoutCurrency(linesOf(values.body));
	return (
		orderComplaint(values) ??
		(line === undefined
			? undefined
			: `"Lines": line ${line} has no currency, which every line of an order for a deployment needs. Set "Currency" on the line or on the order.`)
	);
}

/** What all order types have in common; each adds its fields, rules and words. */
export const placing = {
	value: 'place',
	name: 'Place',
	route: PREVIEW_ROUTE,
	extraRoutes: [ORDERS_ROUTE, ORDER_ROUTE, CUSTOMER],
	account,
	write: 'order',
	orderKeys: orderKeyStrategy,
	wait: orderWait,
	subject: ({ path }: Values) => `customer ${path.customerId}`,
	// A dry run is no order.
	extra: (row) => (row.orderType === undefined ? {} : subscriptionsOf(row)),
	urgent: giveBackUntil,
	simplify: ORDER,
	keyHint:
		"The same key never buys twice. Use the deal ID from your CRM and, if a deal has several orders, add the line ID. It becomes the order's external reference.",
} satisfies Partial<Operation>;

/** A preview is a read, although it is sent like an order. */
export const previewing = {
	value: 'preview',
	name: 'Preview',
	route: PREVIEW_ROUTE,
	simplify: [...ORDER, 'eligibleOffers', 'recommendations'],
} satisfies Partial<Operation>;
