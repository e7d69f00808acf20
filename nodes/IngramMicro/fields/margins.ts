import type { Field } from '../../engine/declare';
import { amount } from '../../engine/input/parsers';

import { buyerId, sellerId } from './parties';

/** Margins of the sales chain. */

const newRate: Field = {
	displayName: 'New',
	name: 'new',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 10',
	description: 'New rate in percent',
	send: { check: amount },
};

const originalRate: Field = {
	displayName: 'Original',
	name: 'original',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 15',
	description: 'Previous rate in percent',
	send: { check: amount },
};

const rate = (name: string, displayName: string, required: boolean): Field => ({
	displayName,
	name,
	type: 'fixedCollection',
	placeholder: 'Add Rate',
	required,
	default: {},
	description: 'Previous and new margin rate in percent',
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
									description: "The reseller's margin in percent",
									send: { check: amount },
								},
								{
									displayName: 'Total Margin',
									name: 'totalMargin',
									type: 'string',
									default: '',
									placeholder: 'e.g. 30',
									description: 'Total margin in percent',
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
					description: 'What the margin is calculated from',
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
