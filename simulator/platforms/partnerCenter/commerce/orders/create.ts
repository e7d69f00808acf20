import { randomUUID } from 'node:crypto';
import { type Moment, opaqueId } from '../../call';
import { refusal } from '../../refusal';
import { etagOf, iso, linkTo } from '../../reply';
import { catalogItemId, currencyOf, type Family, type Item, type Term } from '../catalog/products';
import type { CommerceState, StoredCustomer } from '../state';
import { startTerm } from '../subscriptions/terms';
import type { OrderLine, StoredOrder, StoredSubscription } from './state';

const catalogLinks = (offerId: string, country: string) => {
	const [product, sku, availability] = offerId.split(':');
	if (!availability) return { offer: linkTo(`/offers/${offerId}?country=${country}`) };
	return {
		product: linkTo(`/products/${product}?country=${country}`),
		sku: linkTo(`/products/${product}/skus/${sku}?country=${country}`),
		availability: linkTo(`/products/${product}/skus/${sku}/availabilities/${availability}?country=${country}`),
	};
};

/** The price of one unit: what a savings plan commits to, else a made-up one of the product. */
function pricing({ offerId, purchaseCommitment, promotionId, termDuration, quantity }: OrderLine) {
	const committed = (purchaseCommitment?.amount ?? 0) * (termDuration === 'P3Y' ? 26_280 : 8_760);
	const listPrice = Math.round(committed * 100) / 100 || 5 + (offerId.charCodeAt(offerId.length - 1) % 20);
	const price = promotionId && !purchaseCommitment ? listPrice * 0.9 : listPrice;
	return { listPrice, discountedPrice: price, proratedPrice: price, price, extendedPrice: price * quantity };
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

/** A line before it has a number and a time. */
export type NewLine = Omit<OrderLine, 'lineItemNumber' | 'dueAt' | 'provisioned' | 'cancelled'>;

type NewOrder = { family: Family; billingCycle: string; lines: NewLine[]; legacy?: boolean };

/** The most subscriptions of a customer in an integration sandbox. */
const SANDBOX_SUBSCRIPTIONS = 5;

/** The line that sells a catalog item. */
export const itemLine = <More extends object>({ product, sku, availability }: Item, more: More) => ({
	offerId: catalogItemId({ product, sku, availability }),
	goods: {
		name: sku.title,
		publisherName: product.publisher,
		unitType: sku.unitType,
		isTrial: sku.isTrial,
		isRenewable: availability.term !== null && !sku.isTrial,
		isPerpetual: product.family === 'Software' && availability.term === null,
		isUsage: product.family === 'Azure',
	},
	friendlyName: sku.title,
	...more,
});

function checkSandbox({ tenant, state }: Moment, { id }: StoredCustomer, more: number): void {
	const own = state.commerce.subscriptions.filter(({ customerId, status }) => customerId === id && status === 'active');
	if (tenant.sandbox && own.length + more > SANDBOX_SUBSCRIPTIONS) throw refusal('sandboxLimit');
}

/** Gives new lines their numbers from `first` on, and their time. */
export function numbered({ now, settings }: Moment, lines: NewLine[], first = 0): OrderLine[] {
	const open = { dueAt: now + settings.provisioningMs, provisioned: false, cancelled: false };
	return lines.map((line, index) => ({ ...line, lineItemNumber: first + index, ...open }));
}

/** Stores an order of checked lines; it is provisioned and listed later. Throws 800018 when a sandbox is full. */
export function createOrder(moment: Moment, customer: StoredCustomer, order: NewOrder): StoredOrder {
	checkSandbox(moment, customer, order.lines.length);
	const country = customer.billingProfile.defaultAddress.country ?? 'US';
	const { now, settings } = moment;
	const { legacy = false, family, billingCycle } = order;
	const own = { id: legacy ? randomUUID() : opaqueId(), customerId: customer.id, legacy, family, billingCycle };
	const market = { currency: currencyOf(country), country: country.toUpperCase() };
	const times = { createdAt: now, listedAt: now + settings.orderListingMs, version: 1 };
	const stored: StoredOrder = { ...own, ...market, ...times, lines: numbered(moment, order.lines) };
	moment.state.commerce.orders.push(stored);
	return stored;
}

/** A subscription that nobody has changed yet. */
export const UNTOUCHED = { scheduled: null, actions: null, version: 1, busyUntil: 0 };

function newSubscription(order: StoredOrder, line: OrderLine): StoredSubscription {
	const { goods, quantity, dueAt: at, termDuration, offerId, friendlyName, parentSubscriptionId } = line;
	const { name: offerName, unitType, isTrial, publisherName } = goods;
	const { id: orderId, customerId, legacy, family, billingCycle } = order;
	const hasWindow = !legacy && family !== 'AzureReservation' && !goods.isUsage;
	const term = startTerm(at, (termDuration ?? 'P1Y') as Term, quantity, line.customTermEndDate);
	return {
		id: line.subscriptionId ?? randomUUID(),
		...{ customerId, orderId, legacy, family, billingCycle, parentSubscriptionId, createdAt: at },
		...{ offerId, offerName, friendlyName, quantity, unitType, isTrial, publisherName, termDuration },
		entitlementId: randomUUID(),
		...term,
		...(goods.isUsage && { termEnd: null }),
		...(!hasWindow && { windowEnd: null, batches: [] }),
		status: 'active',
		autoRenewEnabled: goods.isRenewable,
		renewalTermDuration: termDuration && (line.renewsTo?.termDuration ?? termDuration),
		partnerId: line.partnerIdOnRecord,
		suspensionReasons: [],
		...UNTOUCHED,
		entitlements: goods.isUsage && !legacy ? [{ id: randomUUID(), friendlyName: 'Azure subscription' }] : [],
	};
}

function provisionLine(state: CommerceState, order: StoredOrder, line: OrderLine): void {
	line.provisioned = true;
	if (line.goods.isPerpetual) return;
	const base = order.lines.find(({ lineItemNumber }) => lineItemNumber === line.parentLine);
	if (base) line.parentSubscriptionId = base.subscriptionId;
	const subscription = newSubscription(order, line);
	line.subscriptionId = subscription.id;
	state.subscriptions.push(subscription);
}

/** Provisions what is due: every line gets its subscription, at the time at which it was due. */
export function provision(state: CommerceState, now: number): void {
	for (const order of state.orders) {
		const due = order.lines.filter(({ provisioned, cancelled, dueAt }) => !provisioned && !cancelled && dueAt <= now);
		for (const line of due) provisionLine(state, order, line);
		if (due.length > 0) order.version += 1;
	}
}
