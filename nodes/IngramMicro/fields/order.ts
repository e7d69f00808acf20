import type { Field } from '../../engine/declare';
import { chosen, date, dateTime, dictionary, integer } from '../../engine/input/parsers';

import { attributes } from './account';
import { subscriptionId } from './locators';

/** Fields of orders, lists of orders and reports. */

export const poNumber: Field = {
	displayName: 'PO Number',
	name: 'poNumber',
	type: 'string',
	default: '',
	placeholder: 'e.g. PO2244',
	description:
		"The customer's own purchase order number. If not set, the order key is used. If set, the key is stored in the order's attributes.",
};

export const estimatePoNumber: Field = { ...poNumber, description: "The customer's own purchase order number" };

export const orderAttributes: Field = {
	...attributes,
	description: 'Your own attributes of the order as rows of name and value',
	send: { check: dictionary },
};

export const alignmentType: Field = {
	displayName: 'Common End Date',
	name: 'alignmentType',
	type: 'options',
	options: [
		{ name: 'End of Calendar Month', value: 'MATCH_END_OF_CALENDAR_MONTH' },
		{ name: 'Same as a Subscription', value: 'CO_TERM_ON_SUBSCRIPTION' },
		{ name: 'Same as a Subscription, Partial Upgrade', value: 'CO_TERM_PARTIAL_UPGRADE' },
	],
	default: 'MATCH_END_OF_CALENDAR_MONTH',
	description: 'What to align the end of the subscription with',
	send: { as: 'alignExpirationDate.alignmentType' },
};

export const alignmentSubscriptionId: Field = {
	...subscriptionId,
	displayName: 'Common End Date: Subscription',
	name: 'alignmentSubscriptionId',
	required: false,
	description: 'The subscription whose end date to use',
	// A number here, text everywhere else.
	send: { as: 'alignExpirationDate.subscriptionId', check: integer },
};

export const scheduledOn: Field = {
	displayName: 'Scheduled On',
	name: 'scheduledOn',
	type: 'string',
	default: '',
	placeholder: 'e.g. renewal',
	description: 'When the order takes effect. The documentation only lists renewal. Ask support about other values.',
};

export const billingModel: Field = {
	displayName: 'Billing Model',
	name: 'billingModel',
	type: 'options',
	options: [
		{ name: 'Charge After Billing Period', value: 'chargeAfterBillingPeriod' },
		{ name: 'Charge Before Billing Period', value: 'chargeBeforeBillingPeriod' },
		{ name: 'Charge Before Subscription Period', value: 'chargeBeforeSubscriptionPeriod' },
		{ name: 'Charge External Rating', value: 'chargeExternalRating' },
	],
	default: 'chargeBeforeBillingPeriod',
	description: 'When the customer is charged',
};

export const upgradeStartType: Field = {
	displayName: 'New Period Starts',
	name: 'upgradeStartType',
	type: 'options',
	options: [
		{ name: 'On the Upgrade Date', value: 'FROM_DATE_OF_UPGRADE' },
		{ name: 'On the Old Start Date', value: 'FROM_OLD_START_DATE' },
	],
	default: 'FROM_DATE_OF_UPGRADE',
	description: 'Start of the subscription period after the change',
};

export const placementType: Field = {
	displayName: 'Placement Type',
	name: 'placementType',
	type: 'options',
	options: [{ name: 'Move', value: 'MOVE' }],
	default: 'MOVE',
	description: 'Move units to another subscription',
};

export const startDate: Field = {
	displayName: 'Start Date',
	name: 'startDate',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	required: true,
	default: '',
	description: 'The date when the subscription started in the other system',
	send: { check: date },
};

export const migrationDate: Field = {
	displayName: 'Migration Date',
	name: 'migrationDate',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	required: true,
	default: '',
	description: 'The date of the migration, after the start date',
	send: { check: date },
};

export const expirationDate: Field = {
	displayName: 'Expiration Date',
	name: 'expirationDate',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'The date when the subscription expires',
	send: { check: date },
};

export const migrationProgram: Field = {
	displayName: 'Current Billing Period',
	name: 'migrationProgram',
	type: 'options',
	options: [
		{ name: 'Bill in Full', value: 'count_migration_billing_period' },
		{ name: 'Bill From the Migration Date', value: 'prorate_migration_billing_period' },
		{ name: 'Do Not Bill', value: 'do_not_count_migration_billing_period' },
	],
	default: 'prorate_migration_billing_period',
	description: 'How to bill the billing period in which the migration happens',
};

export const autorenewal: Field = {
	displayName: 'Auto-Renewal',
	name: 'autorenewal',
	type: 'options',
	options: [
		{ name: 'Choose…', value: '' },
		{ name: 'Off', value: 'false' },
		{ name: 'On', value: 'true' },
	],
	// Preselected as off, a field that was only added would end the subscription.
	default: '',
	// The connector for Microsoft cancels at the expiration by itself; there is no Extended Service Term here.
	description:
		'Whether the subscription renews automatically at the end of its period. If off, the service ends on the expiration date. You cannot change this later.',
	send: { check: chosen },
};

export const creditCheck: Field = {
	displayName: 'Credit Check',
	name: 'creditCheck',
	type: 'boolean',
	default: true,
	description: "Whether to check the customer's credit when the order is processed",
};

export const statusCode: Field = {
	displayName: 'Status Code',
	name: 'statusCode',
	type: 'string',
	default: '',
	placeholder: 'e.g. CP',
	description: 'Internal status code. Its values are not documented: ask support before you use it.',
};

export const orderStatus: Field = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Canceled', value: 'cancelled' },
		{ name: 'Completed', value: 'completed' },
		{ name: 'Error', value: 'error' },
		{ name: 'Processing', value: 'processing' },
		{ name: 'Submitted', value: 'submitted' },
	],
	default: 'processing',
	description: 'Only orders with this status',
};

export const orderNumber: Field = {
	displayName: 'Order Number',
	name: 'orderNumber',
	type: 'string',
	default: '',
	placeholder: 'e.g. SO000012',
	description: 'The order number that the control panel shows',
};

export const creationTimeFrom: Field = {
	displayName: 'Created From',
	name: 'creationTimeFrom',
	type: 'dateTime',
	default: '',
	description: 'Only orders created at or after this time',
	send: { check: dateTime },
};

export const creationTimeTo: Field = {
	displayName: 'Created To',
	name: 'creationTimeTo',
	type: 'dateTime',
	default: '',
	description: 'Only orders created at or before this time',
	send: { check: dateTime },
};
