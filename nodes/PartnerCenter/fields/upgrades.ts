import { type Field, optional } from '../../engine/declare';
import { units } from '../../engine/input/commonFields';
import { id } from '../../engine/input/parsers';

import type { PickerName } from './fromList';
import { subscriptionId } from './locators';
import { promotionId } from './ordering/promotion';
import { billingCycle, optionalTerm, quantity } from './terms';

/** Fields of transitions, legacy upgrades, trial conversions and product upgrades. */

/** An ID out of one of the lists of what a subscription can become. */
const target = (
	searchListMethod: PickerName,
	field: Pick<Field, 'displayName' | 'name' | 'description' | 'placeholder' | 'send'>,
): Field => {
	const { placeholder, ...rest } = field;
	return {
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose…',
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
		],
		...rest,
	};
};

export const eligibilityType: Field = {
	displayName: 'When',
	name: 'eligibilityType',
	type: 'options',
	options: [
		{ name: 'Immediate', value: 'immediate', description: 'Targets that are possible now' },
		{ name: 'Scheduled', value: 'scheduled', description: 'Targets that are possible with the next term' },
	],
	default: 'immediate',
	description: 'When the transition happens',
};

export const toCatalogItemId: Field = target('transitionTargets', {
	displayName: 'To Catalog Item',
	name: 'toCatalogItemId',
	description:
		'What to move the subscription to: product, SKU and availability in one. The node uses the availability that is valid now.',
	placeholder: 'e.g. CFQ7TTC0LCHC:0002:CFQ7TTC0K971',
});

export const movedSeats: Field = {
	...quantity,
	description: 'Number of seats to move. The others stay where they are.',
};

export const transitionType: Field = {
	displayName: 'Licenses',
	name: 'transitionType',
	type: 'options',
	required: true,
	options: [
		{ name: 'Assign Manually', value: 'transition_only', description: 'You assign the new licenses to the users' },
		{
			name: 'Move With Seats',
			value: 'transition_with_license_transfer',
			description: "The users get the new licenses. Needs the Directory Writers role in the customer's tenant.",
		},
	],
	default: 'transition_only',
	description: 'What happens to the licenses of the users',
};

export const toSubscriptionId: Field = {
	...optional(subscriptionId),
	displayName: 'To Subscription',
	name: 'toSubscriptionId',
	description: 'A subscription of the customer to move the seats to, instead of a new one',
};

export const transitionTerm: Field = { ...optionalTerm, description: 'Term of the new subscription' };
export const transitionBilling: Field = {
	...optional(billingCycle),
	description: 'How often Microsoft bills the new subscription',
};

export const targetPromotion: Field = {
	...promotionId,
	description: 'A promotion for the target (Product > Check Promotion Eligibility). Some apply automatically.',
};

export const operationId: Field = {
	displayName: 'Operation ID',
	name: 'operationId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 25eda652-f305-5552-989e-cfb353f7377c',
	description: 'The operationId that Transition returned',
	send: { check: id },
};

export const targetOfferId: Field = target('upgradeTargets', {
	displayName: 'Target Offer',
	name: 'targetOfferId',
	description: 'The offer to upgrade the subscription to',
	placeholder: 'e.g. 031C9E47-4802-4248-838E-778FB1D2CC05',
	send: { as: 'targetOffer.id' },
});

export const upgradeType: Field = {
	displayName: 'Licenses',
	name: 'upgradeType',
	type: 'options',
	required: true,
	options: [
		{ name: 'As the Platform Chooses', value: 'none' },
		{ name: 'Assign Manually', value: 'upgrade_only', description: 'You assign the new licenses to the users' },
		{
			name: 'Move With Seats',
			value: 'upgrade_with_license_transfer',
			description: 'The users get the new licenses',
		},
	],
	default: 'upgrade_only',
	description: 'What happens to the licenses of the users',
};

export const upgradedSeats: Field = {
	...quantity,
	description: 'Number of seats to upgrade, from Get Many Upgrades',
};

export const trialOffer: Field = target('conversionSources', {
	displayName: 'Trial Offer',
	name: 'offerId',
	description: 'The offer of the trial',
	placeholder: 'e.g. 8339CC50-D965-4AD5-BB94-749021A5EBF9',
	send: { check: id },
});

export const paidOffer: Field = target('conversionTargets', {
	displayName: 'Paid Offer',
	name: 'targetOfferId',
	description: 'The offer to convert the trial to',
	placeholder: 'e.g. 031C9E47-4802-4248-838E-778FB1D2CC05',
});

export const paidSeats: Field = {
	...optional(quantity),
	description: 'Number of seats to pay for. If not set, the seats of the trial.',
	send: { check: units },
};

export const conversionBilling: Field = {
	displayName: 'Billing',
	name: 'billingCycle',
	type: 'options',
	required: true,
	options: [
		{ name: 'Annual', value: 'annual' },
		{ name: 'Monthly', value: 'monthly' },
		{ name: 'None', value: 'none' },
	],
	default: 'monthly',
	description: 'How often Microsoft bills the paid subscription',
};

export const productFamily: Field = {
	displayName: 'Product Family',
	name: 'productFamily',
	type: 'options',
	required: true,
	options: [{ name: 'Azure', value: 'Azure' }],
	default: 'Azure',
	description: 'What to upgrade',
};

export const upgradeId: Field = {
	displayName: 'Upgrade ID',
	name: 'upgradeId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 42c4ea8b-1a9c-4bb1-9f77-2c4a2d4b9c35',
	description: 'ID of the upgrade, from Check Product Upgrade or Upgrade to Azure Plan',
};
