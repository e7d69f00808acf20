import type { Field, Operation } from '../../engine/declare';
import { units } from '../../engine/input/commonFields';

import { customerId, promotionId } from '../fields/locators';
import { country } from '../fields/market';
import { paging } from '../paging';

import { checkEligibility, numbered } from './eligibility';

const segment: Field = {
	displayName: 'Segment',
	name: 'segment',
	type: 'options',
	required: true,
	options: [{ name: 'Commercial', value: 'commercial' }],
	default: 'commercial',
	description: 'The audience. Promotions exist for commercial customers only.',
};

const purchaseFields: Field[] = [
	{
		displayName: 'Billing Cycle',
		name: 'billingCycle',
		type: 'options',
		required: true,
		options: [
			{ name: 'Annual', value: 'Annual' },
			{ name: 'Monthly', value: 'Monthly' },
			{ name: 'Triennial', value: 'Triennial' },
		],
		default: 'Monthly',
		description: 'How often it is billed',
	},
	{
		displayName: 'Catalog Item ID',
		name: 'catalogItemId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. CFQ7TTC0LH18:0001:CFQ7TTC0K971',
		description:
			'The catalogItemId of an availability, which is product, SKU and availability with colons between them',
	},
	{
		displayName: 'Promotion ID',
		name: 'promotionId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 39NFJQT1PJPF:0001:39NFJQT1Q5KK',
		description: 'Only check this promotion. If not set, all are checked.',
	},
	{
		displayName: 'Quantity',
		name: 'quantity',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 5',
		description: 'Number of seats',
		send: { check: units },
	},
	{
		displayName: 'Term',
		name: 'termDuration',
		type: 'options',
		required: true,
		options: [
			{ name: 'One Month', value: 'P1M' },
			{ name: 'One Year', value: 'P1Y' },
			{ name: 'Three Years', value: 'P3Y' },
		],
		default: 'P1Y',
		description: 'The length of the term',
	},
];

const purchases: Field = {
	displayName: 'Planned Purchases',
	name: 'items',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	required: true,
	placeholder: 'Add Purchase',
	default: {},
	description: 'What the customer would buy',
	options: [{ displayName: 'Purchase', name: 'purchase', values: purchaseFields }],
};

export const promotions: Operation[] = [
	{
		value: 'checkPromotionEligibility',
		name: 'Check Promotion Eligibility',
		action: 'Check the promotion eligibility of a customer',
		description:
			"Check which promotions a customer's planned purchases qualify for, and if not, why. Nothing is bought.",
		route: 'POST /v1/customers/{customerId}/promotionEligibilities',
		fields: [customerId, purchases],
		transformValues: numbered,
		run: checkEligibility,
		sample: 'partnerCenter/promotion.checkEligibility.json',
		facts: ['promotion.checkEligibility'],
		docs: 'https://learn.microsoft.com/partner-center/developer/verify-promotion-eligibility',
	},
	{
		value: 'getPromotion',
		name: 'Get Promotion',
		action: 'Get a promotion',
		description: 'Get one promotion with its conditions, even after it has ended',
		route: 'GET /v1/productpromotions/{promotionId}',
		fields: [country, promotionId],
		sample: 'partnerCenter/promotion.get.json',
		facts: ['promotion.get'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-promotion-by-id',
	},
	{
		value: 'getPromotions',
		name: 'Get Promotions',
		action: 'Get many promotions',
		description: 'Get the promotions that are active now in a market',
		route: 'GET /v1/productpromotions',
		fields: [country, segment],
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/promotion.getMany.json',
		facts: ['promotion.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-promotions',
	},
];
