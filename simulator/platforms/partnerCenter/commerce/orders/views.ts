import { etagOf, iso, linkTo } from '../../reply';
import type { OrderLine, StoredOrder } from './state';

const catalogLinks = (offerId: string, country: string) => {
	const [product, sku, availability] = offerId.split(':');
	if (!availability) return { offer: linkTo(`/offers/${offerId}?country=${country}`) };
	return {
		product: linkTo(`/products/${product}?country=${country}`),
		sku: linkTo(`/products/${product}/skus/${sku}?country=${country}`),
		availability: linkTo(`/products/${product}/skus/${sku}/availabilities/${availability}?country=${country}`),
	};
};

/** A price of one unit: what a savings plan commits to, else a made-up one of the product. */
function priceOf({ offerId, purchaseCommitment, promotionId, termDuration }: OrderLine) {
	if (purchaseCommitment) {
		const hours = termDuration === 'P3Y' ? 26_280 : 8_760;
		return {
			list: Math.round(purchaseCommitment.amount * hours * 100) / 100,
			discounted: Math.round(purchaseCommitment.amount * hours * 100) / 100,
		};
	}
	const list = 5 + (offerId.charCodeAt(offerId.length - 1) % 20);
	return { list, discounted: promotionId ? list * 0.9 : list };
}

function pricing(line: OrderLine) {
	const { list, discounted } = priceOf(line);
	return {
		listPrice: list,
		discountedPrice: discounted,
		proratedPrice: discounted,
		price: discounted,
		extendedPrice: discounted * line.quantity,
	};
}

function lineView({ customerId, country, legacy }: StoredOrder, line: OrderLine, priced: boolean) {
	const { goods, dueAt, provisioned, cancelled, parentLine, subscriptionId, ...shown } = line;
	// Before it is provisioned nobody learns the id, also where it is known already.
	const isThere = provisioned && subscriptionId !== undefined;
	const subscription = isThere && { subscription: linkTo(`/customers/${customerId}/subscriptions/${subscriptionId}`) };
	return {
		...shown,
		...(isThere && { subscriptionId }),
		// A cancelled line stays, with nothing in it.
		quantity: cancelled ? 0 : line.quantity,
		...(!legacy && { transactionType: cancelled ? 'cancel' : 'new' }),
		...(priced && { pricing: pricing(line) }),
		links: { ...catalogLinks(line.offerId, country), ...subscription },
		attributes: { objectType: 'OrderLineItem' },
	};
}

/** Cancelled only when every line is; pending until every other line is provisioned. */
export function statusOf({ lines }: StoredOrder): 'cancelled' | 'pending' | 'completed' {
	const kept = lines.filter(({ cancelled }) => !cancelled);
	if (kept.length === 0) return 'cancelled';
	return kept.every(({ provisioned }) => provisioned) ? 'completed' : 'pending';
}

/**
 * An order as every answer shows it. Lines have no billing cycle: the order has it.
 *
 * @param priced with its prices, as they are asked for
 */
export function orderView(order: StoredOrder, priced = false) {
	const path = `/customers/${order.customerId}/orders/${order.id}`;
	return {
		id: order.id,
		alternateId: order.id.replace(/-/g, '').slice(0, 12),
		referenceCustomerId: order.customerId,
		billingCycle: order.billingCycle,
		currencyCode: order.currency.code,
		currencySymbol: order.currency.symbol,
		lineItems: order.lines.map((line) => lineView(order, line, priced)),
		creationDate: iso(order.createdAt),
		status: statusOf(order),
		transactionType: 'UserPurchase',
		...(priced && { totalPrice: order.lines.reduce((total, line) => total + pricing(line).extendedPrice, 0) }),
		...(!order.legacy && { client: { marketplaceCountry: order.country } }),
		links: { provisioningStatus: linkTo(`${path}/provisioningstatus`), self: linkTo(path) },
		attributes: { etag: etagOf(order.id, order.version), objectType: 'Order' },
	};
}
