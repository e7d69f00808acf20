import type { IDataObject } from 'n8n-workflow';

import { id } from '../shared/checks';
import type { Field, Operation, Values } from '../shared/declare';

import { subscriptionId } from './fields/locators';
import { orderBook, orderWait } from './orderBook';

/** Subscriptions that an order made or touched, gathered from its lines. */
export const subscriptionsOf = (order: IDataObject): IDataObject => {
	const lines = (Array.isArray(order.products) ? order.products : []) as IDataObject[];
	const ids = lines.map((line) => line.subscriptionId).filter((value) => value !== undefined && value !== null);
	return { subscriptionIds: [...new Set(ids.map(String))] };
};

/** Fields that Simplify keeps of an order. */
export const ORDER = ['id', 'orderNumber', 'type', 'status', 'customerId', 'poNumber', 'creationDate', 'total', 'products', 'attributes'];

/** The subscription of a renewal or cancellation: it is the order's only line. */
export const onlySubscription: Field = {
	...subscriptionId,
	send: { as: 'products', check: (value) => { const given = id(value); return given === undefined ? undefined : [{ subscriptionId: given }]; } },
};

/** The subscription of a change order, which goes into every line. */
export const changedSubscription: Field = { ...subscriptionId, send: { in: 'nowhere' } };

export function intoEveryLine(values: Values): void {
	const lines = (values.body.products ?? []) as IDataObject[];
	values.body.products = lines.map((line) => ({ ...line, subscriptionId: values.local.subscriptionId }));
}

/** What all order types have in common; each type adds its fields, rules and words. */
export const placing = {
	value: 'place',
	name: 'Place',
	route: 'POST /orders',
	also: ['GET /orders', 'GET /orders/{id}'],
	write: 'order',
	book: orderBook,
	wait: orderWait,
	subject: (values: Values) => `customer ${values.body.customerId}`,
	extra: subscriptionsOf,
	simplify: ORDER,
	keyHint: 'The same key never buys twice. Use the ID of the deal in your CRM and, if a deal has several orders, the ID of the line.',
	sample: 'ingram/order.json',
} satisfies Partial<Operation>;

export const estimating = {
	value: 'estimate',
	name: 'Estimate',
	route: 'POST /orders/estimate',
	sample: 'ingram/estimate.json',
	facts: ['order.estimate'],
} satisfies Partial<Operation>;
