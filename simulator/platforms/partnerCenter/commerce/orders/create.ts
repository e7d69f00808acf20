import { randomUUID } from 'node:crypto';
import { currencyOf } from '../catalog/lookup';
import type { Family, Item } from '../catalog/products';
import type { StoredCustomer } from '../customers/state';
import { opaqueId } from '../find';
import type { Moment } from '../moment';
import { PROBLEMS, refusal } from '../problems';
import type { Goods, OrderLine, StoredOrder } from './state';

/** A line before it has a number and a time. */
export type NewLine = Omit<OrderLine, 'lineItemNumber' | 'dueAt' | 'provisioned' | 'cancelled'>;

interface NewOrder {
	family: Family;
	billingCycle: string;
	lines: NewLine[];
	legacy?: boolean;
}

/** The most subscriptions of a customer in an integration sandbox. */
const SANDBOX_SUBSCRIPTIONS = 5;

/** What an order line of a catalog item sells. */
export const goodsOfItem = ({ product, sku, availability }: Item): Goods => ({
	name: sku.title,
	publisherName: product.publisher,
	unitType: sku.unitType,
	isTrial: sku.isTrial,
	isRenewable: availability.term !== null && !sku.isTrial,
	isPerpetual: product.family === 'Software' && availability.term === null,
	isUsage: product.family === 'Azure',
});

function checkSandbox({ tenant, state }: Moment, { id }: StoredCustomer, more: number): void {
	const active = state.commerce.subscriptions.filter(
		({ customerId, status }) => customerId === id && status === 'active',
	).length;
	if (tenant.sandbox && active + more > SANDBOX_SUBSCRIPTIONS) throw refusal(PROBLEMS.sandboxLimit);
}

/** Gives new lines their numbers from `first` on, and their time. */
export const numbered = ({ now, settings }: Moment, lines: NewLine[], first = 0): OrderLine[] =>
	lines.map((line, index) => ({
		...line,
		lineItemNumber: first + index,
		dueAt: now + settings.provisioningMs,
		provisioned: false,
		cancelled: false,
	}));

/** Stores an order of checked lines; it is provisioned and listed later. Throws 800018 when a sandbox is full. */
export function createOrder(moment: Moment, customer: StoredCustomer, order: NewOrder): StoredOrder {
	checkSandbox(moment, customer, order.lines.length);
	const country = customer.billingProfile.defaultAddress.country ?? 'US';
	const stored: StoredOrder = {
		id: order.legacy ? randomUUID() : opaqueId(),
		customerId: customer.id,
		legacy: order.legacy ?? false,
		family: order.family,
		billingCycle: order.billingCycle,
		currency: currencyOf(country),
		country: country.toUpperCase(),
		createdAt: moment.now,
		listedAt: moment.now + moment.settings.orderListingMs,
		version: 1,
		lines: numbered(moment, order.lines),
	};
	moment.state.commerce.orders.push(stored);
	return stored;
}
