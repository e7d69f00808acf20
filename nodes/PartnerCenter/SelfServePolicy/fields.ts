import type { Field } from '../../engine/declare';
import { id } from '../../engine/input/parsers';

import { customerId } from '../fields/locators';

/** The customer whose policies are listed on the screen; it is not sent. */
export const listedCustomer: Field = {
	...customerId,
	description: 'The customer whose policies the list below shows. It is not sent.',
	send: { in: 'nowhere' },
};

export const entity: Field = {
	...customerId,
	description: 'The customer that can buy itself, by Microsoft ID (tenant ID) or domain',
	send: { as: 'selfServeEntity.tenantID' },
};

export const partnerTenantId: Field = {
	displayName: 'Partner Tenant ID',
	name: 'partnerTenantId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 11111111-2222-3333-4444-555555555555',
	description: 'Microsoft ID of your own tenant, which pays for what the customer buys',
	send: { as: 'grantor.tenantID', check: id },
};

export const permissions: Field = {
	displayName: 'Permissions',
	name: 'permissions',
	type: 'fixedCollection',
	required: true,
	typeOptions: { multipleValues: true },
	placeholder: 'Add Permission',
	default: {},
	description: 'What the customer can do',
	options: [
		{
			displayName: 'Permission',
			name: 'permission',
			values: [
				{
					displayName: 'Resource',
					name: 'permissionResource',
					type: 'options',
					required: true,
					options: [{ name: 'Azure Reservations', value: 'AzureReservedInstances' }],
					default: 'AzureReservedInstances',
					description: 'What the permission is for',
					send: { as: 'resource' },
				},
				{
					displayName: 'Action',
					name: 'action',
					type: 'options',
					required: true,
					options: [{ name: 'Purchase', value: 'Purchase' }],
					default: 'Purchase',
					description: 'What the customer can do with it',
				},
			],
		},
	],
};
