import { type Product, recurringPrice, setupPriceOf } from '../catalog/catalog';
import { add, type Amount, compare, isWhole, normalize, subtract } from '../catalog/money';
import { type LineBody, type OrderBody, ownPrices, priced } from '../catalog/pricing';
import { findProduct } from '../catalog/products';
import { byId, type Call, Refusal, refuse } from '../gateway/call';
import type { AccountState, OrderLine, Parameter, StoredSubscription, SubscriptionLine } from '../state/state';
import { ATTESTATION } from './parameters';

const UNLIMITED = '-1.0';

/** Refuses a number of units that the product does not allow; `-1.0` as maximum is unlimited. */
function checkLimits({ mpn, minimumQuantity, maximumQuantity }: Product, quantity: Amount): void {
	if (compare(quantity, minimumQuantity) < 0)
		throw refuse(`The quantity of ${mpn} is below its minimum ${minimumQuantity}`);
	if (maximumQuantity !== UNLIMITED && compare(quantity, maximumQuantity) > 0)
		throw refuse(`The quantity of ${mpn} is above its maximum ${maximumQuantity}`);
}

/** A quantity in the platform's form. Refuses fractions, negative numbers and, unless allowed, zero. */
function readQuantity(mpn: string, quantity: Amount = 0, zeroAllowed = false): string {
	if (!isWhole(quantity)) throw refuse(`${mpn} is sold in whole units`);
	if (compare(quantity, zeroAllowed ? 0 : 1) < 0)
		throw refuse(`The quantity of ${mpn} must be ${zeroAllowed ? '0 or more' : 'more than 0'}`);
	return normalize(quantity);
}

/** The parameters of a line. Refuses an attestation that is not sent as a structured value. */
function readParameters(parameters: Parameter[] = []): Parameter[] {
	if (parameters.some(({ name, structured_value: structured }) => name === ATTESTATION && !structured))
		throw refuse(`Parameter ${ATTESTATION} takes structured_value instead of value`);
	return parameters;
}

/** A product with its number of units and its catalog prices. */
function unitsOf(product: Product, quantity: string): SubscriptionLine {
	const { mpn, vendor, id: productId, name, costs } = product;
	const { currency, amount } = recurringPrice(product);
	const unitCost = { currency: costs[0].currency, amount: costs[0].amount };
	return { mpn, vendor, productId, name, quantity, unitPrice: { currency, amount }, unitCost };
}

/** A line of an order for a product at its catalog price, all units billed, unless `rest` says otherwise. */
const lineFor = (product: Product, quantity: string, rest: Partial<OrderLine> = {}): OrderLine =>
	priced({ ...unitsOf(product, quantity), planId: product.planId, parameters: [], billedQuantity: quantity, ...rest });

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

function checkSpecialPrices({ account }: Call, { mpn, prices }: Product, line: LineBody): void {
	const isSpecial = line.specialPrice ?? line.specialCost ?? line.specialProviderCost;
	if (isSpecial && line.deals) throw refuse('Deal prices exclude special prices and costs');
	if (isSpecial && prices.length > 1)
		throw refuse(`${mpn} has more than one price component, so it takes no special price`);
	if (line.specialProviderCost && !account.spotProviderCosts)
		throw new Refusal(403, 'FORBIDDEN', 'Missing privilege: Allow to place orders with spot provider costs');
}

/** The products and lines of an order. The same product on two lines counts as one against its limits. */
function newLines(call: Call, body: OrderBody): { products: Product[]; lines: OrderLine[] } {
	const products: Product[] = [];
	const lines = body.products.map((line) => {
		// A subscription period of the order is used where a line leaves it out.
		const product = findProduct(call.catalog, { subscriptionPeriod: body.subscriptionPeriod, ...line });
		checkSpecialPrices(call, product, line);
		products.push(product);
		return lineFor(product, readQuantity(product.mpn, line.quantity), {
			...ownPrices(line),
			setupPrice: setupPriceOf(product),
			parameters: readParameters(line.parameters),
		});
	});
	for (const product of products) {
		const same = lines.filter(({ productId }) => productId === product.id);
		const whole = same.reduce((sum, { quantity }) => add(sum, quantity), '0');
		checkLimits(product, whole);
	}
	return { products, lines };
}

/** An add-on is sold with its license only: the platform adds the license when the order leaves it out. */
function missingLicenses(call: Call, products: Product[]): OrderLine[] {
	const ordered = new Set(products.map(({ id }) => id));
	const needed = products.flatMap(({ dependsOn }) => dependsOn).filter(({ id }) => !ordered.has(id) && ordered.add(id));
	return needed.map(({ mpn, id }) => {
		const product = findProduct(call.catalog, { mpn, id });
		return lineFor(product, '1.0', { setupPrice: setupPriceOf(product) });
	});
}

/** The lines of a sales order, the licenses included that the platform adds. Throws a Refusal. */
export function salesLines(call: Call, body: OrderBody): OrderLine[] {
	const { products, lines } = newLines(call, body);
	return [...lines, ...missingLicenses(call, products)];
}

/** The lines of a migration order: the plan exists and holds the products, the dates follow each other. Throws a Refusal. */
export function migrationLines(call: Call, body: OrderBody): OrderLine[] {
	const plan = byId(call.catalog.plans, body.planId);
	if ((body.migrationDate ?? '') <= (body.startDate ?? '')) throw refuse('migrationDate must be later than startDate');
	const { products, lines } = newLines(call, body);
	const stranger = products.find(({ planId }) => planId !== plan.id);
	if (stranger) throw refuse(`${stranger.mpn} does not belong to the service plan ${plan.id}`);
	return lines;
}
