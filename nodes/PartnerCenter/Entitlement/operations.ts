import type { Operation, Resource } from '../../engine/declare';

import { customerId } from '../fields/locators';
import { paging } from '../paging';
import { partnerCenter, USER_ONLY } from '../vendor';

import { azureSubscriptions } from './azureSubscriptions';
import { artifact, entitlementType, showExpiry } from './fields';

const operations: Operation[] = [
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many entitlements',
		description: 'Get the software and Azure reservations that a customer has bought',
		route: 'GET /v1/customers/{customerId}/entitlements',
		fields: [customerId, entitlementType, showExpiry],
		sensitive: ['entitledArtifacts[].productKey'],
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/entitlement.getMany.json',
		facts: ['entitlement.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-collection-of-entitlements',
	},
	{
		value: 'getReservation',
		name: 'Get Reservation',
		action: 'Get the reservations of an entitlement',
		description: 'Get the Azure reservations that an entitlement links to',
		route:
			'GET /v1/customers/{customerId}/artifacts/{artifactType}/groups/{groupId}/lineitems/{lineItemId}/resource/{resourceId}',
		fields: [customerId, ...artifact],
		needs: USER_ONLY,
		transformValues: ({ path, local }) => Object.assign(path, local.artifactLink),
		sample: 'partnerCenter/entitlement.getReservationDetails.json',
		facts: ['entitlement.getReservationDetails'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-collection-of-entitlements',
	},
];

export const resource: Resource = {
	value: 'entitlement',
	name: 'Entitlement',
	vendor: partnerCenter,
	operations: [...operations, ...azureSubscriptions],
};
