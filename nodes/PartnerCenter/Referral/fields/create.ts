import type { Check, Field } from '../../../engine/declare';
import { list } from '../../../engine/input/codes';
import { id, json } from '../../../engine/input/parsers';

import { customerDetails } from './customer';
import { oneEmail, text } from './text';

/** What only a new referral takes. */

/** 'Microsoft365, MicrosoftAzure' -> [{ id: 'Microsoft365' }, …] */
const tags: Check = (value) => (list(value) as string[] | undefined)?.map((tag) => ({ id: tag }));

const tagged = (displayName: string, name: string, example: string): Field =>
	text(displayName, name, example, "What the deal is about, as Microsoft's tags separated by commas", {
		as: `details.requirements.${name}`,
		check: tags,
	});

const personal = (as?: string): Field['send'] => ({ personal: true, ...(as === undefined ? {} : { as }) });

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

export const createOnly: Field[] = [
	...customerDetails,
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
