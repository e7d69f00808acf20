import { amount, date, id } from '../../shared/checks';
import type { Field } from '../../shared/declare';

import { amountText, currencyCode, money, tieredMoney } from './money';
import { priceTerm, validity } from './period';

/** Prices that were agreed apart from the catalogue. The seller or buyer "self" stands for the caller. */

const sellerId: Field = {
	displayName: 'Seller ID',
	name: 'sellerId',
	type: 'string',
	default: '',
	placeholder: 'e.g. self',
	description: 'Account that sells; the word self stands for your own',
	send: { check: id },
};

const buyerId: Field = {
	displayName: 'Buyer ID',
	name: 'buyerId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1000005',
	description: 'Account that buys; the word self stands for your own',
	send: { check: id },
};

const dealPriceType: Field = {
	displayName: 'Price Type',
	name: 'type',
	type: 'options',
	required: true,
	options: [
		{ name: 'Overuse', value: 'OVERUSE' },
		{ name: 'Recurring', value: 'RECURRING' },
		{ name: 'Recurring (Lower Case)', value: 'recurring', description: 'The same in the spelling of the documentation\'s example' },
		{ name: 'Renewal', value: 'RENEWAL' },
		{ name: 'Renewal (Lower Case)', value: 'renewal' },
		{ name: 'Setup', value: 'SETUP' },
		{ name: 'Setup (Lower Case)', value: 'setup' },
		{ name: 'Transfer', value: 'TRANSFER' },
	],
	default: 'RECURRING',
	description: 'What the price is for',
};

const prices: Field = {
	displayName: 'Prices',
	name: 'prices',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Price',
	default: {},
	description: 'Agreed prices',
	options: [{ displayName: 'Price', name: 'price', values: [amountText, currencyCode, dealPriceType] }],
};

const discounts: Field = {
	displayName: 'Discounts',
	name: 'discounts',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Discount',
	default: {},
	description: 'Agreed discounts',
	options: [
		{
			displayName: 'Discount',
			name: 'discount',
			values: [
				{
					displayName: 'Applicable To',
					name: 'applicableTo',
					type: 'multiOptions',
					required: true,
					options: [
						{ name: 'Renewal', value: 'RENEWAL' },
						{ name: 'Sales', value: 'SALES' },
						{ name: 'Switch Plan', value: 'SWITCH_PLAN' },
					],
					default: [],
					description: 'Orders that the discount is for',
				},
				{ ...prices, required: true },
			],
		},
	],
};

export const deals: Field = {
	displayName: 'Deal Prices',
	name: 'deals',
	type: 'fixedCollection',
	placeholder: 'Add Deal Prices',
	default: {},
	description: 'Prices of a deal, instead of a special price or cost',
	options: [
		{
			displayName: 'Deal Prices',
			name: 'deal',
			values: [
				{
					displayName: 'Agreements',
					name: 'agreements',
					type: 'fixedCollection',
					required: true,
					typeOptions: { multipleValues: true },
					placeholder: 'Add Agreement',
					default: {},
					description: 'One agreement for each step of the sales chain',
					options: [
						{
							displayName: 'Agreement',
							name: 'agreement',
							values: [buyerId, discounts, priceTerm, prices, sellerId],
						},
					],
				},
				{
					displayName: 'Freeze Prices',
					name: 'freezePrices',
					type: 'boolean',
					required: true,
					default: false,
					description: 'Whether the prices stay as agreed here',
				},
			],
		},
	],
};

const newRate: Field = {
	displayName: 'New',
	name: 'new',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 10',
	description: 'Rate that shall hold, in percent',
	send: { check: amount },
};

const originalRate: Field = {
	displayName: 'Original',
	name: 'original',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 15',
	description: 'Rate before, in percent',
	send: { check: amount },
};

const rate = (name: string, displayName: string, required: boolean): Field => ({
	displayName,
	name,
	type: 'fixedCollection',
	placeholder: 'Add Rate',
	required,
	default: {},
	description: 'Margin rate before and after, in percent',
	options: [{ displayName, name: 'rate', values: [newRate, originalRate] }],
});

export const margins: Field = {
	displayName: 'Margins',
	name: 'margins',
	type: 'fixedCollection',
	placeholder: 'Add Margins',
	default: {},
	description: 'Margins of the sales chain',
	options: [
		{
			displayName: 'Margins',
			name: 'margin',
			values: [
				{
					displayName: 'Attributes',
					name: 'attributes',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true },
					placeholder: 'Add Attribute',
					default: {},
					description: 'Margins by attribute',
					options: [
						{
							displayName: 'Attribute',
							name: 'attribute',
							values: [
								{
									displayName: 'Attribute',
									name: 'attribute',
									type: 'string',
									default: '',
									placeholder: 'e.g. segment',
									description: 'Name of the attribute',
								},
								{
									displayName: 'Reseller Margin',
									name: 'resellerMargin',
									type: 'string',
									default: '',
									placeholder: 'e.g. 10',
									description: 'Margin of the reseller, in percent',
									send: { check: amount },
								},
								{
									displayName: 'Total Margin',
									name: 'totalMargin',
									type: 'string',
									default: '',
									placeholder: 'e.g. 30',
									description: 'Margin in all, in percent',
									send: { check: amount },
								},
								{
									displayName: 'Value',
									name: 'attributeValue',
									type: 'string',
									default: '',
									placeholder: 'e.g. education',
									description: 'Value of the attribute',
								},
							],
						},
					],
				},
				{
					displayName: 'Price Model',
					name: 'priceModel',
					type: 'options',
					required: true,
					options: [
						{ name: 'Cost of Sale', value: 'COS' },
						{ name: 'Suggested Retail Price', value: 'MSRP' },
					],
					default: 'MSRP',
					description: 'What the margin is reckoned from',
				},
				{
					displayName: 'Rates',
					name: 'rates',
					type: 'fixedCollection',
					required: true,
					typeOptions: { multipleValues: true },
					placeholder: 'Add Rate',
					default: {},
					description: 'One rate for each step of the sales chain',
					options: [{ displayName: 'Rate', name: 'level', values: [buyerId, rate('rate', 'Rate', false), sellerId] }],
				},
				rate('totalRate', 'Total Rate', true),
			],
		},
	],
};

const totalDiscount: Field = {
	displayName: 'Total Discount',
	name: 'totalAbsDiscount',
	type: 'fixedCollection',
	placeholder: 'Add Total Discount',
	default: {},
	description: 'Amount taken off in all',
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
					description: 'Amount taken off',
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
					description: 'How often it is taken off',
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
					description: 'Price of one unit, where no percentage is given',
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
	description: 'Contract values that the vendor has accounted for already',
	options: [
		{
			displayName: 'Contract Value',
			name: 'value',
			values: [buyerId, money('tcv', 'Contract Value', 'Total contract value'), sellerId],
		},
	],
};

export const vendorRatedExtendedCost = money(
	'vendorRatedExtendedCost', 'Vendor Rated Extended Cost', 'Cost of the whole line as the vendor rates it');

export const specialPrice = tieredMoney(
	'specialPrice', 'Special Price', 'Price of one unit instead of the catalogue\'s. For products with a single price component only.');

export const specialCost = money('specialCost', 'Special Cost', 'Cost of one unit instead of the catalogue\'s');

export const specialProviderCost = money(
	'specialProviderCost', 'Special Provider Cost', 'Cost of one unit for the provider. Your API user needs the privilege for it.');

export const unitPrice = tieredMoney('unitPrice', 'Unit Price', 'Price of one unit');

export const unitCost = tieredMoney('unitCost', 'Unit Cost', 'Cost of one unit');

export const unitProviderCost = money('unitProviderCost', 'Unit Provider Cost', 'Cost of one unit for the provider');
