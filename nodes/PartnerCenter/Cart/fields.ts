import type { Field } from '../../engine/declare';
import { id } from '../../engine/input/parsers';

export const cartId: Field = {
	displayName: 'Cart ID',
	name: 'cartId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. b4c8fdea-cbe4-4d17-9576-13fcacbf9605',
	description: 'ID of the cart, from Create. A cart expires: see its expirationTimestamp.',
	send: { check: id },
};
