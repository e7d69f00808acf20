import type { Field } from '../../engine/declare';

import { amountText, currencyCode } from './money';
import { buyerId, sellerId } from './parties';
import { priceTerm } from './period';

/** Prices and discounts of a deal, agreed apart from the catalog. */

const dealPriceType: Field = {
	displayName: 'Price Type',
	name: 'type',
	type: 'options',
	required: true,
	options: [
		{ name: 'Overuse', value: 'OVERUSE' },
		{ name: 'Recurring', value: 'RECURRING' },
		{
			name: 'Recurring (Lowercase)',
			value: 'recurring',
			description: "The same value, spelled as in the documentation's example",
		},
		{ name: 'Renewal', value: 'RENEWAL' },
		{ name: 'Renewal (Lowercase)', value: 'renewal' },
		{ name: 'Setup', value: 'SETUP' },
		{ name: 'Setup (Lowercase)', value: 'setup' },
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
					description: 'Orders that the discount applies to',
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
	description: 'Deal prices, instead of a special price or cost',
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
