import type { Operation } from '../../engine/declare';

import { customerId, userId } from '../fields/locators';
import { paging } from '../paging';
import { USER_ONLY } from '../vendor';

import { sortDirection, sortField, USER } from './fields';
import { DELETED } from './pickers';

export const reads: Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get a user of a customer',
		description: 'Get one user of a customer',
		route: 'GET /v1/customers/{customerId}/users/{userId}',
		fields: [customerId, userId],
		needs: USER_ONLY,
		simplify: USER,
		sample: 'partnerCenter/user.get.json',
		facts: ['user.get'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-user-account-by-id',
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many users of a customer',
		description: 'Get the users of a customer, without the deleted ones',
		route: 'GET /v1/customers/{customerId}/users',
		fields: [customerId, sortField, sortDirection],
		needs: USER_ONLY,
		paging: paging.token,
		items: 'items',
		simplify: USER,
		sample: 'partnerCenter/user.getMany.json',
		facts: ['user.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-list-of-all-user-accounts-for-a-customer',
	},
	{
		value: 'getDeleted',
		name: 'Get Many Deleted',
		action: 'Get many deleted users of a customer',
		description: 'Get the users of a customer that were deleted in the last 30 days and can be restored',
		route: 'GET /v1/customers/{customerId}/users',
		fields: [customerId],
		transformValues: ({ query }) => {
			Object.assign(query, DELETED);
		},
		needs: USER_ONLY,
		paging: paging.token,
		items: 'items',
		simplify: USER,
		sample: 'partnerCenter/user.getDeleted.json',
		facts: ['user.getDeleted'],
		docs: 'https://learn.microsoft.com/partner-center/developer/view-a-deleted-user',
	},
];
