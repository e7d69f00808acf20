import type { Field } from '../../engine/declare';
import { id } from '../../engine/input/parsers';

import { customerId, flexDiscountId, subscriptionId } from '../fields/locators';
import { joined } from '../fields/market';

/** Filters of flexible discounts and of switch paths, and what is recommended for. */

const OFFER = 'e.g. 65304520CA01A12';

const discountCategory: Field = {
	displayName: 'Category',
	name: 'categories',
	type: 'options',
	options: [
		{ name: 'Introductory', value: 'INTRO' },
		{ name: 'Standard', value: 'STANDARD' },
	],
	default: 'STANDARD',
	description: 'Only discounts in this category',
};

const discountDate = (displayName: string, name: string, as: string, description: string): Field => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	description,
	send: { as },
});

export const discountFilters: Field[] = [
	discountCategory,
	{
		displayName: 'Offer IDs',
		name: 'offerIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 65304520CA01A12, 65304521CA01A12',
		description: 'Only discounts for these offers, separated by commas',
		send: { as: 'offer-ids', check: joined },
	},
	{
		displayName: 'Discount Code',
		name: 'flexDiscountCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. INTRO10',
		description: 'The discount with this code. This is the only way to see a closed discount.',
		send: { as: 'flex-discount-code' },
	},
	{
		displayName: 'Include Eligible Reusable Discounts',
		name: 'includeEligibleReusableDiscounts',
		type: 'boolean',
		default: true,
		description: 'Whether to include ended discounts that customers who used them before can still use',
		send: { as: 'include-eligible-reusable-discounts' },
	},
	discountDate(
		'Start Date',
		'startDate',
		'start-date',
		'Only discounts from this time on (UTC). If you set today, later ones are left out.',
	),
	discountDate('End Date', 'endDate', 'end-date', 'Only discounts up to this time (UTC)'),
];

/** Adobe takes an ID without any other filter. */
export const discountById: Field = { ...flexDiscountId, send: { as: 'flex-discount-id' } };

export const switchedCustomer: Field = { ...customerId, send: { as: 'customer-id' } };

export const switchedSubscription: Field = {
	...subscriptionId,
	description: 'The subscription to upgrade',
	send: { as: 'subscription-id' },
};

export const switchFilters: Field[] = [
	{
		displayName: 'Offer ID',
		name: 'offerId',
		type: 'string',
		default: '',
		placeholder: OFFER,
		description: 'Only paths that start from this offer',
		send: { as: 'offer-id' },
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'string',
		default: '',
		placeholder: 'e.g. EN',
		description: 'Only offers in this language',
	},
];

export const recommendedFor: Field = {
	displayName: 'Offers',
	name: 'offers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Offer',
	default: {},
	description: 'What the customer is about to order or renew',
	options: [
		{
			displayName: 'Offer',
			name: 'offer',
			values: [
				{
					displayName: 'Offer ID',
					name: 'offerId',
					type: 'string',
					default: '',
					placeholder: OFFER,
					required: true,
					send: { check: id },
				},
				{
					displayName: 'Quantity',
					name: 'quantity',
					type: 'number',
					typeOptions: { minValue: 1, numberPrecision: 0 },
					default: 1,
				},
			],
		},
	],
};
