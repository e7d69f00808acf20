import type { Operation } from '../../engine/declare';

import { customerId } from '../fields/locators';
import { paging } from '../paging';
import { USER_ONLY } from '../vendor';

import { companyOf, CUSTOMER } from './fields';
import { filters, withFilter } from './filters';

export const reads: Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get a customer',
		description: 'Get one customer with its company and billing profile',
		route: 'GET /v1/customers/{customerId}',
		fields: [customerId],
		extra: companyOf,
		simplify: CUSTOMER,
		sample: 'partnerCenter/customer.get.json',
		facts: ['customer.get'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-customer-by-id',
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many customers',
		description:
			'Get your customers: all, those whose name or domain starts with a text, or those of one indirect reseller. Get returns the profiles.',
		route: 'GET /v1/customers',
		fields: filters,
		transformValues: withFilter,
		paging: paging.token,
		items: 'items',
		extra: companyOf,
		simplify: CUSTOMER,
		sample: 'partnerCenter/customer.getMany.json',
		facts: ['customer.getMany', 'customer.search'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers',
	},
	{
		value: 'getBillingProfile',
		name: 'Get Billing Profile',
		action: 'Get the billing profile of a customer',
		description: "Get the name, address and contact that a customer's invoices go to",
		route: 'GET /v1/customers/{customerId}/profiles/billing',
		fields: [customerId],
		sample: 'partnerCenter/customerBillingProfile.get.json',
		facts: ['customerBillingProfile.get'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-billing-profiles',
	},
	{
		value: 'getCompanyProfile',
		name: 'Get Company Profile',
		action: 'Get the company profile of a customer',
		description: 'Get the domain, name, address and email address of the company',
		route: 'GET /v1/customers/{customerId}/profiles/company',
		fields: [customerId],
		needs: USER_ONLY,
		sample: 'partnerCenter/customerCompanyProfile.get.json',
		facts: ['customerCompanyProfile.get'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-customer-s-company-profile',
	},
	{
		value: 'getManagedServices',
		name: 'Get Managed Services',
		action: 'Get the managed services of a customer',
		description: 'Get the services of a customer that you administer, with links to their portals',
		route: 'GET /v1/customers/{customerId}/managedservices',
		fields: [customerId],
		needs: USER_ONLY,
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/managedService.getMany.json',
		facts: ['managedService.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-the-managed-services-for-a-customer-by-id',
	},
	{
		value: 'getValidationStatus',
		name: 'Get Validation Status',
		action: 'Get the validation status of a customer',
		description: "Get the status of Microsoft's review of a customer. Microsoft does not document the output.",
		route: 'GET /v1/customers/{customerId}/validationStatus',
		fields: [
			customerId,
			{
				displayName: 'Type',
				name: 'type',
				type: 'string',
				default: '',
				placeholder: 'e.g. account',
				description: 'The type of review. Its values are not documented.',
			},
		],
		sample: 'partnerCenter/more.GetValidationStatus.json',
		facts: ['more.GetValidationStatus'],
	},
];
