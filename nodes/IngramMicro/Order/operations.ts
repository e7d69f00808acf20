import { type Operation, optional, type Resource } from '../../engine/declare';
import { verifyWrite } from '../../engine/http/verifyWrite';

import { customerId, orderId, subscriptionId } from '../fields/locators';
import * as fields from '../fields/order';
import { orderWait } from '../orderKeyStrategy';
import { ORDER, subscriptionsOf } from '../orderOperations';
import { paging } from '../paging';
import { ingramMicro } from '../vendor';

const operations: Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get an order',
		description: 'Get one order with its product lines. In a change order, the quantity is the difference.',
		route: 'GET /orders/{orderId}',
		fields: [orderId],
		extra: subscriptionsOf,
		simplify: ORDER,
		sample: 'ingram/order.json',
		facts: ['order.get'],
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many orders',
		description: 'Get orders, without their product lines',
		route: 'GET /orders',
		fields: [
			optional(customerId),
			optional(subscriptionId),
			fields.orderStatus,
			fields.creationTimeFrom,
			fields.creationTimeTo,
			fields.orderNumber,
			fields.statusCode,
		],
		paging: paging.limitOffset,
		items: 'data',
		sample: 'ingram/orders.json',
		facts: ['order.list'],
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update an order',
		description: 'Turn the credit check of an order on or off',
		route: 'PATCH /orders/{orderId}',
		notice: "With the credit check off, the order is processed without a look at the customer's credit.",
		fields: [orderId, fields.creditCheck, fields.statusCode],
		write: 'change',
		raisesCost: true,
		subject: (values) => values.path.orderId,
		findAfterLostResponse: verifyWrite('GET /orders/{orderId}'),
		simplify: ORDER,
		sample: 'ingram/order.json',
		facts: ['order.update'],
	},
	{
		value: 'wait',
		name: 'Wait for Completion',
		action: 'Wait until an order is completed',
		description: 'Wait until an order is completed or has failed',
		route: 'GET /orders/{orderId}',
		fields: [orderId],
		wait: { ...orderWait, offered: 'always' },
		extra: subscriptionsOf,
		simplify: ORDER,
		sample: 'ingram/order.json',
		facts: ['order.get'],
	},
];

export const resource: Resource = { value: 'order', name: 'Order', vendor: ingramMicro, operations };
