import type { HookContext, Operation, OrderKeyStrategy, Values } from '../../engine/declare';

import { customerId } from '../fields/locators';
import { CART, CHECK_OUT, checkOut, isOrdered, ordered, readCart } from '../ordering/carts';
import { buying } from '../ordering/operations';
import { orderKeyStrategy } from '../ordering/orders';
import { reportedUnits } from '../ordering/safety';

import { cartId } from './fields';

/** A cart that somebody filled before is its own key: it can be ordered once only. */
const strategy: OrderKeyStrategy = {
	...orderKeyStrategy,
	findsOthers: undefined,
	scope: ({ path }) => [path.customerId, path.cartId],
	withKey: (body) => body,
	lines: () => [],
	normalizeFound: async ({ order }) => ({ ...order, lines: undefined }),
	find: async (context) => (await orderKeyStrategy.find(context)).filter((order) => order.key === context.key),
	place: async ({ session, values: { path, carried }, ids }) => {
		const result = await checkOut(session, path, ids.of('checkout'));
		return (
			result && { ...ordered(result, path.cartId), ...(isOrdered(carried.source ?? {}) ? { created: false } : {}) }
		);
	},
	advice: ({ path }) =>
		`Read cart ${path.cartId} of customer ${path.customerId}: when its status is Ordered, it was bought. It is safe to check it out again: a cart is ordered only once.`,
};

/** Reads the cart right before it is checked out: what it holds, and whether it was ordered before. */
async function readFirst({ session, values: { path, carried } }: HookContext): Promise<string[]> {
	carried.source = await readCart(session, path);
	return [];
}

/** None until the cart is read, which shows them; and none once it was ordered, for then nothing is bought any more. */
function quantities({ carried: { source: cart } }: Values): number[] | undefined {
	return cart === undefined || isOrdered(cart) ? [] : reportedUnits(cart);
}

export const checkOutCart: Operation = {
	...buying,
	value: 'checkOut',
	name: 'Check Out',
	action: 'Check out a cart',
	description: 'Order what is in a cart. A cart is ordered only once: checking it out again returns the first result.',
	notice: 'This makes a purchase. The customer must have confirmed the Microsoft Customer Agreement.',
	route: CHECK_OUT,
	extraRoutes: [...buying.extraRoutes, CART],
	fields: [customerId, cartId],
	orderKeys: strategy,
	preflight: readFirst,
	quantities,
	sample: 'partnerCenter/order.get.json',
	facts: ['cart.checkout'],
	docs: 'https://learn.microsoft.com/partner-center/developer/checkout-a-cart',
};
