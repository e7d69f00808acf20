import type { Field, Operation, Values } from '../../engine/declare';
import { id } from '../../engine/input/parsers';
import { put } from '../../engine/util/path';

import { customerId } from '../fields/locators';

import { federation } from './federation';

const fields: Field[] = [
	{
		displayName: 'Domain',
		name: 'verifiedDomainName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. contoso.com',
		description:
			'The domain, which is already verified. Each user of a domain outside onmicrosoft.com needs an Immutable ID.',
		send: { check: id },
	},
	{
		displayName: 'Authentication Type',
		name: 'authenticationType',
		type: 'options',
		required: true,
		noDataExpression: true,
		options: [
			{
				name: 'Federated',
				value: 'Federated',
				description: "Users sign in with the customer's identity provider",
			},
			{ name: 'Managed', value: 'Managed', description: 'Users sign in with Microsoft' },
		],
		default: 'Managed',
		description: 'How the users of the domain sign in',
		send: { as: 'domain.authenticationType' },
	},
	{
		displayName: 'Capability',
		name: 'capability',
		type: 'string',
		required: true,
		default: 'Email',
		placeholder: 'e.g. Email',
		description: 'What the domain is used for, such as Email, Sharepoint, Yammer, Intune, All or None',
		send: { as: 'domain.capability' },
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		required: true,
		options: [
			{ name: 'Pending Deletion', value: 'PendingDeletion' },
			{ name: 'Unverified', value: 'Unverified' },
			{ name: 'Verified', value: 'Verified' },
		],
		default: 'Verified',
		description: 'Whether the domain is verified',
		send: { as: 'domain.status' },
	},
	{
		displayName: 'Verification Method',
		name: 'verificationMethod',
		type: 'options',
		required: true,
		options: [
			{ name: 'DNS Record', value: 'DnsRecord' },
			{ name: 'Email', value: 'Email' },
			{ name: 'None', value: 'None' },
		],
		default: 'DnsRecord',
		description: 'How the domain was verified',
		send: { as: 'domain.verificationMethod' },
	},
	{
		displayName: 'Is Default',
		name: 'isDefault',
		type: 'boolean',
		default: false,
		description: 'Whether it becomes the default domain for new users',
		send: { as: 'domain.isDefault' },
	},
	{
		displayName: 'Is Initial',
		name: 'isInitial',
		type: 'boolean',
		default: false,
		description: 'Whether it is the initial domain of the tenant',
		send: { as: 'domain.isInitial' },
	},
	{
		displayName: 'Root Domain',
		name: 'rootDomain',
		type: 'string',
		default: '',
		placeholder: 'e.g. contoso.com',
		description: 'The parent domain, if this is a subdomain',
		send: { as: 'domain.rootDomain' },
	},
];

/** The platform asks for the name in two places. */
function nameTwice({ body }: Values): void {
	put(body, 'domain.name', body.verifiedDomainName);
}

export const addVerifiedDomain: Operation = {
	value: 'addVerifiedDomain',
	name: 'Add Verified Domain',
	action: 'Add a verified domain to a customer',
	description:
		"Add a domain that is already verified to a customer's tenant. Only for partners that are domain registrars.",
	route: 'POST /v1/customers/{customerId}/verifieddomain',
	fields: [customerId, ...fields, ...federation],
	transformValues: nameTwice,
	write: 'create',
	subject: ({ path }) => path.customerId,
	sample: 'partnerCenter/customer.addVerifiedDomain.json',
	facts: ['customer.addVerifiedDomain'],
	docs: 'https://learn.microsoft.com/partner-center/developer/add-a-verified-domain-for-a-customer',
};
