import type { Field, Operation } from '../../engine/declare';
import { list } from '../../engine/input/codes';
import { id } from '../../engine/input/parsers';

import { idFrom } from '../identity';
import { customerId } from '../fields/locators';
import { USER_ONLY } from '../vendor';

const docs = 'https://learn.microsoft.com/partner-center/developer/enable-secure-app-model';

const applicationId: Field = {
	displayName: 'Application ID',
	name: 'applicationId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 22222222-3333-4444-5555-666666666666',
	description: 'Application (client) ID',
	send: { check: id },
};

const displayName: Field = {
	displayName: 'Display Name',
	name: 'displayName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Night flows',
	description: 'Name of the application, as the customer sees it',
};

/** The platform takes the scopes as one text. */
const scopes = (value: unknown) => (list(value) as string[] | undefined)?.join(',');

const applicationGrants: Field = {
	displayName: 'Grants',
	name: 'applicationGrants',
	type: 'fixedCollection',
	required: true,
	typeOptions: { multipleValues: true },
	placeholder: 'Add Grant',
	default: {},
	description: 'What the application can do, by API',
	options: [
		{
			displayName: 'Grant',
			name: 'grant',
			values: [
				{
					displayName: 'API',
					name: 'enterpriseApplicationId',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. 00000003-0000-0000-c000-000000000000',
					description: 'Application ID of the API; the example is Microsoft Graph',
					send: { check: id },
				},
				{
					displayName: 'Scopes',
					name: 'scope',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. Directory.Read.All, User.ReadWrite.All',
					description: 'The permissions for this API, separated by commas',
					send: { check: scopes },
				},
			],
		},
	],
};

export const consents: Operation[] = [
	{
		value: 'createConsent',
		name: 'Create Application Consent',
		action: 'Create an application consent',
		description:
			"Grant an application rights in a customer's tenant on the customer's behalf. Delete an earlier consent first.",
		notice: "The application gets access to the customer's data within these scopes.",
		route: 'POST /v1/customers/{customerId}/applicationconsents',
		fields: [customerId, applicationId, displayName, applicationGrants],
		needs: USER_ONLY,
		write: 'create',
		emptySuccess: true,
		subject: (values) => values.path.customerId,
		extra: idFrom('applicationId'),
		sample: 'partnerCenter/applicationConsent.create.json',
		facts: ['applicationConsent.create'],
		docs,
	},
	{
		value: 'deleteConsent',
		name: 'Delete Application Consent',
		action: 'Delete an application consent',
		description: "Revoke the rights of an application in a customer's tenant",
		route: 'DELETE /v1/customers/{customerId}/applicationconsents/{applicationId}',
		fields: [customerId, applicationId],
		needs: USER_ONLY,
		write: 'delete',
		subject: (values) => values.path.customerId,
		sample: 'partnerCenter/applicationConsent.delete.json',
		facts: ['applicationConsent.delete'],
		docs,
	},
];
