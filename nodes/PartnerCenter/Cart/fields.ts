import { id } from '../../shared/checks';
import type { Field } from '../../shared/declare';

export const cartId: Field = {
	displayName: 'Cart ID',
	name: 'cartId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. b4c8fdea-cbe4-4d17-9576-13fcacbf9605',
	description: 'ID of the cart, as Create returns it. A cart expires; its expirationTimestamp says when.',
	send: { check: id },
};
