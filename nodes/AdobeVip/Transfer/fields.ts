import type { Field } from '../../engine/declare';

import { resellerId } from '../fields/locators';
import { queryFlag } from '../fields/queryFlag';

/** What a membership may leave behind when it moves. */

export const ignoreOrderReturn = queryFlag(
	'Ignore Order Return',
	'ignoreOrderReturn',
	'ignore-order-return',
	'Whether to move a customer although an order of it can still be returned. With the move, the way back to VIP is given up.',
);

export const expireOpenPurchases = queryFlag(
	'Expire Open Purchase Authorizations',
	'expireOpenPurchases',
	'expire-open-pas',
	'Whether to move a customer although it has open purchase authorizations. With the move, they expire.',
);

export const newReseller: Field = {
	...resellerId,
	description: 'The reseller that takes the customer over, by its ID or its company name',
};
