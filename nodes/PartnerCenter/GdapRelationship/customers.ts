import type { Operation } from '../../engine/declare';

import { graphPaging } from '../paging';
import { USER_ONLY } from '../vendor';

import * as fields from './fields';
import { unavailable } from './relationships';

const LIST = 'GET /tenantRelationships/delegatedAdminCustomers';

const docs = 'https://learn.microsoft.com/graph/api/resources/delegatedadmincustomer';

/** The customers behind the relationships. */
export const customers: Operation[] = [
	{
		value: 'getCustomer',
		name: 'Get Customer',
		action: 'Get a customer with a relationship',
		description: 'Get one customer that you administer through a relationship',
		route: `${LIST}/{delegatedAdminCustomerId}`,
		fields: [fields.delegatedAdminCustomerId, fields.customerFields],
		unavailable,
		sample: 'partnerCenter/gdap.getCustomer.json',
		facts: ['gdap.getCustomer'],
		docs,
	},
	{
		value: 'getCustomers',
		name: 'Get Customers',
		action: 'Get the customers with a relationship',
		description: 'Get the customers that you administer through a relationship',
		route: LIST,
		fields: [],
		unavailable,
		paging: graphPaging.odata,
		items: 'value',
		sample: 'partnerCenter/gdap.getCustomers.json',
		facts: ['gdap.getCustomers'],
		docs,
	},
	{
		value: 'getServiceManagementDetails',
		name: 'Get Service Management Details',
		action: 'Get the admin portals of a customer',
		description: 'Get the links to the admin portals that you can open for a customer',
		route: `${LIST}/{delegatedAdminCustomerId}/serviceManagementDetails`,
		fields: [fields.delegatedAdminCustomerId],
		needs: USER_ONLY,
		unavailable,
		paging: graphPaging.odata,
		items: 'value',
		sample: 'partnerCenter/gdap.getServiceManagementDetails.json',
		facts: ['gdap.getServiceManagementDetails'],
		docs: 'https://learn.microsoft.com/graph/api/delegatedadmincustomer-list-servicemanagementdetails',
	},
];
