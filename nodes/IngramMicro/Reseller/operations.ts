import { type Operation, optional, type Resource } from '../../engine/declare';
import { verifyWrite } from '../../engine/http/verifyWrite';

import { ACCOUNT, accountFilters, activation, changedAccount, madeAccount, newAccount } from '../accounts';
import * as account from '../fields/account';
import { customerId, resellerId, subscriptionId } from '../fields/locators';
import * as order from '../fields/order';
import { paging } from '../paging';
import { ingramMicro } from '../vendor';

import { checkConnectionOperation } from './checkConnection';

const RESELLER = [...ACCOUNT, 'currency'];

const operations: Operation[] = [
	checkConnectionOperation,
	{
		value: 'create',
		name: 'Create',
		action: 'Create a reseller',
		description: 'Create a reseller under your account',
		route: 'POST /resellers',
		fields: [account.currency, ...newAccount, account.customerClass, account.taxationProviderName],
		write: 'create',
		wait: activation('GET /resellers/{id}'),
		findAfterLostResponse: madeAccount('GET /resellers'),
		simplify: RESELLER,
		sample: 'ingram/reseller.json',
		facts: ['reseller.create'],
	},
	{
		value: 'createCustomer',
		name: 'Create Customer',
		action: 'Create a customer of a reseller',
		description: 'Create a customer for one of your resellers',
		route: 'POST /resellers/{resellerId}/customers',
		fields: [resellerId, ...newAccount],
		write: 'create',
		wait: activation('GET /customers/{id}'),
		findAfterLostResponse: madeAccount('GET /resellers/{resellerId}/customers'),
		simplify: ACCOUNT,
		sample: 'ingram/customer.json',
		facts: ['reseller.createCustomer'],
	},
	{
		value: 'get',
		name: 'Get',
		action: 'Get a reseller',
		description: 'Get one reseller',
		route: 'GET /resellers/{resellerId}',
		fields: [resellerId],
		simplify: RESELLER,
		sample: 'ingram/reseller.json',
		facts: ['reseller.get'],
	},
	{
		value: 'getCustomers',
		name: 'Get Customers',
		action: 'Get the customers of a reseller',
		description: 'Get the customers of one of your resellers',
		route: 'GET /resellers/{resellerId}/customers',
		fields: [resellerId, ...accountFilters],
		paging: paging.limitOffset,
		items: 'data',
		simplify: ACCOUNT,
		sample: 'ingram/customers.json',
		facts: ['reseller.listCustomers'],
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many resellers',
		description: 'Get the resellers under your account',
		route: 'GET /resellers',
		fields: accountFilters,
		paging: paging.limitOffset,
		items: 'data',
		simplify: RESELLER,
		sample: 'ingram/resellers.json',
		facts: ['reseller.list'],
	},
	{
		value: 'getOrders',
		name: 'Get Orders',
		action: 'Get the orders of a reseller',
		description: 'Get the orders of one of your resellers, without their product lines',
		route: 'GET /resellers/{resellerId}/orders',
		fields: [
			resellerId,
			optional(customerId),
			optional(subscriptionId),
			order.orderStatus,
			order.creationTimeFrom,
			order.creationTimeTo,
		],
		paging: paging.limitOffset,
		items: 'data',
		sample: 'ingram/orders.json',
		facts: ['reseller.listOrders'],
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update a reseller',
		description: 'Change the details or the status of a reseller. Contacts replace the whole list.',
		route: 'PATCH /resellers/{resellerId}',
		fields: [resellerId, ...changedAccount],
		write: 'change',
		subject: (values) => values.path.resellerId,
		findAfterLostResponse: verifyWrite('GET /resellers/{resellerId}'),
		simplify: RESELLER,
		sample: 'ingram/reseller.json',
		facts: ['reseller.update'],
	},
];

export const resource: Resource = { value: 'reseller', name: 'Reseller', vendor: ingramMicro, operations };
