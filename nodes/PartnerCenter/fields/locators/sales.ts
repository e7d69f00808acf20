import { locator } from '../../../engine/input/commonFields';

import { listOrId } from '../fromList';
import { oneSpelling } from './oneSpelling';

/** Ids of what was bought, picked from lists. The search methods are the vendor's pickers. */

export const subscriptionId = locator({
	displayName: 'Subscription',
	name: 'subscriptionId',
	description: 'The subscription. For Azure it is the plan, not an Azure subscription.',
	send: { check: oneSpelling },
	modes: listOrId('subscriptions', 'Choose a subscription…', 'e.g. 44444444-5555-6666-7777-888888888888'),
});

export const orderId = locator({
	displayName: 'Order',
	name: 'orderId',
	description: 'The order. New ones are listed up to 15 minutes late.',
	modes: listOrId('orders', 'Choose an order…', 'e.g. 3eddcac6-63b2-4c40-b0b6-f47e18301492'),
});

export const invoiceId = locator({
	displayName: 'Invoice',
	name: 'invoiceId',
	description: 'The invoice, by number',
	modes: listOrId('invoices', 'Choose an invoice…', 'e.g. G012345678'),
});

export const transferId = locator({
	displayName: 'Transfer',
	name: 'transferId',
	description: "A transfer of the customer's subscriptions",
	send: { check: oneSpelling },
	modes: listOrId('transfers', 'Choose a transfer…', 'e.g. 66666666-7777-8888-9999-000000000000'),
});

export const migrationId = locator({
	displayName: 'Migration',
	name: 'migrationId',
	description: 'The migration to new commerce',
	send: { check: oneSpelling },
	modes: listOrId('migrations', 'Choose a migration…', 'e.g. 77777777-8888-9999-0000-111111111111'),
});

export const scheduleId = locator({
	displayName: 'Schedule',
	name: 'scheduleId',
	description: 'The scheduled migration',
	send: { check: oneSpelling },
	modes: listOrId('migrationSchedules', 'Choose a schedule…', 'e.g. 88888888-9999-0000-1111-222222222222'),
});

export const entitlementId = locator({
	displayName: 'Azure Subscription',
	name: 'entitlementId',
	description: 'The Azure subscription (entitlement) of the plan',
	send: { check: oneSpelling },
	modes: listOrId('azureEntitlements', 'Choose an Azure subscription…', 'e.g. 99999999-0000-1111-2222-333333333333'),
});
