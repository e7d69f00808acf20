import { randomUUID } from 'node:crypto';
import type { Call, Handler } from '../../call';
import { customerOf } from '../find';
import { PROBLEMS, refusal } from '../problems';
import { created, iso, linkTo, ok } from '../replies';
import { readLines } from './lines';
import type { CartLine, StoredCart } from './state';

interface CartBody {
	id?: string;
	lineItems: CartLine[];
	partnerOnRecordAttestationAccepted?: boolean;
}

/** A cart of the customer of the path. An open one ends with its time; one that was checked out stays. Throws 800008. */
export function cartOf(call: Call): StoredCart {
	const { id } = customerOf(call);
	const cart = call.state.commerce.carts.find(
		(candidate) => candidate.customerId === id && candidate.id === call.params.cartId,
	);
	if (!cart || (!cart.result && cart.expiresAt <= call.now)) throw refusal(PROBLEMS.cart);
	return cart;
}

const view = (cart: StoredCart, userId: string) => ({
	id: cart.id,
	creationTimestamp: iso(cart.createdAt),
	lastModifiedTimestamp: iso(cart.modifiedAt),
	expirationTimestamp: iso(cart.expiresAt),
	lastModifiedUser: userId,
	status: cart.result ? 'Ordered' : 'Active',
	lineItems: cart.lines,
	links: { self: linkTo(`/customers/${cart.customerId}/carts/${cart.id}`) },
	attributes: { objectType: 'Cart' },
});

export const cartHandlers: Record<string, Handler> = {
	'cart.create': (call) => {
		const customer = customerOf(call);
		const { lineItems, partnerOnRecordAttestationAccepted } = call.body as CartBody;
		const { commerce } = call.state;
		const cart: StoredCart = {
			id: randomUUID(),
			customerId: customer.id,
			createdAt: call.now,
			modifiedAt: call.now,
			expiresAt: call.now + call.settings.cartLifeMs,
			lines: readLines(call, customer, lineItems, partnerOnRecordAttestationAccepted),
		};
		commerce.carts.push(cart);
		return created(view(cart, commerce.userId));
	},
	'cart.get': (call) => ok(view(cartOf(call), call.state.commerce.userId)),
	'cart.update': (call) => {
		const cart = cartOf(call);
		const { id, lineItems, partnerOnRecordAttestationAccepted } = call.body as CartBody;
		if (id !== cart.id) throw refusal(PROBLEMS.input, 'The id in the body is not that of the cart.');
		if (cart.result) throw refusal(PROBLEMS.cartSubmitted);
		cart.lines = readLines(call, customerOf(call), lineItems, partnerOnRecordAttestationAccepted);
		cart.modifiedAt = call.now;
		return ok(view(cart, call.state.commerce.userId));
	},
};
