import type { Field } from '../../engine/declare';

import { resellerId } from '../fields/locators';
import { queryFlag } from '../fields/queryFlag';

/** What a membership may leave behind when it moves. */

export const ignoreOrderReturn = queryFlag(
	'Ignore Order Return',
	'ignoreOrderReturn',
	'ignore-order-return',
	'Whether to move a customer even if one of its orders can still be returned. After the move, it cannot go back to VIP.',
);

export const expireOpenPurchases = queryFlag(
	'Expire Open Purchase Authorizations',
	'expireOpenPurchases',
	'expire-open-pas',
	'Whether to move a customer even if it has open purchase authorizations. They expire with the move.',
);

export const newReseller: Field = {
	...resellerId,
	description: 'The reseller that takes over the customer, by ID or company name',
};
