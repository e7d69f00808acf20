import { locator } from '../../../engine/input/commonFields';
import { trimmed } from '../../../engine/input/parsers';

import { listOrId } from '../fromList';
import { oneSpelling } from './oneSpelling';

/** Ids of customers, their users and relationships, and of partners, picked from lists. The search methods are the vendor's pickers. */

export const customerId = locator({
	displayName: 'Customer',
	name: 'customerId',
	description: 'The customer, by Microsoft ID (tenant ID) or domain',
	send: { check: oneSpelling },
	modes: [
		...listOrId('customers', 'Choose a customer…', 'e.g. 11111111-2222-3333-4444-555555555555'),
		{
			displayName: 'By Domain',
			name: 'domain',
			type: 'string',
			placeholder: 'e.g. contoso.onmicrosoft.com',
			hint: "The customer's initial domain. It must match exactly one customer.",
		},
	],
});

export const userId = locator({
	displayName: 'User',
	name: 'userId',
	description: 'The user of the customer',
	send: { check: oneSpelling },
	modes: [
		...listOrId('users', 'Choose a user…', 'e.g. 33333333-4444-5555-6666-777777777777'),
		{
			displayName: 'By User Name',
			name: 'userPrincipalName',
			type: 'string',
			placeholder: 'e.g. jane@contoso.onmicrosoft.com',
			hint: 'The user principal name. It must match exactly one user.',
		},
	],
});

export const roleId = locator({
	displayName: 'Directory Role',
	name: 'roleId',
	description: "The role in the customer's directory",
	modes: listOrId('directoryRoles', 'Choose a role…', 'e.g. 729827e3-9c14-49f7-bb1b-9608f156bbb8'),
});

export const licenseSkuId = locator({
	displayName: 'License',
	name: 'licenseSkuId',
	description: 'The license: a SKU that the customer has subscribed to',
	modes: listOrId('licenses', 'Choose a license…', 'e.g. f245ecc8-75af-4f8e-b61f-27d8114de5f3'),
});

export const indirectResellerId = locator({
	displayName: 'Indirect Reseller',
	name: 'indirectResellerId',
	description: 'The indirect reseller, by tenant ID',
	send: { check: oneSpelling },
	modes: listOrId('indirectResellers', 'Choose a reseller…', 'e.g. 55555555-6666-7777-8888-999999999999'),
});

export const partnerIdOnRecord = locator({
	displayName: 'Partner on Record',
	name: 'partnerIdOnRecord',
	description: 'The indirect reseller that made the sale, by PLA (MPN) ID. Never your own ID as a provider.',
	send: { check: trimmed },
	modes: listOrId('resellerMpnIds', 'Choose a reseller…', 'e.g. 4847383'),
});

export const agreementTemplateId = locator({
	displayName: 'Agreement Template',
	name: 'agreementTemplateId',
	description: 'The template of the agreement',
	modes: listOrId('agreementTemplates', 'Choose a template…', 'e.g. 117a77b0-9360-443b-8795-c6dedc750cf9'),
});

export const policyKey = locator({
	displayName: 'Self-Serve Policy',
	name: 'policyKey',
	description: 'A self-serve policy of the customer',
	modes: listOrId(
		'selfServePolicies',
		'Choose a policy…',
		'e.g. 634f6379-ad54-449b-9821-564f737158ff_0431a72c-7d8d-4393-b25e-ef277b2c1f54',
	),
});

export const relationshipId = locator({
	displayName: 'Relationship',
	name: 'relationshipId',
	description: 'The delegated admin relationship',
	modes: listOrId(
		'gdapRelationships',
		'Choose a relationship…',
		'e.g. 5e5594d3-6f82-458b-b567-77db4811f0cd-00000000-0000-0000-0000-000000001234',
	),
});

export const accessAssignmentId = locator({
	displayName: 'Access Assignment',
	name: 'accessAssignmentId',
	description: 'The access assignment of the relationship',
	modes: listOrId('gdapAssignments', 'Choose an assignment…', 'e.g. da9d6cf4-1ea4-4d1a-9f3f-3b2a1c4d5e6f'),
});

export const serviceRequestId = locator({
	displayName: 'Service Request',
	name: 'serviceRequestId',
	description: 'The ticket, by number',
	modes: listOrId('serviceRequests', 'Choose a service request…', 'e.g. 615112491169010'),
});
