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
	description: "Three-letter currency code. If not set, the customer's currency.",
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
			description: 'The documentation spells it in two ways. Try this one if the other finds nothing.',
		},
	],
	default: 'monthly',
	description: 'Only orders with this billing cycle',
};

export const lineItemNumber: Field = {
	displayName: 'Line Number',
	name: 'lineItemNumber',
	type: 'number',
	typeOptions: { numberPrecision: 0, minValue: 0 },
	required: true,
	default: 0,
	description: 'Number of the line in the order, starting with 0',
	send: { check: integer },
};

export const includePrices: Field = {
	displayName: 'Include Prices',
	name: 'includePrices',
	type: 'boolean',
	default: true,
	description:
		'Whether to include prices: totalPrice and the price of each line. Your account needs the right to see them.',
	send: { as: 'include_price' },
};
