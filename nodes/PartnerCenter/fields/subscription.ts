import { type Check, type Field, InputProblem, optional } from '../../engine/declare';
import { units } from '../../engine/input/commonFields';
import { meantOf } from '../../engine/input/fieldValues';
import { id, integer, trimmed } from '../../engine/input/parsers';

import type { PickerName } from './fromList';
import { promotionId } from './ordering/promotion';
import {
	availabilityId,
	customerProductId,
	customerSkuId,
	indirectResellerId,
	orderId,
	partnerIdOnRecord,
} from './locators';
import { billingCycle, customTermEndDate, optionalTerm, quantity } from './terms';

/** Fields of subscriptions, their changes and the plan for their next term. */

export const ofOrder: Field = {
	...orderId,
	description: 'The order that created the subscriptions',
	send: { in: 'query', as: 'order_id' },
};

export const ofPartner: Field = {
	...partnerIdOnRecord,
	displayName: 'Partner',
	description: 'The partner that sold the subscriptions, by PLA (MPN) ID',
	send: { in: 'query', as: 'mpn_id', check: integer },
};

export const seats: Field = {
	...quantity,
	description: 'Number of seats that the subscription should end up with, not the difference',
};

export const nickname: Field = {
	displayName: 'Nickname',
	name: 'friendlyName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Sales team',
	description: 'Your own name for the subscription',
};

/** What the output calls it, too, so that a flow can hand it on. */
const ENDS = ['renews', 'ends', 'extendedServiceTerm'];

const oneOfEnds: Check = (value) => {
	const given = trimmed(value);
	const meant = meantOf(ENDS, given);
	if (meant !== undefined) return meant as string;
	throw new InputProblem(
		given === undefined ? 'must be chosen: there is no default' : `must be one of ${ENDS.join(', ')}`,
	);
};

export const endOfTerm: Field = {
	displayName: 'End of Term',
	name: 'endOfTerm',
	type: 'options',
	required: true,
	options: [
		{ name: 'Choose…', value: '' },
		{
			name: 'Continue in an Extended Service Term',
			value: 'extendedServiceTerm',
			description: 'Billed monthly, above the monthly rate',
		},
		{ name: 'End with the Term', value: 'ends', description: 'The service ends on the last day of the term' },
		{ name: 'Renew', value: 'renews', description: 'For another term, with the changes scheduled for it' },
	],
	// Nothing is preselected: each choice costs money, or ends the service.
	default: '',
	description: 'What happens when the term ends',
	send: { in: 'nowhere', check: oneOfEnds },
};

export const partnerOnRecord: Field = { ...partnerIdOnRecord, send: { as: 'partnerId', check: trimmed } };

export const newTerm: Field = {
	...optionalTerm,
	description: 'The new term. During a term, you can only choose a longer one.',
};

export const newBilling: Field = {
	...optional(billingCycle),
	description:
		'How often Microsoft bills it from now on. For a legacy subscription, use Order > Change Billing Cycle (Legacy).',
};

export const reapplySchedule: Field = {
	displayName: 'Re-Apply Scheduled Change',
	name: 'reapplySchedule',
	type: 'boolean',
	default: true,
	description: 'Whether to send the schedule for the end of the term again. Every change during the term deletes it.',
	send: { in: 'nowhere', front: true },
};

const PLAN = 'scheduledNextTermInstructions';

/** A choice that may be left open. */
const STAYS = { name: 'Keep', value: '' };

/** A choice on the form, of which "nothing" is one. */
const orStays = (field: Field): Field['options'] =>
	[...(field.options ?? []).filter((option) => !('value' in option && option.value === '')), STAYS] as Field['options'];

/** What can be planned for the next term. What is not given stays as the subscription has it. */
export const nextTerm: Field[] = [
	{
		...optional(customerProductId),
		description: 'The product for the next term. Also set its SKU.',
		send: { as: `${PLAN}.product.productId` },
	},
	{
		...optional(customerSkuId),
		description:
			'The SKU for the next term. Subscription Upgrade > Get Transition Eligibilities (Scheduled) shows which SKUs are possible.',
		send: { as: `${PLAN}.product.skuId` },
	},
	{
		...optional(availabilityId),
		description: 'The availability of the SKU. If not set, the node finds the one for the term.',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose an availability…',
				typeOptions: { searchListMethod: 'customerAvailabilities' satisfies PickerName, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. CFQ7TTC0K971' },
		],
		send: { as: `${PLAN}.product.availabilityId` },
	},
	{
		...optional(quantity),
		displayName: 'Quantity',
		type: 'string',
		default: '',
		placeholder: 'e.g. 20',
		description: 'Number of seats in the next term. Leave empty to keep the current number.',
		send: { as: `${PLAN}.quantity`, check: units, front: true },
	},
	{
		...optionalTerm,
		options: orStays(optionalTerm),
		default: '',
		description: 'The next term',
		send: { as: `${PLAN}.product.termDuration`, front: true },
	},
	{
		...optional(billingCycle),
		options: orStays(billingCycle),
		description: 'How often Microsoft bills the next term',
		send: { as: `${PLAN}.product.billingCycle`, front: true },
	},
	{
		...customTermEndDate,
		description: 'End of the next term, to align it with another subscription of the customer or the end of a month',
		send: { as: `${PLAN}.customTermEndDate` },
	},
	{
		...promotionId,
		description: 'A promotion for the next term. An already scheduled promotion stays unless you set another one.',
		send: { ...promotionId.send, as: `${PLAN}.product.promotionId` },
	},
];

export const supportTenant: Field = {
	...indirectResellerId,
	displayName: 'Support Partner',
	name: 'supportTenantId',
	description: 'The reseller that provides support, by tenant ID',
	send: { check: id },
};

export const supportMpnId: Field = {
	...partnerIdOnRecord,
	displayName: 'Support Partner ID',
	name: 'supportMpnId',
	description: 'The PLA (MPN) ID of the same reseller',
};

export const supportName: Field = {
	displayName: 'Support Partner Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Elm Street IT',
	description: 'Name of the same reseller',
};
