import { type Field, InputProblem, optional } from '../../engine/declare';
import { list } from '../../engine/input/codes';
import { listOrId } from '../../engine/input/commonFields';
import { id, integer, trimmed } from '../../engine/input/parsers';

const LONGEST_NAME = 50;

const shortName = (value: unknown) => {
	const given = trimmed(value) as string | undefined;
	if (given !== undefined && given.length > LONGEST_NAME)
		throw new InputProblem(`must have ${LONGEST_NAME} characters at most, but has ${given.length}`);
	return given;
};

export const relationshipName: Field = {
	displayName: 'Name',
	name: 'displayName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Contoso support 2026',
	description:
		'Name of the relationship, which the customer sees. It must be unique among your relationships; up to 50 characters.',
	send: { check: shortName },
};

/** Two years, the longest that Microsoft takes. Source: facts, gdap.create. */
const LONGEST_DAYS = 730;

/** Days as an ISO 8601 duration: 90 -> P90D. */
const days = (value: unknown) => {
	const given = integer(value) as number | undefined;
	if (given === undefined) return undefined;
	if (given < 1 || given > LONGEST_DAYS) throw new InputProblem(`must be 1 to ${LONGEST_DAYS} days, but is ${given}`);
	return `P${given}D`;
};

export const duration: Field = {
	displayName: 'Duration (Days)',
	name: 'duration',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: LONGEST_DAYS, numberPrecision: 0 },
	required: true,
	default: 0,
	placeholder: 'e.g. 365',
	description: 'How many days you have the roles once the customer approves, up to 730',
	send: { check: days },
};

export const customerTenantId: Field = {
	displayName: 'Customer Tenant ID',
	name: 'customerTenantId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 11111111-2222-3333-4444-555555555555',
	description: 'The only customer that can approve the relationship. If not set, any customer with the link can.',
	send: { as: 'customer.tenantId', check: id },
};

export const roles: Field = {
	displayName: 'Roles',
	name: 'roles',
	type: 'fixedCollection',
	required: true,
	typeOptions: { multipleValues: true },
	placeholder: 'Add Role',
	default: {},
	description: 'The Microsoft Entra roles to request. Request only the roles you need.',
	send: { as: 'accessDetails.unifiedRoles' },
	options: [
		{
			displayName: 'Role',
			name: 'role',
			values: [
				{
					displayName: 'Role Template ID',
					name: 'roleDefinitionId',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. 88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
					description: 'Template ID of the role, the same in every tenant. The example is Directory Readers.',
					send: { check: id },
				},
			],
		},
	],
};

export const changedRoles: Field = {
	...optional(roles),
	description:
		'All roles of the draft. Replaces the current list. From an active relationship, you can only remove Global Administrator.',
};

export const autoExtend: Field = {
	displayName: 'Extend Automatically',
	name: 'autoExtendDuration',
	type: 'options',
	options: [
		{
			name: 'By 180 Days',
			value: 'P180D',
			description: 'Each time it ends. Not possible with the role Global Administrator.',
		},
		{ name: 'Never', value: 'PT0S' },
	],
	default: 'PT0S',
	description: 'What happens when the relationship ends',
};

export const groupRoles: Field = {
	...roles,
	description: 'All roles that the group gets, from the roles of the relationship',
};

export const accessContainerId: Field = {
	displayName: 'Security Group ID',
	name: 'accessContainerId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 81285454-c1ba-4148-b429-97a57460a7c2',
	description: 'Object ID of the security group in your own tenant whose members get the roles',
	send: { as: 'accessContainer.accessContainerId', check: id },
};

export const requestAction: Field = {
	displayName: 'Request',
	name: 'requestAction',
	type: 'options',
	required: true,
	options: [
		{
			name: 'Approve',
			value: 'approve',
			description: "For indirect resellers: accept your provider's request. Customers approve through the link.",
		},
		{
			name: 'Lock for Approval',
			value: 'lockForApproval',
			description: 'Finish the draft. The output has the link for the customer.',
		},
		{ name: 'Reject', value: 'reject', description: "For indirect resellers: reject your provider's request" },
		{ name: 'Terminate', value: 'terminate', description: 'End an active relationship. You lose its roles.' },
	],
	default: 'lockForApproval',
	description: 'What to do with the relationship',
	send: { as: 'action' },
};

const text = (displayName: string, name: string, as: string, example: string, description: string): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description,
	send: { as },
});

const names = (value: unknown) => (list(value) as string[] | undefined)?.join(',');

export const listOptions: Field[] = [
	text(
		'Filter',
		'filter',
		'$filter',
		"status eq 'active'",
		"Only relationships that match this OData condition. By customer: customer/tenantId eq '…'.",
	),
	{
		displayName: 'Rows per Request',
		name: 'top',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 300, numberPrecision: 0 },
		default: 100,
		description: 'Rows per request. Limit sets how many you get in total.',
		send: { as: '$top' },
	},
	text(
		'Sort By',
		'orderby',
		'$orderby',
		'createdDateTime desc',
		'The field to sort by. Add desc for descending order.',
	),
	{
		...text('Fields', 'select', '$select', 'id, displayName, status', 'The fields to return, separated by commas'),
		send: { as: '$select', check: names },
	},
];

export const operationsOrder: Field = text(
	'Sort By',
	'orderby',
	'$orderby',
	'status',
	'The field to sort by. Add desc for descending order.',
);

export const customerFields: Field = {
	...text('Fields', 'select', '$select', 'id, displayName', 'The fields to return, separated by commas'),
	send: { as: '$select', check: names },
};

const picked = (displayName: string, name: string, description: string, modes: Field['modes']): Field => ({
	displayName,
	name,
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description,
	modes,
});

export const requestId = picked(
	'Request',
	'requestId',
	'A request of the relationship',
	listOrId('gdapRequests', 'Choose a request…', 'e.g. 3bb73834-57bd-5a4b-83b7-50342f34b44c'),
);

export const operationId = picked(
	'Microsoft Operation',
	'operationId',
	'A change that Microsoft carries out later. The change returns the ID as operationId.',
	listOrId('gdapOperations', 'Choose an operation…', 'e.g. 8f0c4b0e-5f63-5d0c-8a2b-6a8f5f6f2d10'),
);

export const delegatedAdminCustomerId = picked(
	'Customer',
	'delegatedAdminCustomerId',
	'The customer, by Microsoft ID (tenant ID)',
	listOrId('gdapCustomers', 'Choose a customer…', 'e.g. 11111111-2222-3333-4444-555555555555'),
);
