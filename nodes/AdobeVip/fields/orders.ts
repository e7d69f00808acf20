import type { Field } from '../../engine/declare';
import { currencyCode } from '../../engine/input/codes';
import { id, lengthOf } from '../../engine/input/parsers';

import { orderId, subscriptionId } from './locators';
import { discountCode, offerId, quantity } from './orderLines';
import { queryFlag } from './queryFlag';

/** Fields of orders as a whole. */

export const orderCurrency: Field = {
	displayName: 'Currency',
	name: 'currencyCode',
	type: 'string',
	default: '',
	placeholder: 'e.g. USD',
	description: 'Currency of the whole order. If you order for a deployment, lines without a currency get this one.',
	send: { check: currencyCode },
};

/** Of a return, which is in the currency of its order. */
export const returnCurrency: Field = {
	...orderCurrency,
	description: 'Currency of the return. If not set, the currency in which the order or line was sold.',
};

/** Nearly every order needs it, so it is on the form. */
export const currencyOnForm: Field = { ...orderCurrency, send: { ...orderCurrency.send, front: true } };

export const requiredCurrency: Field = { ...orderCurrency, required: true, description: 'Currency of the order' };

export const externalReference: Field = {
	displayName: 'External Reference',
	name: 'externalReferenceId',
	type: 'string',
	default: '',
	placeholder: 'e.g. deal-4711',
	description: 'Your own reference, up to 35 characters',
	send: { check: lengthOf(1, 35), names: 'id' },
};

export const trackerId: Field = {
	displayName: 'Recommendation Tracker ID',
	name: 'recommendationTrackerId',
	type: 'string',
	default: '',
	description: 'The tracker ID of the recommendations that led to this order',
	send: { in: 'header', as: 'x-recommendation-tracker-id', check: id },
};

export const skipPreview: Field = {
	displayName: 'Skip Preview',
	name: 'skipPreview',
	type: 'boolean',
	default: false,
	description:
		'Whether to order the offers exactly as given. Without the preview, an offer at the wrong level is refused, and the output has no prices.',
	send: { in: 'nowhere' },
};

export const fetchPrice = queryFlag(
	'Fetch Prices',
	'fetchPrice',
	'fetch-price',
	'Whether to return prices: what you pay before tax, calculated for today. Only for orders in one currency.',
);

/** For previews, which are asked for their prices. */
export const pricesOnForm: Field = { ...fetchPrice, send: { ...fetchPrice.send, front: true } };

export const reassignUsers = queryFlag(
	'Reassign Users',
	'reassignUsers',
	'reassign-users',
	'Whether users keep a license: they move to the new product, last assigned first. Otherwise they lose it. Team products only.',
);

/** The original order of a return. */
export const returnedOrder: Field = {
	...orderId,
	displayName: 'Order to Return',
	name: 'referenceOrderId',
	description: 'The order to return: a new order or a renewal from the last 14 days',
};

/** The switch that is undone. */
export const switchOrder: Field = {
	...orderId,
	displayName: 'Switch Order',
	name: 'referenceOrderId',
	description: 'The switch to undo, from the last 14 days',
};

export const returned: Field = {
	displayName: 'Return',
	name: 'returned',
	type: 'options',
	required: true,
	noDataExpression: true,
	options: [
		{ name: 'All That Remains', value: 'all', description: 'Every line with its remaining quantity' },
		{ name: 'Some Lines', value: 'lines', description: 'The lines and quantities below' },
	],
	default: 'lines',
	description: 'What to return',
	send: { in: 'nowhere' },
};

const local = (field: Field, more: Partial<Field>): Field => ({
	...field,
	...more,
	send: { ...field.send, in: 'nowhere' },
});

/** What a switch is made of. It has one line only. */
export const sourceSubscription = local(subscriptionId, {
	displayName: 'From Subscription',
	description: 'The subscription to move licenses from',
});

export const targetOffer = local(offerId, {
	displayName: 'To Offer ID',
	description: 'The product to move to, from Offer > Get Switch Paths',
});

export const switchedQuantity = local(quantity, {
	description: 'Number of licenses to move, up to what the subscription has',
});

export const targetSubscription = local(subscriptionId, {
	displayName: 'To Subscription',
	name: 'targetSubscriptionId',
	required: false,
	description: 'The subscription of the target product, if the customer already has one',
});

export const switchDiscount = local(discountCode, {});

export const cancellingDiscount = local(discountCode, {
	displayName: 'Discount Code of the Source',
	name: 'cancellingDiscountCode',
	description: 'High-volume discount of the subscription that you move from',
});

/** For a revert all of this is read from the switch; a value given here takes its place. */
const instead = (field: Field, more: Partial<Field>): Field => local(field, { required: false, ...more });

export const revertOverrides: Field[] = [
	instead(offerId, {
		displayName: 'Original Offer ID',
		description: 'The original product. If not set, it is read from the switch.',
	}),
	instead(quantity, {
		type: 'string',
		default: '',
		placeholder: 'e.g. 10',
		description: 'The full quantity of the switch. If not set, it is read from the switch.',
	}),
	instead(subscriptionId, {
		displayName: 'Original Subscription',
		description: 'The subscription of the original product. If not set, it is read from the switch.',
	}),
	instead(subscriptionId, {
		displayName: 'Switched Subscription',
		name: 'cancellingSubscriptionId',
		description: 'The subscription that the switch created. If not set, it is read from the switch.',
	}),
	switchDiscount,
	cancellingDiscount,
];
