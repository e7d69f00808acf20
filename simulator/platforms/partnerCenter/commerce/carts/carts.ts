import { randomUUID } from 'node:crypto';
import { type Call, customerOf, type Handler, needAgreement, ownRows } from '../../call';
import { badInput, byId, PartnerRefusal, refusal } from '../../refusal';
import { created, iso, linkTo, ok, withByteOrderMark } from '../../reply';
import { currencyOf, isProblem, type Item } from '../catalog/products';
import { resellerByMpnId } from '../customers/lists';
import { createOrder, itemLine, type NewLine, orderView } from '../orders/create';
import type { StoredOrder } from '../orders/state';
import type { CartLine, CheckoutResult, StoredCart, StoredCustomer } from '../state';
import { isRegistered } from '../subscriptions/subscriptions';
import { checkLine, type Circumstances } from './lineRules';

/** What a customer's lines are checked against. */
export function circumstancesOf({ state, now, tenant }: Call, customer: StoredCustomer): Circumstances {
	const { country = 'US' } = customer.billingProfile.defaultAddress;
	const subscriptions = state.commerce.subscriptions.filter(({ customerId }) => customerId === customer.id);
	return { now, country, subscriptions, sandbox: tenant.sandbox };
}

/** The partner on record of a line, if it names one. */
const partnerOf = ({ participants = [] }: CartLine): string | undefined =>
	participants.find(({ key }) => key.toLowerCase() === 'transaction_reseller')?.value;

/** All lines in order, each with the line that it is nested below. */
const flatten = (lines: CartLine[]): Array<{ line: CartLine; base?: CartLine }> =>
	lines.flatMap((line) => [{ line }, ...(line.addonItems ?? []).map((addOn) => ({ line: addOn, base: line }))]);

function checkNumbering(lines: CartLine[]): void {
	const ids = flatten(lines).map(({ line }) => line.id);
	if (new Set(ids).size < ids.length) throw badInput('Every line needs an id of its own.');
	if (!ids.includes(0)) throw badInput('The ids of the lines count up from 0.');
	if (lines.some(({ addonItems = [] }) => addonItems.some((addOn) => addOn.addonItems?.length)))
		throw badInput('Add-ons cannot be nested below add-ons.');
}

const groupOf = (groups: string[], name: string): string => {
	if (!groups.includes(name)) groups.push(name);
	return String(groups.indexOf(name));
};

/** A line with what the platform fills in: its currency, its group, and what is wrong with it. */
function readLine(sent: CartLine, circumstances: Circumstances, groups: string[], base?: CartLine): CartLine {
	const { error, orderGroup, currencyCode, addonItems, ...line } = sent;
	const checked = checkLine(line, circumstances, base);
	const group = isProblem(checked) ? 'none' : `${checked.product.family} ${line.billingCycle}`;
	return {
		...line,
		currencyCode: currencyOf(circumstances.country).code,
		// An add-on goes with its base into one order.
		orderGroup: base?.orderGroup ?? groupOf(groups, group),
		...(isProblem(checked) && { error: { errorCode: String(checked.code), errorDescription: checked.text } }),
	};
}

/**
 * The lines of a cart as they are stored. Lines that are bought together, which are those of one product family and
 * billing cycle, get the same group. What is wrong with a line is noted in the line; the request is refused for what
 * concerns the whole cart (numbering, partner on record).
 */
function readLines(call: Call): CartLine[] {
	const { lineItems: sent, partnerOnRecordAttestationAccepted } = call.body as CartBody;
	checkNumbering(sent);
	const partners = flatten(sent).flatMap(({ line }) => partnerOf(line) ?? []);
	for (const partner of partners) resellerByMpnId(call, partner);
	if (partners.length > 0 && partnerOnRecordAttestationAccepted !== true) throw refusal('partnerAttestation');
	const circumstances = circumstancesOf(call, customerOf(call));
	const groups: string[] = [];
	return sent.map((line) => {
		const base = readLine(line, circumstances, groups);
		const addOns = (line.addonItems ?? []).map((addOn) => readLine(addOn, circumstances, groups, base));
		return addOns.length > 0 ? { ...base, addonItems: addOns } : base;
	});
}

type CartBody = { id?: string; lineItems: CartLine[]; partnerOnRecordAttestationAccepted?: boolean };

/** A cart of the customer of the path. An open one ends with its time; one that was checked out stays. Throws 800008. */
function cartOf(call: Call): StoredCart {
	const cart = byId(ownRows(call, call.state.commerce.carts), call.params.cartId, refusal('cart'));
	if (!cart.result && cart.expiresAt <= call.now) throw refusal('cart');
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
		const { commerce } = call.state;
		const times = { createdAt: call.now, modifiedAt: call.now, expiresAt: call.now + call.settings.cartLifeMs };
		const own = { id: randomUUID(), customerId: customerOf(call).id };
		const cart: StoredCart = { ...own, ...times, lines: readLines(call) };
		commerce.carts.push(cart);
		return created(view(cart, commerce.userId));
	},
	'cart.get': (call) => ok(view(cartOf(call), call.state.commerce.userId)),
	'cart.update': (call) => {
		const cart = cartOf(call);
		const { id } = call.body as CartBody;
		if (id !== cart.id) throw badInput('The id in the body is not that of the cart.');
		if (cart.result) throw refusal('cartSubmitted');
		cart.lines = readLines(call);
		cart.modifiedAt = call.now;
		return ok(view(cart, call.state.commerce.userId));
	},
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

type Chosen = { line: CartLine; item: Item; base?: CartLine };

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
	const { id, catalogItemId, billingCycle, currencyCode, participants, addonItems, error, ...own } = line;
	delete own.orderGroup;
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
	const [{ item, line }] = chosen;
	const lines = chosen.map((one) => newLine(one, numbers));
	return createOrder(call, customer, { family: item.product.family, billingCycle: line.billingCycle, lines });
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
