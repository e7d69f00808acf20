import { type Operation, optional, type Resource } from '../../../../nodes/engine/declare';
import { verifyWrite } from '../../../../nodes/engine/http/verifyWrite';
import { country, customerId, email, name } from '../fields';
import { acornCloud, pages } from '../vendor';

const operations: Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create a customer',
		description: 'Create a customer',
		route: 'POST /customers',
		fields: [name, email, country],
		write: 'create',
		sample: 'customer.json',
		facts: ['customer.create'],
	},
	{
		value: 'get',
		name: 'Get',
		action: 'Get a customer',
		description: 'Get one customer',
		route: 'GET /customers/{customerId}',
		fields: [customerId],
		sample: 'customer.json',
		facts: ['customer.get'],
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many customers',
		description: 'Get the customers of your account',
		route: 'GET /customers',
		fields: [optional(name)],
		paging: pages,
		items: 'data',
		sample: 'customers.json',
		facts: ['customer.list'],
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update a customer',
		description: 'Change details of a customer',
		route: 'PATCH /customers/{customerId}',
		fields: [customerId, ...[name, email, country].map(optional)],
		write: 'change',
		subject: ({ path }) => path.customerId,
		findAfterLostResponse: verifyWrite('GET /customers/{customerId}'),
		sample: 'customer.json',
		facts: ['customer.update'],
	},
	{
		value: 'delete',
		name: 'Delete',
		action: 'Delete a customer',
		description: 'Delete a customer that has no orders',
		route: 'DELETE /customers/{customerId}',
		fields: [customerId],
		write: 'delete',
		subject: ({ path }) => path.customerId,
		sample: 'customer.json',
		facts: ['customer.delete'],
	},
];

export const resource: Resource = { value: 'customer', name: 'Customer', vendor: acornCloud, operations };
