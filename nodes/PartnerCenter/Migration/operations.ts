import type { Operation, Resource } from '../../shared/declare';

import { customerId, migrationId } from '../fields/locators';
import { currentSubscriptionId, eventFilters, migrationFilters, toValidate } from '../fields/migrations';
import { partnerCenter } from '../vendor';

import { MIGRATIONS, place, VALIDATE } from './migrate';
import { schedules } from './schedules';

const SIMPLE = ['id', 'currentSubscriptionId', 'status', 'catalogItemId', 'newCommerceSubscriptionId', 'newCommerceOrderId', 'quantity', 'termDuration', 'billingCycle', 'externalReferenceId', 'completedTime', 'addOnMigrations'];

const reads: Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get a migration',
		description: 'Get how far a migration has come. Its address is inferred, not documented; where it is not found, use Get Many.',
		route: 'GET /v1/customers/{customerId}/migrations/newcommerce/{migrationId}',
		fields: [customerId, migrationId],
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
		paging: 'plainToken',
		items: 'items',
		simplify: SIMPLE,
		sample: 'partnerCenter/more.GetNewCommerceMigrations.json',
		facts: ['more.GetNewCommerceMigrations'],
	},
	{
		value: 'getEvents',
		name: 'Get Many Events',
		action: 'Get many events of migrations',
		description: 'Get the steps of the migrations of a customer',
		route: 'GET /v1/customers/{customerId}/migrations/newcommerce/events',
		fields: [customerId, ...eventFilters],
		paging: 'links',
		items: 'items',
		sample: 'partnerCenter/more.GetNewCommerceMigrationEvents.json',
		facts: ['more.GetNewCommerceMigrationEvents'],
	},
	{
		value: 'validate',
		name: 'Validate',
		action: 'Validate a migration',
		description: 'Check whether a subscription of the legacy catalog can migrate to new commerce. Promotions are not checked.',
		route: VALIDATE,
		fields: [customerId, currentSubscriptionId, ...toValidate],
		sample: 'partnerCenter/migration.validate.json',
		facts: ['migration.validate'],
		docs: 'https://learn.microsoft.com/partner-center/developer/validate-subscription-for-migration',
	},
];

export const resource: Resource = { value: 'migration', name: 'Migration', vendor: partnerCenter, operations: [...reads, place, ...schedules] };
