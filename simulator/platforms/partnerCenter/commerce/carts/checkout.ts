import { type Call, customerOf, type Handler, needAgreement } from '../../call';
import { PartnerRefusal, refusal } from '../../refusal';
import { created, withByteOrderMark } from '../../reply';
import { isProblem, type Item } from '../catalog/products';
import { createOrder, itemLine, type NewLine } from '../orders/create';
import type { StoredOrder } from '../orders/state';
import { orderView } from '../orders/views';
import type { CartLine, CheckoutResult, StoredCustomer } from '../state';
import { isRegistered } from '../subscriptions/subscriptions';
import { cartOf, circumstancesOf, flatten, partnerOf } from './carts';
import { checkLine } from './lineRules';

interface Chosen {
	line: CartLine;
	item: Item;
	base?: CartLine;
}

/**
 * What the lines of a group buy. They are checked again: since the cart was filled an availability may have gone, or a parent
 * may have been cancelled. Throws the refusal of the first line that cannot be ordered.
 */
function choose(call: Call, customer: StoredCustomer, group: CartLine[]): Chosen[] {
	const circumstances = circumstancesOf(call, customer);
	return flatten(group).map(({ line, base }) => {
		const item = checkLine(line, circumstances, base);
		if (isProblem(item)) throw refusal(item);
		const needsRegistration = item.sku.purchasePrerequisites.includes('AzureSubscriptionRegistration');
		const isReady = isRegistered(circumstances.subscriptions, line.provisioningContext?.subscriptionId, call.now);
		if (needsRegistration && !isReady) throw refusal('notRegistered');
		return { line, item, base };
	});
}

function newLine({ line, item, base }: Chosen, numbers: Map<CartLine, number>): NewLine {
	const {
		id,
		catalogItemId,
		billingCycle,
		currencyCode,
		participants,
		addonItems,
		orderGroup: _,
		error,
		...own
	} = line;
	return itemLine(item, {
		...own,
		// The availability of the line may be that of the period before.
		offerId: catalogItemId,
		friendlyName: line.friendlyName ?? item.sku.title,
		parentLine: base && numbers.get(base),
		parentSubscriptionId: line.provisioningContext?.ParentSubscriptionId?.toLowerCase(),
		partnerIdOnRecord: partnerOf(line) ?? (base && partnerOf(base)),
	});
}

function orderGroup(call: Call, customer: StoredCustomer, group: CartLine[]): StoredOrder {
	const chosen = choose(call, customer, group);
	const numbers = new Map(chosen.map(({ line }, number) => [line, number]));
	return createOrder(call, customer, {
		family: chosen[0].item.product.family,
		billingCycle: chosen[0].line.billingCycle,
		lines: chosen.map((one) => newLine(one, numbers)),
	});
}

/** Orders what can be ordered: one order for each group. A group that cannot be ordered does not hold up the others. */
function orderGroups(call: Call, customer: StoredCustomer, lines: CartLine[]): CheckoutResult {
	const result: CheckoutResult = { orders: [], orderErrors: [], attributes: { objectType: 'CartCheckoutResult' } };
	const groups = new Set(lines.map(({ orderGroup: group = '0' }) => group));
	for (const orderGroupId of groups) {
		const group = lines.filter((line) => (line.orderGroup ?? '0') === orderGroupId);
		try {
			result.orders.push(orderView(orderGroup(call, customer, group), true));
		} catch (error) {
			if (!(error instanceof PartnerRefusal)) throw error;
			result.orderErrors.push({ orderGroupId, code: Number(error.code), description: error.description });
		}
	}
	return result;
}

export const checkoutHandlers: Record<string, Handler> = {
	'cart.checkout': (call) => {
		const customer = customerOf(call);
		const cart = cartOf(call);
		needAgreement(customer);
		if (!cart.result) {
			if (flatten(cart.lines).some(({ line }) => line.error)) throw refusal('cartLines');
			const result = orderGroups(call, customer, cart.lines);
			cart.modifiedAt = call.now;
			// Without any order the cart stays open, so that it can be mended.
			if (result.orders.length > 0) cart.result = result;
			else return withByteOrderMark(created(result));
		}
		return withByteOrderMark(created(cart.result));
	},
};
