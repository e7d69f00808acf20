import { type Operation, optional, type Resource } from '../../engine/declare';
import { verifyWrite } from '../../engine/http/verifyWrite';

import { ACCOUNT, accountFilters, activation, changedAccount, madeAccount, newAccount } from '../accounts';
import { customerId, resellerId } from '../fields/locators';
import { paging } from '../paging';
import { ingramMicro } from '../vendor';

import { findOrCreate } from './findOrCreate';

const wait = activation('GET /customers/{id}');

const operations: Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create a customer',
		description: 'Create a customer in your reseller account',
		route: 'POST /customers',
		fields: newAccount,
		write: 'create',
		wait,
		findAfterLostResponse: madeAccount('GET /customers'),
		simplify: ACCOUNT,
		sample: 'ingram/customer.json',
		facts: ['customer.create'],
	},
	findOrCreate(wait),
	{
		value: 'get',
		name: 'Get',
		action: 'Get a customer',
		description: 'Get one customer with its address and contacts',
		route: 'GET /customers/{customerId}',
		fields: [customerId],
		simplify: ACCOUNT,
		sample: 'ingram/customer.json',
		facts: ['customer.get'],
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many customers',
		description: 'Get the customers of your reseller account',
		route: 'GET /customers',
		fields: [...accountFilters, optional(resellerId)],
		paging: paging.limitOffset,
		items: 'data',
		simplify: ACCOUNT,
		sample: 'ingram/customers.json',
		facts: ['customer.list'],
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update a customer',
		description: 'Change the details or the status of a customer. Contacts replace the whole list.',
		route: 'PATCH /customers/{customerId}',
		fields: [customerId, ...changedAccount],
		write: 'change',
		subject: (values) => values.path.customerId,
		findAfterLostResponse: verifyWrite('GET /customers/{customerId}'),
		simplify: ACCOUNT,
		sample: 'ingram/customer.json',
		facts: ['customer.update'],
	},
];

export const resource: Resource = { value: 'customer', name: 'Customer', vendor: ingramMicro, operations };
