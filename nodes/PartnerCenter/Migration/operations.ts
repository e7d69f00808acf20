import type { Operation, Resource } from '../../engine/declare';

import { customerId, migrationId } from '../fields/locators';
import { currentSubscriptionId, eventFilters, migrationFilters, toValidate } from '../fields/migrations';
import { paging } from '../paging';
import { partnerCenter } from '../vendor';

import { ROWS } from './strategy';
import { MIGRATIONS, place, VALIDATE } from './migrate';
import { movedTo } from './moved';
import { schedules } from './schedules';

const SIMPLE = [
	'id',
	'currentSubscriptionId',
	'status',
	'catalogItemId',
	'newCommerceSubscriptionId',
	'newCommerceOrderId',
	'quantity',
	'termDuration',
	'billingCycle',
	'externalReferenceId',
	'completedTime',
	'addOnMigrations',
];

const FILTERS = ['CustomerTenantId', 'CurrentSubscriptionId', 'ExternalReferenceId'];

const oneFilter: Operation['rule'] = ({ query }) =>
	FILTERS.some((name) => query[name] !== undefined)
		? undefined
		: 'Add at least one filter: Customer, Legacy Subscription or External Reference ID.';

const reads: Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get a migration',
		description:
			'Get one migration with its status. Microsoft does not document this request: if nothing is found, use Get Many.',
		route: 'GET /v1/customers/{customerId}/migrations/newcommerce/{migrationId}',
		fields: [customerId, migrationId],
		extra: movedTo,
		simplify: SIMPLE,
		sample: 'partnerCenter/migration.get.json',
		facts: ['migration.get'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-migration',
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many migrations',
		description: 'Find migrations by customer, subscription or reference',
		route: MIGRATIONS,
		fields: migrationFilters,
		rule: oneFilter,
		paging: paging.headerToken,
		items: ROWS,
		extra: movedTo,
		simplify: SIMPLE,
		sample: 'partnerCenter/migration.getMany.json',
		facts: ['migration.getMany'],
	},
	{
		value: 'getEvents',
		name: 'Get Many Events',
		action: 'Get many events of migrations',
		description: 'Get the steps of the migrations of a customer',
		route: 'GET /v1/customers/{customerId}/migrations/newcommerce/events',
		fields: [customerId, ...eventFilters],
		rule: ({ query }) =>
			Object.keys(query).length === 0 ? 'Add at least one filter: Legacy Subscription or Migration.' : undefined,
		paging: paging.links,
		items: ROWS,
		sample: 'partnerCenter/migration.getEvents.json',
		facts: ['migration.getEvents'],
	},
	{
		value: 'validate',
		name: 'Validate',
		action: 'Validate a migration',
		description: 'Check whether a legacy subscription can migrate to new commerce. Promotions are not checked.',
		route: VALIDATE,
		fields: [customerId, currentSubscriptionId, ...toValidate],
		sample: 'partnerCenter/migration.validate.json',
		facts: ['migration.validate'],
		docs: 'https://learn.microsoft.com/partner-center/developer/validate-subscription-for-migration',
	},
];

export const resource: Resource = {
	value: 'migration',
	name: 'Migration',
	vendor: partnerCenter,
	operations: [...reads, place, ...schedules],
};
