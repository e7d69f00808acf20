import { listOrId as modes, locator } from '../../engine/input/commonFields';
import { trimmed } from '../../engine/input/parsers';

import type { PickerName } from '../pickers';

const listOrId = modes<PickerName>;

/** Ids that are picked from a list. The search methods are the vendor's pickers. */

export const customerId = locator({
	displayName: 'Customer',
	name: 'customerId',
	description: 'The customer, by ID, external ID or email address',
	modes: [
		...listOrId('customers', 'Choose a customer…', 'e.g. 1000240'),
		{
			displayName: 'By External ID',
			name: 'externalId',
			type: 'string',
			placeholder: 'e.g. CRM-4711',
			hint: "The customer's ID in your own system. It must match exactly one customer.",
		},
		{
			displayName: 'By Email',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. jane.doe@example.com',
			hint: 'The email address of one of its contacts. It must match exactly one customer.',
		},
	],
});

export const resellerId = locator({
	displayName: 'Reseller',
	name: 'resellerId',
	description: 'The reseller under your account',
	modes: listOrId('resellers', 'Choose a reseller…', 'e.g. 1000001'),
});

export const subscriptionId = locator({
	displayName: 'Subscription',
	name: 'subscriptionId',
	description: 'The subscription. If a customer is chosen, the list only shows its subscriptions.',
	modes: listOrId('subscriptions', 'Choose a subscription…', 'e.g. 1000177'),
});

export const orderId = locator({
	displayName: 'Order',
	name: 'orderId',
	description: 'The order, by ID (not by order number)',
	modes: listOrId('orders', 'Choose an order…', 'e.g. 1001044', {
		hint: 'The ID, not the order number. Get Many with the filter Order Number finds it.',
	}),
});

export const planId = locator({
	displayName: 'Service Plan',
	name: 'planId',
	description: 'The service plan, which is the offer that products belong to',
	modes: listOrId('plans', 'Choose a service plan…', 'e.g. 2147147'),
});

export const reportId = locator({
	displayName: 'Report',
	name: 'reportId',
	description: 'The report. The list shows those of the last 31 days that have an ID.',
	modes: listOrId('reports', 'Choose a report…', 'e.g. f40c942d-ebec-41b9-b604-5ed9ffb6d4f2'),
});

export const mpn = locator({
	displayName: 'Product',
	name: 'mpn',
	description: 'The product, by manufacturer part number (MPN)',
	// Part numbers are no ids of the platform: whatever is in them, they go into no address.
	send: { check: trimmed },
	modes: listOrId('products', 'Choose a product…', 'e.g. CFQ7TTC0LH16:0001', { displayName: 'By Part Number' }),
});
