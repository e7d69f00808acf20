import type { Field } from '../../../nodes/engine/declare';
import { listOrId, units } from '../../../nodes/engine/input/commonFields';
import { id } from '../../../nodes/engine/input/parsers';

const idField = (name: string, displayName: string): Field => ({
	displayName,
	name,
	type: 'string',
	required: true,
	default: '',
	description: `The ${displayName.toLowerCase()}`,
	send: { check: id },
});

export const customerId: Field = {
	displayName: 'Customer',
	name: 'customerId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'Choose a customer, or give its ID',
	modes: listOrId('customers', 'Choose a customer…', 'e.g. 1000'),
};

export const orderId = idField('orderId', 'Order ID');

export const subscriptionId = idField('subscriptionId', 'Subscription ID');

export const quantity: Field = {
	displayName: 'Quantity',
	name: 'quantity',
	type: 'number',
	required: true,
	default: 0,
	description: 'Number of units',
	send: { check: units },
};

export const lines: Field = {
	displayName: 'Products',
	name: 'lines',
	type: 'fixedCollection',
	required: true,
	default: {},
	placeholder: 'Add Product',
	description: 'What to buy',
	typeOptions: { multipleValues: true },
	options: [{ displayName: 'Product', name: 'line', values: [idField('productId', 'Product ID'), quantity] }],
};

export const name: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	description: 'Name of the company',
};

export const email: Field = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	default: '',
	placeholder: 'e.g. name@email.com',
	description: 'Where invoices go',
	send: { personal: true },
};

export const country: Field = {
	displayName: 'Country',
	name: 'country',
	type: 'string',
	default: '',
	description: 'Two letters',
};
