import type { Field } from '../../engine/declare';
import { integer } from '../../engine/input/parsers';

/** Fields of orders as a whole. */

export const orderBillingCycle: Field = {
	displayName: 'Billing',
	name: 'billingCycle',
	type: 'options',
	options: [
		{ name: 'Annual', value: 'annual' },
		{ name: 'As the Platform Chooses', value: 'unknown' },
		{ name: 'Every 2 Years', value: 'biennial' },
		{ name: 'Every 3 Years', value: 'triennial' },
		{ name: 'Monthly', value: 'monthly' },
		{ name: 'None', value: 'none' },
		{ name: 'Once', value: 'one_time' },
	],
	default: 'monthly',
	description: 'How often Microsoft bills it',
};

export const legacyBillingCycle: Field = {
	displayName: 'Billing',
	name: 'billingCycle',
	type: 'options',
	required: true,
	options: [
		{ name: 'Annual', value: 'Annual' },
		{ name: 'Monthly', value: 'Monthly' },
	],
	default: 'Monthly',
	description: 'How often Microsoft bills it from now on',
};

export const orderCurrency: Field = {
	displayName: 'Currency',
	name: 'currencyCode',
	type: 'string',
	default: '',
	placeholder: 'e.g. USD',
	description: 'Currency as three letters. The platform knows it from the customer.',
};

export const billingType: Field = {
	displayName: 'Billing',
	name: 'billingType',
	type: 'options',
	options: [
		{ name: 'Annual', value: 'annual' },
		{ name: 'Monthly', value: 'monthly' },
		{ name: 'None', value: 'none' },
		{ name: 'Once', value: 'one_time' },
		{
			name: 'Once (Other Spelling)',
			value: 'onetime',
			description: 'The documentation spells it in two ways; try this one when the other finds nothing',
		},
	],
	default: 'monthly',
	description: 'Only orders that are billed like this',
};

export const lineItemNumber: Field = {
	displayName: 'Line Number',
	name: 'lineItemNumber',
	type: 'number',
	typeOptions: { numberPrecision: 0, minValue: 0 },
	required: true,
	default: 0,
	description: 'Number of the line in the order; the first is 0',
	send: { check: integer },
};

export const includePrices: Field = {
	displayName: 'Include Prices',
	name: 'includePrices',
	type: 'boolean',
	default: true,
	description:
		'Whether the platform adds its prices: totalPrice, and those of each line. Your account needs the right to see them.',
	send: { as: 'include_price' },
};
