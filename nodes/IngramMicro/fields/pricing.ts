import type { Field } from '../../engine/declare';
import { amount, date } from '../../engine/input/parsers';

import { money, tieredMoney } from './money';
import { buyerId, sellerId } from './parties';
import { validity } from './period';

/** Prices and costs of single lines, and what the vendor grants or has accounted for. */

const totalDiscount: Field = {
	displayName: 'Total Discount',
	name: 'totalAbsDiscount',
	type: 'fixedCollection',
	placeholder: 'Add Total Discount',
	default: {},
	description: 'Total amount of the discount',
	options: [
		{
			displayName: 'Total Discount',
			name: 'total',
			values: [
				{
					displayName: 'Amount',
					name: 'value',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. 300',
					description: 'Amount of the discount',
					send: { check: amount },
				},
				{
					displayName: 'Frequency',
					name: 'frequency',
					type: 'options',
					required: true,
					options: [
						{ name: 'Daily', value: 'DAILY' },
						{ name: 'Monthly', value: 'MONTHLY' },
						{ name: 'Yearly', value: 'YEARLY' },
					],
					default: 'MONTHLY',
					description: 'How often the discount applies',
				},
			],
		},
	],
};

const vendorDiscount: Field = {
	displayName: 'Discount',
	name: 'discount',
	type: 'fixedCollection',
	placeholder: 'Add Discount',
	default: {},
	description: 'The discount itself',
	options: [
		{
			displayName: 'Discount',
			name: 'discount',
			values: [
				{
					displayName: 'Discount Percentage',
					name: 'discountPercentage',
					type: 'string',
					default: '',
					placeholder: 'e.g. 25',
					description: 'Discount in percent',
					send: { check: amount },
				},
				{
					displayName: 'Discounted Unit Price',
					name: 'discountedUnitPrice',
					type: 'string',
					default: '',
					placeholder: 'e.g. 70.50',
					description: 'Price of one unit, if no percentage is set',
					send: { check: amount },
				},
				{
					displayName: 'Effective From',
					name: 'effectiveStartDate',
					type: 'dateTime',
					typeOptions: { dateOnly: true },
					default: '',
					description: 'First day of the discount',
					send: { check: date },
				},
				{
					displayName: 'Effective Until',
					name: 'effectiveEndDate',
					type: 'dateTime',
					typeOptions: { dateOnly: true },
					default: '',
					description: 'Last day of the discount',
					send: { check: date },
				},
				totalDiscount,
				validity,
			],
		},
	],
};

export const vendorDiscounts: Field = {
	displayName: 'Vendor Discounts',
	name: 'vendorDiscounts',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Discount',
	default: {},
	description: 'Discounts that the vendor grants',
	options: [{ displayName: 'Discount', name: 'agreement', values: [buyerId, vendorDiscount, sellerId] }],
};

export const vendorAlreadyAccountedTcvs: Field = {
	displayName: 'Vendor Accounted Contract Values',
	name: 'vendorAlreadyAccountedTcvs',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Value',
	default: {},
	description: 'Contract values that the vendor has already accounted for',
	options: [
		{
			displayName: 'Contract Value',
			name: 'value',
			values: [buyerId, money('tcv', 'Contract Value', 'Total contract value'), sellerId],
		},
	],
};

export const vendorRatedExtendedCost = money(
	'vendorRatedExtendedCost',
	'Vendor Rated Extended Cost',
	"The vendor's rated cost of the whole line",
);

export const specialPrice = tieredMoney(
	'specialPrice',
	'Special Price',
	'Price of one unit, instead of the catalog price. Only for products with a single price component.',
);

export const specialCost = money('specialCost', 'Special Cost', 'Cost of one unit, instead of the catalog cost');

export const specialProviderCost = money(
	'specialProviderCost',
	'Special Provider Cost',
	'Cost of one unit for the provider. Your API user needs this privilege.',
);

export const unitPrice = tieredMoney('unitPrice', 'Unit Price', 'Price of one unit');

export const unitCost = tieredMoney('unitCost', 'Unit Cost', 'Cost of one unit');

export const unitProviderCost = money('unitProviderCost', 'Unit Provider Cost', 'Cost of one unit for the provider');
