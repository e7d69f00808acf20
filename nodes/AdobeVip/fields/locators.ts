import type { Field } from '../../engine/declare';
import { listOrId as modes, locator } from '../../engine/input/commonFields';
import { id } from '../../engine/input/parsers';

import type { PickerName } from '../pickers';

const listOrId = modes<PickerName>;

/** Ids that are picked from a list, and the few that no list holds. The search methods are the vendor's pickers. */

export const resellerId = locator({
	displayName: 'Reseller',
	name: 'resellerId',
	description: 'The reseller, by ID or company name. The list shows active resellers; use the ID for a pending one.',
	modes: [
		...listOrId('resellers', 'Choose a reseller…', 'e.g. 5556667778'),
		{
			displayName: 'By Company Name',
			name: 'companyName',
			type: 'string',
			placeholder: 'e.g. Example Reseller Inc',
			hint: 'The full name. It must match exactly one active reseller.',
		},
	],
});

/** The list of customers is one reseller's. */
export const resellerForList: Field = {
	...resellerId,
	required: false,
	description:
		'The reseller whose customers the list shows. It is not sent, and not needed if you enter the customer by ID.',
	send: { in: 'picker', front: true },
	modes: listOrId('resellers', 'Choose a reseller…', 'e.g. 5556667778'),
};

export const customerId = locator({
	displayName: 'Customer',
	name: 'customerId',
	description: 'The customer. The list needs the reseller and shows active customers; use the ID for any other.',
	modes: listOrId('customers', 'Choose a customer…', 'e.g. P1005053489'),
});

export const orderId = locator({
	displayName: 'Order',
	name: 'orderId',
	description: 'The order. The list shows those of the current term; use the ID for an older one.',
	modes: listOrId('orders', 'Choose an order…', 'e.g. 5120008001'),
});

export const subscriptionId = locator({
	displayName: 'Subscription',
	name: 'subscriptionId',
	description: 'The subscription of the customer',
	modes: listOrId('subscriptions', 'Choose a subscription…', 'e.g. 86f54e9b6c4b4c1e9a1b9a1b86f54eNA'),
});

export const deploymentId = locator({
	displayName: 'Deployment',
	name: 'deploymentId',
	description: "The customer's address in another country",
	modes: listOrId('deployments', 'Choose a deployment…', 'e.g. 12345678'),
});

export const flexDiscountId = locator({
	displayName: 'Flexible Discount',
	name: 'flexDiscountId',
	description: 'The flexible discount. The list needs market segment and country.',
	modes: listOrId('flexDiscounts', 'Choose a discount…', 'e.g. 55555555-8768-4e8a-9a2f-fb6a6b08f557'),
});

export const membershipId: Field = {
	displayName: 'VIP Membership ID',
	name: 'membershipId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 5554443332222111',
	description: 'The VIP membership number, which the customer gives you',
	send: { check: id },
};

export const transferId: Field = {
	displayName: 'Transfer ID',
	name: 'transferId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 12345678901234567890',
	description: 'The ID that the transfer got when it started',
	send: { check: id },
};

export const linkedMembershipId: Field = {
	displayName: 'Linked Membership ID',
	name: 'linkedMembershipId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 1234567',
	description: 'The ID of the group, as Search Groups shows it',
	send: { check: id },
};
