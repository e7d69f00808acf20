import type { Field } from '../../engine/declare';
import { integer } from '../../engine/input/parsers';

import { indirectResellerId, partnerIdOnRecord } from '../fields/locators';

/** Fields of relationships between partners. */

export const relationshipType: Field = {
	displayName: 'Which',
	name: 'relationshipType',
	type: 'options',
	required: true,
	options: [
		{ name: 'My Indirect Providers', value: 'IsIndirectResellerOf', description: 'If you are an indirect reseller' },
		{
			name: 'My Indirect Resellers',
			value: 'IsIndirectCloudSolutionProviderOf',
			description: 'If you are an indirect provider',
		},
	],
	default: 'IsIndirectCloudSolutionProviderOf',
	description: 'Which partners to return',
	send: { as: 'relationship_type' },
};

export const beginning: Field = {
	displayName: 'Name Starts With',
	name: 'beginning',
	type: 'string',
	default: '',
	placeholder: 'e.g. Elm',
	description: 'Only partners whose name starts with this text',
	send: { in: 'nowhere' },
};

const findBy: Field = {
	displayName: 'Find By',
	name: 'findBy',
	type: 'options',
	required: true,
	noDataExpression: true,
	options: [
		{ name: 'Partner ID', value: 'mpnId', description: 'The PLA (MPN) ID' },
		{ name: 'Tenant', value: 'tenantId' },
	],
	default: 'tenantId',
	description: 'How to identify the reseller. The platform accepts only one of the two.',
	send: { in: 'nowhere' },
};

/** The reseller whose agreement is asked for. */
export const agreementOf: Field[] = [
	{
		displayName: 'Program',
		name: 'programName',
		type: 'string',
		required: true,
		default: 'csp',
		placeholder: 'e.g. csp',
		description: 'The partner program. csp is Cloud Solution Provider.',
	},
	findBy,
	{
		...indirectResellerId,
		displayName: 'Tenant',
		name: 'tenantId',
		displayOptions: { show: { findBy: ['tenantId'] } },
	},
	{
		...partnerIdOnRecord,
		displayName: 'Partner ID',
		name: 'mpnId',
		description: 'The indirect reseller, by PLA (MPN) ID',
		displayOptions: { show: { findBy: ['mpnId'] } },
		send: { check: integer },
	},
];
