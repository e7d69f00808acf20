import { compare, subtract } from './money';
import { missing, refuse } from './refusal';
import type { AccountState, OrderLine, StoredSubscription } from './state';
import type { Call } from './call';
import { checkLimits, lineFor, readParameters, readQuantity, unitsOf } from './lines';
import type { LineBody, OrderBody } from './orderBody';
import { findPlan, findProduct } from './products';
import type { Product } from './offer';

/** A subscription that may be ordered on: it exists, is the customer's and is active. Throws a Refusal. */
function orderableSubscription(state: AccountState, id: string, customerId: string): StoredSubscription {
	const subscription = state.subscriptions.find((candidate) => candidate.id === id);
	if (!subscription) throw missing();
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

const quantityIn = ({ lines }: StoredSubscription, productId: string): string =>
	lines.find((line) => line.productId === productId)?.quantity ?? '0.0';

function changeLine(call: Call, body: OrderBody, subscription: StoredSubscription, line: LineBody) {
	const product = findProduct(call.catalogue, line);
	if (product.planId !== subscription.planId) {
		throw refuse(`${product.mpn} is not part of the offer of subscription ${subscription.id}`);
	}
	const quantity = readQuantity(product.mpn, line.quantity ?? 0, true);
	const before = quantityIn(subscription, product.id);
	if (compare(quantity, 0) > 0) checkLimits(product, quantity);
	else if (compare(before, 0) === 0) throw refuse(`Subscription ${subscription.id} does not hold ${product.mpn}`);
	const target = line.targetSubscriptionId ?? body.targetSubscriptionId;
	if (target) orderableSubscription(call.state, target, body.customerId);
	const { newMPN: mpn, newId: id } = line;
	const held = subscription.lines.find(({ productId }) => productId === product.id);
	return {
		product,
		line: lineFor(product, quantity, {
			...(held && { unitPrice: held.unitPrice }),
			billedQuantity: subtract(quantity, before),
			parameters: readParameters(line.parameters),
			subscriptionId: subscription.id,
			...((mpn ?? id) ? { replacement: unitsOf(findProduct(call.catalogue, { mpn, id }), quantity) } : {}),
			...(target && { targetSubscriptionId: target }),
		}),
	};
}

/** A subscription cannot hold an add-on without its licence, before the change or after it. */
function checkLicences({ catalogue }: Call, subscription: StoredSubscription, changed: Map<string, string>): void {
	const after = new Map([
		...subscription.lines.map(({ productId, quantity }) => [productId, quantity] as const),
		...changed,
	]);
	const held = (id: string): boolean => compare(after.get(id) ?? 0, 0) > 0;
	const products = catalogue.products.filter(({ id }) => held(id));
	const orphan = products.find(({ dependsOn }: Product) => dependsOn.some(({ id }) => !held(id)));
	if (orphan) throw refuse(`${orphan.mpn} needs its licence ${orphan.dependsOn[0].mpn} in the same subscription`);
}

/** The lines of a change order: final quantities are asked for, the difference is billed. Throws a Refusal. */
export function changeLines(call: Call, body: OrderBody): OrderLine[] {
	const subscription = onlySubscription(call, body);
	const plan = findPlan(call.catalogue, subscription.planId);
	if (!plan.changeable) throw refuse(`The offer ${plan.name} does not support change orders`);
	const parts = body.products.map((line) => changeLine(call, body, subscription, line));
	const changed = new Map(parts.map(({ product, line }) => [product.id, line.quantity]));
	if (changed.size < parts.length) throw refuse('A product stands on two lines of the order');
	checkLicences(call, subscription, changed);
	return parts.map(({ line }) => line);
}

function existingLines(call: Call, body: OrderBody, billed: (quantity: string) => string): OrderLine[] {
	const subscription = onlySubscription(call, body);
	return subscription.lines.map(({ productId, quantity, unitPrice }) =>
		lineFor(findProduct(call.catalogue, { id: productId }), quantity, {
			billedQuantity: billed(quantity),
			unitPrice,
			subscriptionId: subscription.id,
		}),
	);
}

/** A renewal bills what the subscription holds. Throws a Refusal. */
export const renewalLines = (call: Call, body: OrderBody): OrderLine[] =>
	existingLines(call, body, (quantity) => quantity);

/** A cancellation bills nothing. Throws a Refusal. */
export const cancellationLines = (call: Call, body: OrderBody): OrderLine[] => existingLines(call, body, () => '0.0');
