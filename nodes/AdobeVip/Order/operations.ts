import type { Operation, Resource } from '../../engine/declare';
import { verifyWrite } from '../../engine/http/verifyWrite';

import { customerId, orderId, resellerForList } from '../fields/locators';
import { fetchPrice } from '../fields/orders';
import { orderWait } from '../ordering/orders';
import { adobeVip } from '../vendor';

import { newReference } from './fields';
import { getMany } from './history';
import { ORDER_VIEW } from './view';

const ORDER = 'GET /v3/customers/{customerId}/orders/{orderId}';

const docs = `${ORDER_VIEW.docs}/get-order`;

const operations: Operation[] = [
	{
		...ORDER_VIEW,
		value: 'get',
		name: 'Get',
		action: 'Get an order',
		description:
			'Get one order with its lines, what remains of each, and the deadline for returning it. With prices, it serves as an invoice view.',
		route: ORDER,
		fields: [customerId, orderId, resellerForList, fetchPrice],
		sample: 'adobe/order.get.json',
		facts: ['order.get'],
		docs,
	},
	getMany,
	{
		...ORDER_VIEW,
		value: 'wait',
		name: 'Wait for Completion',
		action: 'Wait for an order',
		description: 'Wait until an order is complete and its subscriptions exist, or until it has failed',
		route: ORDER,
		fields: [customerId, orderId, resellerForList],
		wait: { ...orderWait, offered: 'always' },
		sample: 'adobe/order.get.json',
		facts: ['order.get'],
		docs,
	},
	{
		...ORDER_VIEW,
		value: 'update',
		name: 'Update External Reference',
		action: 'Update the external reference of an order',
		description:
			'Change the external reference of an order, the only thing that can be changed. A monthly reconciliation created later shows it.',
		notice:
			'The external reference contains the order key. Once it is changed, the order is no longer found by its old key, so using that key again can buy again.',
		route: ORDER.replace('GET', 'PATCH'),
		extraRoutes: [ORDER],
		fields: [customerId, orderId, newReference, resellerForList],
		write: 'change',
		subject: ({ path }) => `order ${path.orderId}`,
		findAfterLostResponse: verifyWrite(ORDER),
		sample: 'adobe/order.update.json',
		facts: ['order.update'],
		docs: `${ORDER_VIEW.docs}/update-order`,
	},
];

export const resource: Resource = { value: 'order', name: 'Order', vendor: adobeVip, operations };
