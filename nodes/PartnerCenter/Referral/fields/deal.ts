import type { Field } from '../../../engine/declare';
import { currencyCode } from '../../../engine/input/codes';
import { locator } from '../../../engine/input/commonFields';
import { dateTime, id, number } from '../../../engine/input/parsers';

import { listOrId } from '../../fields/fromList';
import { text } from './text';

/** What a referral is about and how far it is. */

export const referralId = locator({
	displayName: 'Referral',
	name: 'referralId',
	description: 'The lead or opportunity',
	modes: listOrId('referrals', 'Choose a referral…', 'e.g. a1f0c3d2-5b6e-4c7f-8a90-1b2c3d4e5f60'),
	send: { check: id },
});

export const type: Field = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	required: true,
	options: [
		{ name: 'Independent', value: 'Independent', description: 'One partner works on the deal' },
		{
			name: 'Shared',
			value: 'Shared',
			description: 'Several partners, or Microsoft with you, work on the deal (co-sell)',
		},
	],
	default: 'Independent',
	description: 'Who works on the deal',
};

const qualification: Field = {
	displayName: 'Qualification',
	name: 'qualification',
	type: 'options',
	options: [
		{ name: 'Direct', value: 'Direct' },
		{ name: 'Marketing Qualified', value: 'MarketingQualified' },
		{ name: 'None', value: 'None' },
		{ name: 'Sales Qualified', value: 'SalesQualified' },
	],
	default: 'SalesQualified',
	description: 'How far the lead is qualified',
};

export const status: Field = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: 'Active' },
		{ name: 'Closed', value: 'Closed' },
		{ name: 'New', value: 'New' },
	],
	default: 'Active',
	description: 'The status. It only moves from New to Active to Closed. Set Substatus, too.',
};

export const substatus: Field = {
	displayName: 'Substatus',
	name: 'substatus',
	type: 'options',
	options: [
		{ name: 'Accepted', value: 'Accepted', description: 'With Active' },
		{ name: 'Declined', value: 'Declined', description: 'With Closed' },
		{ name: 'Expired', value: 'Expired', description: 'With Closed' },
		{ name: 'Lost', value: 'Lost', description: 'With Closed' },
		{ name: 'Pending', value: 'Pending', description: 'With New' },
		{ name: 'Received', value: 'Received', description: 'With New' },
		{ name: 'Won', value: 'Won', description: 'With Closed' },
	],
	default: 'Accepted',
	description: 'The substatus. Set Status, too.',
};

const statusReason = text('Status Reason', 'statusReason', 'Budget was cut', 'Why the referral has this status');
const referralName = text('Name', 'name', 'Alder Ridge moves to Business Premium', 'Name of the deal');
const externalReferenceId = text(
	'External Reference ID',
	'externalReferenceId',
	'deal-4711',
	'ID of the deal in your own system. If a response is lost, the node uses it to find the referral.',
);

const details: Field[] = [
	text('Notes', 'notes', 'Wants to move 40 seats', 'What the deal is about', { as: 'details.notes' }),
	{
		displayName: 'Deal Value',
		name: 'dealValue',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		placeholder: 'e.g. 21120',
		description: 'Expected value of the deal, in its currency',
		send: { as: 'details.dealValue', check: number },
	},
	text('Currency', 'currency', 'USD', 'Three-letter code of the deal currency (ISO 4217)', {
		as: 'details.currency',
		check: currencyCode,
	}),
	{
		displayName: 'Closing Date',
		name: 'closingDateTime',
		type: 'dateTime',
		default: '',
		placeholder: 'e.g. 2026-12-15',
		description: 'When the deal is expected to close',
		send: { as: 'details.closingDateTime', check: dateTime },
	},
];

/** What both writes offer. */
export const changeable: Field[] = [
	referralName,
	externalReferenceId,
	qualification,
	status,
	substatus,
	statusReason,
	...details,
];
