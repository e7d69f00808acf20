import type { Field } from '../../engine/declare';

export const filters: Field[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Office 365 Enterprise E1',
		description: 'Only products with this name',
	},
	{
		displayName: 'Part Number',
		name: 'mpn',
		type: 'string',
		default: '',
		placeholder: 'e.g. CFQ7TTC0LH16:0001',
		description: 'Only products with this manufacturer part number',
	},
	{
		displayName: 'Service Name',
		name: 'serviceName',
		type: 'string',
		default: '',
		placeholder: 'e.g. O365',
		description: 'Only products for this service',
	},
	{
		displayName: 'Vendor',
		name: 'vendor',
		type: 'string',
		default: '',
		placeholder: 'e.g. NewVendor1',
		description: 'Only products from this manufacturer',
	},
];

export const orderType: Field = {
	displayName: 'Order Type',
	name: 'type',
	type: 'options',
	options: [
		{ name: 'Cancellation', value: 'cancellation' },
		{ name: 'Change', value: 'change' },
		{ name: 'Migration', value: 'migration' },
		{ name: 'Renewal', value: 'renewal' },
		{ name: 'Sales', value: 'sales' },
	],
	default: 'sales',
	description: 'The type of order that the parameters are for',
};
