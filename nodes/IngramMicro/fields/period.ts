import type { Field } from '../../engine/declare';

const periodType: Field = {
	displayName: 'Unit',
	name: 'type',
	type: 'options',
	required: true,
	options: [
		{ name: 'Day', value: 'day' },
		{ name: 'Month', value: 'month' },
		{ name: 'Statement Day', value: 'statement_day' },
		{ name: 'Year', value: 'year' },
	],
	default: 'month',
	description: 'Unit of the period',
};

const priceTermType: Field = {
	...periodType,
	options: (periodType.options as Array<{ name: string; value: string }>).filter(({ value }) => value !== 'day'),
};

const duration: Field = {
	displayName: 'Duration',
	name: 'duration',
	type: 'number',
	required: true,
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 1,
	description: 'Number of units',
};

/** A period of time: unit and number. @param as its name on the wire */
function periodField(name: string, displayName: string, description: string, unit: Field, as = name): Field {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		placeholder: 'Add Period',
		default: {},
		description,
		options: [{ displayName, name: 'period', values: [duration, unit] }],
		send: { as },
	};
}

export const subscriptionPeriod = periodField(
	'subscriptionPeriod',
	'Subscription Period',
	'Narrows down a part number that several products share',
	periodType,
);

export const billingPeriod = periodField(
	'billingPeriod',
	'Billing Period',
	'Narrows down a part number further, if vendor and subscription period are not enough',
	periodType,
);

export const orderSubscriptionPeriod = periodField(
	'subscriptionPeriod',
	'Subscription Period',
	'How long the ordered subscription runs, such as 1 year',
	periodType,
);

export const vendorBillingPeriod = periodField(
	'vendorBillingPeriod',
	'Vendor Billing Period',
	'How often the vendor bills',
	periodType,
	'vendorBillingSettings.vendorBillingPeriod',
);

export const validity = periodField('validity', 'Validity', 'How long the discount is valid', periodType);

export const priceTerm = periodField('priceTerm', 'Price Term', 'The period that the prices apply to', priceTermType);
