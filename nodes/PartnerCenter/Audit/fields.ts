import type { Field } from '../../engine/declare';
import { segment, trimmed } from '../../engine/input/parsers';

import { day, which } from '../fields/lists';
import { customerId } from '../fields/locators';

export const startDate = day(
	'startDate',
	'From',
	'First day. The platform keeps records for 90 days. If not set, it returns the last 30.',
);

export const endDate = day('endDate', 'To', 'Last day. If not set, today.');

export const daysPerRequest: Field = {
	displayName: 'Days per Request',
	name: 'daysPerRequest',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 90, numberPrecision: 0 },
	default: 30,
	description: 'Longer ranges are read in parts of this many days. Use fewer if a part is refused or takes too long.',
	send: { in: 'nowhere' },
};

export const filterBy = which(
	[
		{ name: 'All Records', value: 'none' },
		{ name: 'By Company Name', value: 'companyName' },
		{ name: 'By Resource Type', value: 'resourceType' },
		{ name: 'By Customer', value: 'customerId' },
	],
	'Which records to return. The platform filters by one thing at a time.',
);

export const companyName: Field = {
	displayName: 'Company Name',
	name: 'companyName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Contoso',
	description: "Part of the customer's name, not case-sensitive",
	displayOptions: { show: { filterBy: ['companyName'] } },
	send: { in: 'nowhere' },
};

export const customer: Field = {
	...customerId,
	displayOptions: { show: { filterBy: ['customerId'] } },
	send: { in: 'nowhere' },
};

export const resourceType: Field = {
	displayName: 'Resource',
	name: 'resourceType',
	type: 'options',
	required: true,
	options: [
		{ name: 'Agreement', value: 'agreement' },
		{ name: 'Application', value: 'application' },
		{ name: 'Application Credential', value: 'application_credential' },
		{ name: 'Azure Subscription', value: 'azure_entitlement' },
		{ name: 'Credit', value: 'credit' },
		{ name: 'Customer', value: 'customer' },
		{ name: 'Customer Directory Role', value: 'customer_directory_role' },
		{ name: 'Customer User', value: 'customer_user' },
		{ name: 'Delegated Admin (DAP)', value: 'partner_customer_dap' },
		{ name: 'Device', value: 'device' },
		{ name: 'GDAP Access Assignment', value: 'granular_admin_access_assignment' },
		{ name: 'GDAP Relationship', value: 'granular_admin_relationship' },
		{ name: 'Invoice', value: 'invoice' },
		{ name: 'License', value: 'license' },
		{ name: 'New Commerce Migration', value: 'new_commerce_migration' },
		{ name: 'Order', value: 'order' },
		{ name: 'Overage', value: 'overage' },
		{ name: 'Partner ID Association', value: 'mpn_association' },
		{ name: 'Partner Relationship', value: 'partner_relationship' },
		{ name: 'Partner User', value: 'partner_user' },
		{ name: 'Policy', value: 'policy' },
		{ name: 'Referral', value: 'referral' },
		{ name: 'Reseller Delegated Admin (DAP)', value: 'indirect_provider_indirect_reseller_dap' },
		{ name: 'Reseller Relationship', value: 'partner_customer_relationship' },
		{ name: 'Self-Serve Policy', value: 'self_serve_policy' },
		{ name: 'Software Download Link', value: 'software_download_link' },
		{ name: 'Software Key', value: 'software_key' },
		{ name: 'Software Page', value: 'software_page' },
		{ name: 'Spending Limit', value: 'spending_limit' },
		{ name: 'Subscription', value: 'subscription' },
		{ name: 'Third-Party Add-On', value: 'third_party_add_on' },
		{ name: 'Transfer', value: 'transfer' },
	],
	default: 'subscription',
	description: 'The type of resource that was changed',
	displayOptions: { show: { filterBy: ['resourceType'] } },
	// Newer kinds may be given by an expression.
	send: { in: 'nowhere', check: trimmed },
};

export const auditRecordId: Field = {
	displayName: 'Audit Record ID',
	name: 'auditRecordId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 4b2b4a1d-3c85-4c91-b4d8-4f4dd8f3e3c6_subscription_2d2f9d3a0f4c4a7c',
	description: 'The record ID that Get Many returns, or the last part of the AuditUri of an event',
	send: { check: segment },
};
