import type { IDataObject } from 'n8n-workflow';

import { ACROBAT, picked } from './world';

/** The parameters of the order nodes, as the screen emits them. */

const ORDER = { dryRun: false, waitForCompletion: true, simplify: true, additionalFields: {}, options: {} };

/** A line, at the base level. */
export const line = (offerId = ACROBAT, quantity: unknown = 5, more: IDataObject = {}): IDataObject =>
	({ offerId, quantity, ...more }) as IDataObject;

export const newOrder = (customerId: string, more: IDataObject = {}, lines: IDataObject[] = [line()]): IDataObject => ({
	...ORDER,
	customerId: picked(customerId),
	linesFrom: 'fields',
	lineItems: { line: lines },
	currencyCode: 'USD',
	orderKey: 'deal-1',
	...more,
});

/** @param lines with their subscriptions: `line(ACROBAT, 5, { subscriptionId: picked(id) })` */
export const renewal = (customerId: string, lines: IDataObject[], more: IDataObject = {}): IDataObject =>
	newOrder(customerId, { orderKey: 'renewal-1', ...more }, lines);

/** Of all that remains, unless lines are given. */
export const returning = (
	customerId: string,
	orderId: string,
	more: IDataObject = {},
	lines?: IDataObject[],
): IDataObject => ({
	...ORDER,
	customerId: picked(customerId),
	referenceOrderId: picked(orderId),
	returned: lines ? 'lines' : 'all',
	...(lines ? { lineItems: { line: lines } } : {}),
	orderKey: 'return-1',
	...more,
});

export const switching = (
	customerId: string,
	subscriptionId: string,
	offerId: string,
	quantity: number,
	more: IDataObject = {},
): IDataObject => ({
	...ORDER,
	customerId: picked(customerId),
	subscriptionId: picked(subscriptionId),
	offerId,
	quantity,
	currencyCode: 'USD',
	orderKey: 'switch-1',
	...more,
});

export const reverting = (customerId: string, orderId: string, more: IDataObject = {}): IDataObject => ({
	...ORDER,
	customerId: picked(customerId),
	referenceOrderId: picked(orderId),
	orderKey: 'revert-1',
	...more,
});
