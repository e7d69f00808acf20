import type { Operation } from '../../engine/declare';

import { customerId, orderId } from '../fields/locators';
import { billingType, includePrices, lineItemNumber } from '../fields/orders';
import { ORDER } from '../ordering/operations';
import { orderWait, subscriptionsOf } from '../ordering/orders';
import { paging } from '../paging';

const DOCS = 'https://learn.microsoft.com/partner-center/developer/';

export const reads: Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get an order',
		description: 'Get one order with its lines',
		route: 'GET /v1/customers/{customerId}/orders/{orderId}',
		fields: [customerId, orderId, includePrices],
		extra: subscriptionsOf,
		simplify: ORDER,
		sample: 'partnerCenter/order.get.json',
		facts: ['order.get'],
		docs: `${DOCS}get-an-order-by-id`,
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many orders',
		description: 'Get the orders of a customer. New ones are listed up to 15 minutes late.',
		route: 'GET /v1/customers/{customerId}/orders',
		fields: [customerId, billingType, includePrices],
		paging: paging.links,
		items: 'items',
		extra: subscriptionsOf,
		simplify: ORDER,
		sample: 'partnerCenter/order.getMany.json',
		facts: ['order.getMany'],
		docs: `${DOCS}get-all-of-a-customer-s-orders`,
	},
	{
		value: 'wait',
		name: 'Wait for Completion',
		action: 'Wait for an order',
		description: 'Wait until an order is completed and its subscriptions exist, or until it is canceled',
		route: 'GET /v1/customers/{customerId}/orders/{orderId}',
		fields: [customerId, orderId],
		wait: { ...orderWait, offered: 'always' },
		extra: subscriptionsOf,
		simplify: ORDER,
		sample: 'partnerCenter/order.get.json',
		facts: ['order.get'],
	},
	{
		value: 'getProvisioningStatus',
		name: 'Get Provisioning Status',
		action: 'Get the provisioning status of an order',
		description: 'Get the provisioning status of each line of an order',
		route: 'GET /v1/customers/{customerId}/orders/{orderId}/provisioningstatus',
		fields: [customerId, orderId],
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/order.getProvisioningStatus.json',
		facts: ['order.getProvisioningStatus'],
	},
	{
		value: 'getLineActivationLinks',
		name: 'Get Activation Links of a Line',
		action: 'Get the activation links of an order line',
		description:
			'Get the link for the customer to activate a marketplace product with its publisher. A sandbox returns a dummy link.',
		route: 'GET /v1/customers/{customerId}/orders/{orderId}/lineitems/{lineItemNumber}/activationlinks',
		sensitive: ['link.uri'],
		fields: [customerId, orderId, lineItemNumber],
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/order.getActivationLinks.json',
		facts: ['order.getActivationLinks'],
		docs: `${DOCS}get-activation-link-by-order-line-item`,
	},
	{
		value: 'getActivationLinks',
		name: 'Get Activation Links',
		action: 'Get the activation links of an order',
		description: 'Get the activation links of all lines of an order',
		route: 'GET /v1/customers/{customerId}/orders/{orderId}/activationlinks',
		sensitive: ['link.uri'],
		fields: [customerId, orderId],
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/more.GetOrderActivationLinks.json',
		facts: ['more.GetOrderActivationLinks'],
	},
];
