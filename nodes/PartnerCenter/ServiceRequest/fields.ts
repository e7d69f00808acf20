import { type Field, optional } from '../../engine/declare';
import { localeName } from '../../engine/input/codes';
import { id } from '../../engine/input/parsers';

/** The number of a ticket, where the platform has no list without a customer. */
export const ticketNumber: Field = {
	displayName: 'Service Request ID',
	name: 'serviceRequestId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 615112491169010',
	description: 'The ticket number, from Get Many',
	send: { check: id },
};

export const includeOrganization: Field = {
	displayName: 'Include Tickets of the Organization',
	name: 'includeOrganizationRequests',
	type: 'boolean',
	default: true,
	description:
		'Whether to also find tickets of your whole organization. Your account needs the Support Request Admin role.',
	send: { in: 'header', as: 'IncludeOrganizationRequests' },
};

export const agentLocale: Field = {
	displayName: 'Language',
	name: 'agentLocale',
	type: 'string',
	required: true,
	default: 'en-US',
	placeholder: 'e.g. en-US',
	description: 'Language of the support agent',
	send: { check: localeName },
};

export const title: Field = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Mail is delivered late',
	description: 'The problem in a few words',
};

export const description: Field = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. Mail to outside addresses waits for hours before it leaves',
	description: 'What happens, since when, and what was tried',
	// People write names and addresses into it.
	send: { personal: true },
};

export const supportTopicId: Field = {
	displayName: 'Support Topic ID',
	name: 'supportTopicId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 32444671',
	description: 'The topic, from Get Support Topics',
};

const SEVERITIES = [
	{ name: 'Critical', value: 'critical' },
	{ name: 'Minimal', value: 'minimal' },
	{ name: 'Moderate', value: 'moderate' },
];

export const severity: Field = {
	displayName: 'Severity',
	name: 'severity',
	type: 'options',
	required: true,
	options: SEVERITIES,
	default: 'minimal',
	description: 'How badly the customer is affected',
};

export const newSeverity: Field = {
	...optional(severity),
	options: [...SEVERITIES, { name: 'Unchanged', value: 'unknown' }],
};

export const newStatus: Field = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Attention Needed', value: 'attention_needed' },
		{ name: 'Closed', value: 'closed' },
		{ name: 'Open', value: 'open' },
		{ name: 'Unchanged', value: 'none' },
	],
	default: 'closed',
	description: 'The new status of the ticket',
};

/** The SDK's names of 2023; only Open is in a sample. */
export const onlyStatus: Field = {
	...newStatus,
	name: 'onlyStatus',
	options: [
		{ name: 'Attention Needed', value: 'AttentionNeeded' },
		{ name: 'Closed', value: 'Closed' },
		{ name: 'Open', value: 'Open' },
	],
	default: 'Open',
	description: 'Only tickets with this status',
	send: { in: 'nowhere' },
};

export const newNote: Field = {
	displayName: 'New Note',
	name: 'newNote',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. The customer confirms that it works again',
	description: 'Note to add. You cannot change earlier notes.',
	send: { as: 'newNote.text', personal: true },
};
