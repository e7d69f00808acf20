import { randomUUID } from 'node:crypto';
import { type Call, customerOf, type Handler, ownRows } from '../../call';
import { badInput, byId, refusal } from '../../refusal';
import { created, iso, linkTo, ok } from '../../reply';
import { currencyOf, isProblem } from '../catalog/products';
import { resellerByMpnId } from '../customers/lists';
import type { CartLine, StoredCart, StoredCustomer } from '../state';
import { checkLine, type Circumstances } from './lineRules';

/** What a customer's lines are checked against. */
export const circumstancesOf = (
	{ state, now, tenant }: Call,
	{ id, billingProfile }: StoredCustomer,
): Circumstances => ({
	now,
	country: billingProfile.defaultAddress.country ?? 'US',
	subscriptions: state.commerce.subscriptions.filter(({ customerId }) => customerId === id),
	sandbox: tenant.sandbox,
});

/** The partner on record of a line, if it names one. */
export const partnerOf = ({ participants = [] }: CartLine): string | undefined =>
	participants.find(({ key }) => key.toLowerCase() === 'transaction_reseller')?.value;

/** All lines in order, each with the line that it is nested below. */
export const flatten = (lines: CartLine[]): Array<{ line: CartLine; base?: CartLine }> =>
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

interface CartBody {
	id?: string;
	lineItems: CartLine[];
	partnerOnRecordAttestationAccepted?: boolean;
}

/** A cart of the customer of the path. An open one ends with its time; one that was checked out stays. Throws 800008. */
export function cartOf(call: Call): StoredCart {
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
		const cart: StoredCart = {
			id: randomUUID(),
			customerId: customerOf(call).id,
			createdAt: call.now,
			modifiedAt: call.now,
			expiresAt: call.now + call.settings.cartLifeMs,
			lines: readLines(call),
		};
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
};
