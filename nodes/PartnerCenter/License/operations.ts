import { type Operation, optional, type Resource } from '../../engine/declare';

import { customerId, userId } from '../fields/locators';
import { idFrom } from '../identity';
import { paging } from '../paging';
import { partnerCenter, USER_ONLY } from '../vendor';

import { change } from './change';
import { licenseGroupIds, licensesToAssign, licensesToRemove, NOT_MANAGED } from './fields';

const operations: Operation[] = [
	{
		...change,
		value: 'assign',
		name: 'Assign',
		action: 'Assign licenses to a user',
		description:
			'Assign licenses to a user of a customer, and remove others in the same step. The user needs a usage location.',
		fields: [customerId, userId, licensesToAssign, optional(licensesToRemove)],
		needs: USER_ONLY,
		unavailable: NOT_MANAGED,
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many licenses of a customer',
		description: 'Get the licenses that a customer has bought, with the available and used numbers',
		route: 'GET /v1/customers/{customerId}/subscribedskus',
		fields: [customerId, licenseGroupIds],
		needs: USER_ONLY,
		unavailable: NOT_MANAGED,
		paging: paging.links,
		items: 'items',
		extra: idFrom('productSku.id'),
		sample: 'partnerCenter/license.getAvailable.json',
		facts: ['license.getAvailable'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-list-of-available-licenses',
	},
	{
		value: 'getForUser',
		name: 'Get Many for User',
		action: 'Get many licenses of a user',
		description: 'Get the licenses that are assigned to one user of a customer',
		route: 'GET /v1/customers/{customerId}/users/{userId}/licenses',
		fields: [customerId, userId, licenseGroupIds],
		needs: USER_ONLY,
		unavailable: NOT_MANAGED,
		paging: paging.links,
		items: 'items',
		extra: idFrom('productSku.id'),
		sample: 'partnerCenter/license.getForUser.json',
		facts: ['license.getForUser'],
		docs: 'https://learn.microsoft.com/partner-center/developer/check-which-licenses-are-assigned-to-a-user',
	},
	{
		...change,
		value: 'remove',
		name: 'Remove',
		action: 'Remove licenses from a user',
		description: 'Remove licenses from a user of a customer',
		notice: 'The user loses access to what the licenses are for.',
		fields: [customerId, userId, licensesToRemove],
		needs: USER_ONLY,
		unavailable: NOT_MANAGED,
	},
];

export const resource: Resource = { value: 'license', name: 'License', vendor: partnerCenter, operations };
