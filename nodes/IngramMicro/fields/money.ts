import type { Field } from '../../engine/declare';
import { amount } from '../../engine/input/parsers';

/** Money, as text with its currency. */

export const currencyCode: Field = {
	displayName: 'Currency',
	name: 'currency',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. USD',
	description: 'Three-letter currency code',
};

export const amountText: Field = {
	displayName: 'Amount',
	name: 'amount',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 19.80',
	description: 'Amount for one unit, with a decimal point',
	send: { check: amount },
};

const priceTiers: Field = {
	displayName: 'Price Tiers',
	name: 'priceTiers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Tier',
	default: {},
	description: 'Amounts by quantity, for products that are sold in tiers',
	options: [
		{
			displayName: 'Tier',
			name: 'tier',
			values: [
				amountText,
				{
					displayName: 'Lower Limit',
					name: 'lowerLimit',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. 10',
					description: 'The quantity from which this amount applies',
					send: { check: amount },
				},
			],
		},
	],
};

/** Currency and amount as one group. @param values further fields of the group */
export function money(name: string, displayName: string, description: string, values: Field[] = []): Field {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		placeholder: 'Add Amount',
		default: {},
		description,
		options: [{ displayName, name: 'money', values: [amountText, currencyCode, ...values] }],
	};
}

/** Currency, amount and tiers as one group. */
export function tieredMoney(name: string, displayName: string, description: string): Field {
	return money(name, displayName, description, [priceTiers]);
}
