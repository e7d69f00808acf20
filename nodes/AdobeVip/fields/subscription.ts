import type { Field } from '../../engine/declare';
import { chosen } from '../../engine/input/parsers';

import { deploymentId } from './locators';
import { flexDiscountCodes, offerId, quantity } from './orderLines';
import { orderCurrency } from './orders';

/** Fields of auto-renewal, and of a product that is scheduled for it. */

export const autoRenewal: Field = {
	displayName: 'Auto-Renewal',
	name: 'autoRenewal',
	type: 'options',
	options: [
		{ name: 'Choose…', value: '' },
		{ name: 'Off', value: 'false' },
		{ name: 'On', value: 'true' },
	],
	// Preselected as off, a field that was only added would end the subscription.
	default: '',
	description:
		'Whether the subscription renews automatically on the anniversary. If on without a quantity, all licenses renew.',
	send: { as: 'autoRenewal.enabled', check: chosen },
};

export const renewalQuantity: Field = {
	displayName: 'Renewal Quantity',
	name: 'renewalQuantity',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 0,
	description: 'How many licenses are renewed. Later orders do not change it. With auto-renewal off, Adobe ignores it.',
	send: { as: 'autoRenewal.renewalQuantity' },
};

export const renewalCode: Field = {
	displayName: 'High-Growth Offer',
	name: 'renewalCode',
	type: 'options',
	options: [
		{ name: 'At Least 100 Licenses', value: 'MOQ_100' },
		{ name: 'At Least 250 Licenses', value: 'MOQ_250' },
		{ name: 'At Least 500 Licenses', value: 'MOQ_500' },
	],
	default: 'MOQ_100',
	description:
		'The offer with a minimum quantity. It needs a three-year commitment, and auto-renewal can then not be turned off.',
	send: { as: 'autoRenewal.renewalCode' },
};

export const flexDiscountCode: Field = {
	...flexDiscountCodes,
	placeholder: 'e.g. INTRO10',
	description:
		'Code of one flexible discount for the next renewal; auto-renewal must be on. Adobe only checks it at renewal; Renewal Order > Preview checks it earlier.',
	send: { ...flexDiscountCodes.send, as: 'autoRenewal.flexDiscountCodes' },
};

export const scheduledOffer: Field = {
	...offerId,
	description:
		'Part number from the price list, for a product that the customer does not have yet. Credit packs and other consumables cannot be scheduled.',
};

export const scheduledQuantity: Field = {
	...quantity,
	name: 'renewalQuantity',
	description: 'Number of licenses that start with the next renewal',
	send: { ...quantity.send, as: 'autoRenewal.renewalQuantity' },
};

/** Where a global customer uses the product. */
export const scheduledCurrency: Field = {
	...orderCurrency,
	description: 'Three-letter currency code (ISO 4217). Customers with global sales need it.',
};

export const scheduledDeployment: Field = {
	...deploymentId,
	required: false,
	description: "The customer's address in another country, if the product is for that country. It needs a currency.",
};

export const statusFilter: Field = {
	displayName: 'Status',
	name: 'status',
	type: 'multiOptions',
	options: [
		{ name: 'Active', value: '1000' },
		{ name: 'Inactive', value: '1004' },
		{ name: 'Pending', value: '1002' },
		{ name: 'Scheduled', value: '1009' },
	],
	default: [],
	description: 'Only subscriptions with one of these statuses. Adobe returns all of them; the node filters them.',
	send: { in: 'nowhere' },
};
