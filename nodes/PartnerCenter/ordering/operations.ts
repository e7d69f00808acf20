import type { Operation, Values } from '../../engine/declare';

import { cancelableUntil } from './cancelWindow';
import { orderErrors } from './carts';
import { ORDER_ROUTE, ORDERS_ROUTE, orderKeyStrategy, orderWait, subscriptionsOf } from './orders';
import { account, CUSTOMER } from './safety';

/** Fields that Simplify keeps of an order. */
export const ORDER = [
	'id',
	'status',
	'referenceCustomerId',
	'billingCycle',
	'currencyCode',
	'creationDate',
	'transactionType',
	'totalPrice',
	'lineItems',
	'cartId',
	'orders',
];

export const KEY_HINT =
	'The same key never buys twice. Use the deal ID from your CRM and, if a deal has several orders, add the line ID. It becomes the nickname of the lines.';

export const ofCustomer = (values: Values): string => `customer ${values.path.customerId}`;

/** What everything has in common that buys. */
export const buying = {
	extraRoutes: [ORDERS_ROUTE, ORDER_ROUTE, CUSTOMER],
	account,
	write: 'order',
	orderKeys: orderKeyStrategy,
	wait: orderWait,
	subject: ofCustomer,
	extra: subscriptionsOf,
	urgent: cancelableUntil,
	failures: orderErrors,
	simplify: ORDER,
	keyHint: KEY_HINT,
} satisfies Partial<Operation>;
