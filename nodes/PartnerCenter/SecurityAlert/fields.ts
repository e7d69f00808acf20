import type { Field } from '../../engine/declare';
import { list } from '../../engine/input/codes';
import { listOrId } from '../../engine/input/commonFields';

export const alertId: Field = {
	displayName: 'Alert',
	name: 'alertId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The security alert',
	modes: listOrId('securityAlerts', 'Choose an alert…', 'e.g. e755871f-63f1-5f80-84a3-3f63e38795eb'),
};

const names = (value: unknown) => (list(value) as string[] | undefined)?.join(',');

export const filters: Field[] = [
	{
		displayName: 'Fields',
		name: 'select',
		type: 'string',
		default: '',
		placeholder: 'e.g. displayName, status',
		description: 'Only these fields are returned, with commas between them',
		send: { as: '$select', check: names },
	},
	{
		displayName: 'Filter',
		name: 'filter',
		type: 'string',
		default: '',
		placeholder: 'e.g. status eq \'active\' and severity eq \'high\'',
		description: 'Only alerts that fit, in OData',
		send: { as: '$filter' },
	},
];

export const status: Field = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	required: true,
	noDataExpression: true,
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Investigating', value: 'investigating' },
		{ name: 'Resolved', value: 'resolved' },
	],
	default: 'investigating',
	description: 'The new status of the alert',
};

export const resolvedReason: Field = {
	displayName: 'Reason',
	name: 'resolvedReason',
	type: 'options',
	options: [
		{ name: 'Fraud', value: 'fraud', description: 'It was abuse, and you have stopped it' },
		{ name: 'Ignore', value: 'ignore', description: 'It does not matter' },
		{ name: 'Legitimate', value: 'legitimate', description: 'The customer does it on purpose' },
	],
	default: 'fraud',
	description: 'Why the alert is resolved',
	displayOptions: { show: { '/status': ['resolved'] } },
};
