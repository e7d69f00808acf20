import type { Operation } from '../../engine/declare';

import { customerId, resellerForList, resellerId } from '../fields/locators';
import { paging } from '../paging';

import { CUSTOMER, CUSTOMERS, docs, extra } from './customers';
import { customerFilters } from './fields';

export const reads: Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get a customer',
		description: 'Get one customer with discount levels, benefits, anniversary date and linked membership',
		route: CUSTOMERS.one,
		fields: [customerId, resellerForList],
		extra,
		simplify: CUSTOMER,
		sample: 'adobe/customer.get.json',
		facts: ['customer.get'],
		docs: docs('customer-account/get-customer-account'),
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many customers',
		description: 'Get the customers of one reseller: the active ones, or those with the status that you choose',
		route: CUSTOMERS.list,
		fields: [resellerId, ...customerFilters],
		paging: CUSTOMERS.paging,
		items: 'accounts',
		extra,
		simplify: CUSTOMER,
		sample: 'adobe/customer.list.json',
		facts: ['customer.list'],
		docs: docs('customer-account/get-customer-list'),
	},
	{
		value: 'getLicensesPendingOrder',
		name: 'Get Licenses Pending Order',
		action: 'Get the licenses of a customer that are pending order',
		description:
			'Get the licenses that a customer added in the Admin Console and that you have not ordered yet. They lapse after seven days. Use the base offer ID to order them.',
		route: 'GET /v3/customers/{customerId}/open-acquisitions',
		fields: [customerId, resellerForList],
		paging: paging.whole,
		items: 'unpaidLicenses',
		extra: ({ referenceId }) => (referenceId === undefined ? {} : { id: referenceId }),
		sample: 'adobe/customer.listOpenAcquisitions.json',
		facts: ['customer.listOpenAcquisitions'],
		docs: docs('customer-account/get-licenses'),
	},
];
