import { compare, subtract } from '../catalog/money';
import type { LineBody, OrderBody } from '../catalog/pricing';
import { findProduct } from '../catalog/products';
import { byId, type Call, refuse } from '../gateway/call';
import type { AccountState, OrderLine, StoredSubscription } from '../state/state';
import { checkLimits, lineFor, readParameters, readQuantity, unitsOf } from './lines';

/** A subscription that may be ordered on: it exists, is the customer's and is active. Throws a Refusal. */
function orderableSubscription(state: AccountState, id: string, customerId: string): StoredSubscription {
	const subscription = byId(state.subscriptions, id);
	if (subscription.customerId !== customerId)
		throw refuse(`Subscription ${id} does not belong to customer ${customerId}`);
	if (subscription.status !== 'active') throw refuse(`Subscription ${id} is ${subscription.status}, not active`);
	return subscription;
}

function onlySubscription({ state }: Call, body: OrderBody): StoredSubscription {
	const ids = body.products.map(({ subscriptionId }) => subscriptionId);
	const distinct = new Set(body.subscriptionId === undefined ? ids : [...ids, body.subscriptionId]);
	if (distinct.size > 1) throw refuse('An order works on one subscription');
	return orderableSubscription(state, [...distinct][0] ?? '', body.customerId);
}

function changeLine(call: Call, body: OrderBody, subscription: StoredSubscription, line: LineBody): OrderLine {
	const product = findProduct(call.catalog, line);
	if (product.planId !== subscription.planId)
		throw refuse(`${product.mpn} is not part of the offer of subscription ${subscription.id}`);
	const quantity = readQuantity(product.mpn, line.quantity, true);
	const held = subscription.lines.find(({ productId }) => productId === product.id);
	const before = held?.quantity ?? '0.0';
	if (compare(quantity, 0) > 0) checkLimits(product, quantity);
	else if (compare(before, 0) === 0) throw refuse(`Subscription ${subscription.id} does not hold ${product.mpn}`);
	const target = line.targetSubscriptionId ?? body.targetSubscriptionId;
	if (target) orderableSubscription(call.state, target, body.customerId);
	const { newMPN: mpn, newId: id } = line;
	return lineFor(product, quantity, {
		...(held && { unitPrice: held.unitPrice }),
		billedQuantity: subtract(quantity, before),
		parameters: readParameters(line.parameters),
		subscriptionId: subscription.id,
		...((mpn ?? id) && { replacement: unitsOf(findProduct(call.catalog, { mpn, id }), quantity) }),
		...(target && { targetSubscriptionId: target }),
	});
}

/** A subscription cannot hold an add-on without its license, before the change or after it. */
function checkLicenses({ catalog }: Call, subscription: StoredSubscription, changed: OrderLine[]): void {
	const after = new Map([...subscription.lines, ...changed].map(({ productId, quantity }) => [productId, quantity]));
	const held = (id: string): boolean => compare(after.get(id) ?? 0, 0) > 0;
	const orphan = catalog.products.find(({ id, dependsOn }) => held(id) && dependsOn.some((one) => !held(one.id)));
	if (orphan) throw refuse(`${orphan.mpn} needs its license ${orphan.dependsOn[0].mpn} in the same subscription`);
}

/** The lines of a change order: final quantities are asked for, the difference is billed. Throws a Refusal. */
export function changeLines(call: Call, body: OrderBody): OrderLine[] {
	const subscription = onlySubscription(call, body);
	const plan = byId(call.catalog.plans, subscription.planId);
	if (!plan.changeable) throw refuse(`The offer ${plan.name} does not support change orders`);
	const lines = body.products.map((line) => changeLine(call, body, subscription, line));
	if (new Set(lines.map(({ productId }) => productId)).size < lines.length)
		throw refuse('A product is on two lines of the order');
	checkLicenses(call, subscription, lines);
	return lines;
}

function existingLines(call: Call, body: OrderBody, billed: (quantity: string) => string): OrderLine[] {
	const subscription = onlySubscription(call, body);
	return subscription.lines.map(({ productId, quantity, unitPrice }) => {
		const rest = { billedQuantity: billed(quantity), unitPrice, subscriptionId: subscription.id };
		return lineFor(findProduct(call.catalog, { id: productId }), quantity, rest);
	});
}

/** A renewal bills what the subscription holds. Throws a Refusal. */
export const renewalLines = (call: Call, body: OrderBody): OrderLine[] =>
	existingLines(call, body, (quantity) => quantity);

/** A cancellation bills nothing. Throws a Refusal. */
export const cancellationLines = (call: Call, body: OrderBody): OrderLine[] => existingLines(call, body, () => '0.0');
