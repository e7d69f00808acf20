import type { Field } from '../../engine/declare';
import { list } from '../../engine/input/codes';
import { locator } from '../../engine/input/commonFields';

import { listOrId } from '../fields/fromList';

export const alertId = locator({
	displayName: 'Alert',
	name: 'alertId',
	description: 'The security alert',
	modes: listOrId('securityAlerts', 'Choose an alert…', 'e.g. e755871f-63f1-5f80-84a3-3f63e38795eb'),
});

const names = (value: unknown) => (list(value) as string[] | undefined)?.join(',');

const STATUSES = [
	{ name: 'Active', value: 'active' },
	{ name: 'Investigating', value: 'investigating' },
	{ name: 'Resolved', value: 'resolved' },
];

const local = { in: 'nowhere' as const };

export const filters: Field[] = [
	{
		displayName: 'Fields',
		name: 'select',
		type: 'string',
		default: '',
		placeholder: 'e.g. displayName, status',
		description: 'The fields to return, separated by commas',
		send: { as: '$select', check: names },
	},
	{
		displayName: 'Filter',
		name: 'filter',
		type: 'string',
		default: '',
		placeholder: "e.g. confidenceLevel eq 'high'",
		description: 'An additional OData condition, combined with the others by "and"',
		send: local,
	},
	{
		displayName: 'Severity',
		name: 'severity',
		type: 'options',
		options: [
			{ name: 'High', value: 'high' },
			{ name: 'Informational', value: 'informational' },
			{ name: 'Low', value: 'low' },
			{ name: 'Medium', value: 'medium' },
		],
		default: 'high',
		description: 'Only alerts of this severity',
		send: local,
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: STATUSES,
		default: 'active',
		description: 'Only alerts with this status',
		send: local,
	},
];

export const status: Field = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	required: true,
	noDataExpression: true,
	options: STATUSES,
	default: 'investigating',
	description: 'The new status of the alert',
};

export const resolvedReason: Field = {
	displayName: 'Reason',
	name: 'resolvedReason',
	type: 'options',
	options: [
		{ name: 'Fraud', value: 'fraud', description: 'It was abuse, and you stopped it' },
		{ name: 'Ignore', value: 'ignore', description: 'It does not matter' },
		{ name: 'Legitimate', value: 'legitimate', description: 'The customer intends this usage' },
	],
	default: 'fraud',
	description: 'Why the alert is resolved',
	displayOptions: { show: { '/status': ['resolved'] } },
};
