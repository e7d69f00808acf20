import type { Field } from '../../engine/declare';
import { id } from '../../engine/input/parsers';

/** Who sells and who buys in a step of the sales chain. The word "self" means the caller. */

export const sellerId: Field = {
	displayName: 'Seller ID',
	name: 'sellerId',
	type: 'string',
	default: '',
	placeholder: 'e.g. self',
	description: 'The account that sells. Use self for your own account.',
	send: { check: id },
};

export const buyerId: Field = {
	displayName: 'Buyer ID',
	name: 'buyerId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1000005',
	description: 'The account that buys. Use self for your own account.',
	send: { check: id },
};
