import { type Check, type Field, InputProblem } from '../../engine/declare';
import { currencyCode, list } from '../../engine/input/codes';
import { listOrId } from '../../engine/input/commonFields';
import { country, dateTime, email, id, json, number, trimmed } from '../../engine/input/parsers';

export const referralId: Field = {
	displayName: 'Referral',
	name: 'referralId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The lead or opportunity',
	modes: listOrId('referrals', 'Choose a referral…', 'e.g. a1f0c3d2-5b6e-4c7f-8a90-1b2c3d4e5f60'),
	send: { check: id },
};

/** @param as name on the wire, where it is not that of the field */
const text = (
	displayName: string,
	name: string,
	example: string,
	description: string,
	send: Field['send'] = {},
): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description,
	send: { check: trimmed, ...send },
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

export const customerName: Field = {
	...text('Customer Name', 'customerName', 'Alder Ridge Dental', "Name of the customer's company", {
		as: 'customerProfile.name',
	}),
	required: true,
};

export const consentToShare: Field = {
	displayName: 'May Share Information',
	name: 'consentToShare',
	type: 'boolean',
	required: true,
	default: false,
	description: 'Whether the customer agrees that you share its information with Microsoft and the partners of the deal',
	send: { as: 'consent.consentToToShareInfoWithOthers' },
};

export const consentToContact: Field = {
	displayName: 'May Be Contacted',
	name: 'consentToContact',
	type: 'boolean',
	required: true,
	default: false,
	description: 'Whether the customer agrees to be contacted',
	send: { as: 'consent.consentToContact' },
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

const status: Field = {
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

const substatus: Field = {
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

/** 'Microsoft365, MicrosoftAzure' -> [{ id: 'Microsoft365' }, …] */
const tags: Check = (value) => (list(value) as string[] | undefined)?.map((tag) => ({ id: tag }));

const tagged = (displayName: string, name: string, example: string): Field =>
	text(displayName, name, example, "What the deal is about, as Microsoft's tags separated by commas", {
		as: `details.requirements.${name}`,
		check: tags,
	});

const personal = (as?: string): Field['send'] => ({ personal: true, ...(as === undefined ? {} : { as }) });

const oneEmail: Check = (value) => email(value);

const contact: Field[] = [
	text('First Name', 'firstName', 'Ada', 'First name of the person', personal()),
	text('Last Name', 'lastName', 'Miller', 'Last name of the person', personal()),
	text('Email', 'email', 'ada.miller@example.com', 'Email address of the person', { ...personal(), check: oneEmail }),
	text('Phone Number', 'phoneNumber', '4255550100', 'Phone number of the person', personal()),
	text('Contact Preference', 'contactPreference', 'Email', 'How to reach the person, as Microsoft spells it'),
];

const people = (displayName: string, name: string, as: string, description: string): Field => ({
	displayName,
	name,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Person',
	default: {},
	description,
	send: { as },
	options: [{ displayName: 'Person', name: 'person', values: contact }],
});

const address = (displayName: string, name: string, example: string, send: Field['send'] = {}): Field =>
	text(displayName, name, example, "Part of the customer's address", {
		as: `customerProfile.address.${name}`,
		...send,
	});

const target: Field = {
	displayName: 'Targets',
	name: 'target',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Target',
	default: {},
	description: 'Who the referral is for',
	options: [
		{
			displayName: 'Target',
			name: 'row',
			values: [
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					required: true,
					options: [
						{ name: 'Business Profile Location', value: 'BusinessProfileLocation' },
						{ name: 'Solution Profile', value: 'SolutionProfile' },
					],
					default: 'BusinessProfileLocation',
					description: 'What the ID belongs to',
				},
				{
					displayName: 'ID',
					name: 'id',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. 1b2c3d4e-0000-4a5b-8c6d-7e8f90a1b2c3',
					description: 'ID of the location or solution',
					send: { check: id },
				},
			],
		},
	],
};

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

export const optionalConsents: Field[] = [consentToShare, consentToContact].map((field) => ({
	...field,
	required: false,
}));
export const optionalCustomerName: Field = { ...customerName, required: false };

export const createOnly: Field[] = [
	address('Customer Address Line 1', 'addressLine1', '1 Main Street', { personal: true }),
	address('Customer Address Line 2', 'addressLine2', 'Suite 200', { personal: true }),
	address('Customer City', 'city', 'Redmond'),
	address('Customer State', 'state', 'WA'),
	address('Customer Postal Code', 'postalCode', '98052'),
	address('Customer Country', 'country', 'US', { check: country }),
	text('Customer Size', 'size', '10to50employees', 'Number of employees, as Microsoft spells it', {
		as: 'customerProfile.size',
	}),
	people('Customer Contacts', 'customerContacts', 'customerProfile.team', 'People of the customer'),
	{
		displayName: 'Customer IDs',
		name: 'customerIds',
		type: 'json',
		default: '[]',
		description: 'IDs of the customer as JSON, in the form that Get shows',
		send: { as: 'customerProfile.ids', check: json },
	},
	text(
		'Engagement ID',
		'engagementId',
		'a1f0c3d2-5b6e-4c7f-8a90-1b2c3d4e5f60',
		'Engagement ID of the first referral of a shared deal, to link this one to it',
		{ check: id },
	),
	text(
		'Invitation Notes',
		'inviteNotes',
		'Please join the call',
		'Message to the invited partner, for a linked referral',
		{ as: 'inviteContext.notes' },
	),
	people('Own Team', 'team', 'team', 'Your people who work on the deal'),
	tagged('Industries', 'industries', 'Health'),
	tagged('Products', 'products', 'Microsoft365, MicrosoftAzure'),
	tagged('Services', 'services', 'DeploymentOrMigration'),
	tagged('Solutions', 'solutions', 'ModernWorkplace'),
	target,
];

const local = { in: 'nowhere' as const };

const clause: Check = (value) => {
	const given = trimmed(value) as string | undefined;
	if (given !== undefined && (given.match(/'/g)?.length ?? 0) % 2 === 1)
		throw new InputProblem('has an unmatched single quote');
	return given;
};

export const listFields: Field[] = [
	{ ...status, description: 'Only referrals with this status', send: local },
	{ ...substatus, description: 'Only referrals with this substatus', send: local },
	{
		displayName: 'Updated Since',
		name: 'updatedSince',
		type: 'dateTime',
		default: '',
		placeholder: 'e.g. 2026-11-01T00:00:00Z',
		description: 'Only referrals that changed at or after this time. In UTC, unless a time zone is given.',
		send: { ...local, check: dateTime },
	},
	text('Email', 'email', 'ada.miller@example.com', 'Only referrals with this email address', {
		...local,
		check: oneEmail,
		personal: true,
	}),
	text(
		'Engagement ID',
		'engagementId',
		'a1f0c3d2-5b6e-4c7f-8a90-1b2c3d4e5f60',
		'Only the referrals of this engagement',
		{ ...local, check: id },
	),
	text('Filter', 'filter', "type eq 'Shared'", 'An additional OData condition, combined with the others by "and"', {
		...local,
		check: clause,
	}),
	{
		displayName: 'Sort By',
		name: 'orderby',
		type: 'options',
		options: [
			{ name: 'Changed, Newest First', value: 'updatedDateTime desc' },
			{ name: 'Changed, Oldest First', value: 'updatedDateTime asc' },
			{ name: 'Created, Newest First', value: 'createdDateTime desc' },
			{ name: 'Created, Oldest First', value: 'createdDateTime asc' },
		],
		default: 'createdDateTime desc',
		description: 'How the referrals are sorted',
		send: { as: '$orderby' },
	},
];
