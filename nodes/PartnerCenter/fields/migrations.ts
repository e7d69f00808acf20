import { type Field, optional } from '../../engine/declare';
import { more, units } from '../../engine/input/commonFields';

import { customerId, migrationId as migration, subscriptionId } from './locators';
import { billingCycle, customTermEndDate, optionalTerm, quantity } from './terms';

/** Fields of migrations from the legacy catalog to new commerce, and of their plans. */

export const currentSubscriptionId: Field = {
	...subscriptionId,
	displayName: 'Legacy Subscription',
	name: 'currentSubscriptionId',
	description: 'The subscription from the legacy catalog to migrate',
};

const term: Field = {
	...optionalTerm,
	description: 'Term in new commerce. If not set, the term of the legacy subscription.',
};
const billing: Field = {
	...optional(billingCycle),
	description: 'How often Microsoft bills it. If not set, as for the legacy subscription.',
};

const fullTerm: Field = {
	displayName: 'Start New Term',
	name: 'purchaseFullTerm',
	type: 'boolean',
	default: false,
	description: 'Whether to start a new term with the migration. If off, the rest of the legacy term applies.',
};

const seats: Field = {
	...optional(quantity),
	description: 'Number of seats. If not set, the seats of the legacy subscription.',
	send: { check: units },
};

const termEnd: Field = {
	...customTermEndDate,
	description:
		'End of the term, to align it with another subscription of the customer (not a trial) or the end of a month',
};

const ownReference: Field = {
	displayName: 'External Reference ID',
	name: 'externalReferenceId',
	type: 'string',
	default: '',
	placeholder: 'e.g. batch-2026-03',
	description: 'Your own ID for finding migrations, such as a batch ID',
	send: { names: 'id' },
};

const markedReference: Field = {
	...ownReference,
	description: `${ownReference.description}. The order key is added in brackets.`,
};

const what = [term, billing, fullTerm, seats, termEnd];

export const toMigrate: Field[] = [...what, markedReference];
export const toValidate: Field[] = [...what, ownReference];

const targetDate: Field = {
	displayName: 'Target Date',
	name: 'targetDate',
	type: 'dateTime',
	default: '',
	placeholder: 'e.g. 2026-06-01T00:00:00Z',
	description: 'The date of the migration. Leave it empty if Migrate on Renewal is on.',
};

const onRenewal: Field = {
	displayName: 'Migrate on Renewal',
	name: 'migrateOnRenewal',
	type: 'boolean',
	default: true,
	description: 'Whether to migrate when the legacy subscription renews. Not possible with Target Date.',
};

const when = [targetDate, onRenewal];

const addOnSubscription: Field = {
	...currentSubscriptionId,
	displayName: 'Legacy Add-On',
	description: 'The add-on subscription from the legacy catalog',
};

const addOns = (name: string, fields: Field[]): Field => ({
	displayName: 'Add-Ons',
	name,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Add-On',
	default: {},
	description: 'All active add-ons of the subscription. It migrates with all of them or not at all.',
	options: [{ displayName: 'Add-On', name: 'addOn', values: [addOnSubscription, more(fields)] }],
});

export const addOnMigrations: Field = addOns('addOnMigrations', [...what, ownReference]);

const addOnSchedules: Field = addOns('addOnMigrationSchedules', [...what, ownReference, ...when]);

/** On the screen, as the day is needed unless the renewal is chosen. */
const targetDateAtTheTop: Field = {
	...targetDate,
	description:
		'The date of the migration. To migrate when the legacy subscription renews, leave it empty and add Migrate on Renewal below.',
	send: { front: true },
};

export const toSchedule: Field[] = [targetDateAtTheTop, ...toMigrate, onRenewal, addOnSchedules];
export const toReschedule: Field[] = [...toValidate, ...when, addOnSchedules];

const pageSize: Field = {
	displayName: 'Page Size',
	name: 'pageSize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 300, numberPrecision: 0 },
	default: 300,
	description: 'Rows per request, up to 300. The node reads all pages in any case.',
	send: { as: 'PageSize' },
};

/** Filters of the list of migrations. */
export const migrationFilters: Field[] = [
	{ ...optional(customerId), description: 'Only migrations of this customer', send: { as: 'CustomerTenantId' } },
	{
		...optional(currentSubscriptionId),
		description: 'Only migrations of this subscription',
		send: { as: 'CurrentSubscriptionId' },
	},
	{
		...ownReference,
		description: 'Only migrations with this reference: the order key, or your batch ID with the key in brackets',
		send: { as: 'ExternalReferenceId' },
	},
	pageSize,
];

/** Filters of the list of plans. */
export const scheduleFilters: Field[] = [
	{ ...optional(customerId), description: 'Only schedules of this customer', send: { as: 'CustomerTenantId' } },
	{ ...optional(currentSubscriptionId), description: 'Only schedules of this subscription' },
	{
		...ownReference,
		description: 'Only schedules with this reference: the order key, or your batch ID with the key in brackets',
	},
	pageSize,
];

/** Filters of the events of migrations. */
export const eventFilters: Field[] = [
	{
		...optional(currentSubscriptionId),
		description: 'Only events of the migration of this subscription',
		send: { as: 'current_subscription_id' },
	},
	{ ...optional(migration), description: 'Only events of this migration', send: { as: 'migration_id' } },
];
