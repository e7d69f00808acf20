import { type Product, recurringPrice } from '../catalog/catalog';
import { type Amount, compare, isWhole, normalize } from '../catalog/money';
import { priced } from '../catalog/pricing';
import { refuse } from '../gateway/call';
import type { OrderLine, Parameter, SubscriptionLine } from '../state/state';
import { ATTESTATION } from './parameters';

const UNLIMITED = '-1.0';

/** Refuses a number of units that the product does not allow; `-1.0` as maximum is unlimited. */
export function checkLimits({ mpn, minimumQuantity, maximumQuantity }: Product, quantity: Amount): void {
	if (compare(quantity, minimumQuantity) < 0)
		throw refuse(`The quantity of ${mpn} is below its minimum ${minimumQuantity}`);
	if (maximumQuantity !== UNLIMITED && compare(quantity, maximumQuantity) > 0)
		throw refuse(`The quantity of ${mpn} is above its maximum ${maximumQuantity}`);
}

/** A quantity in the platform's form. Refuses fractions, negative numbers and, unless allowed, zero. */
export function readQuantity(mpn: string, quantity: Amount = 0, zeroAllowed = false): string {
	if (!isWhole(quantity)) throw refuse(`${mpn} is sold in whole units`);
	if (compare(quantity, zeroAllowed ? 0 : 1) < 0)
		throw refuse(`The quantity of ${mpn} must be ${zeroAllowed ? '0 or more' : 'more than 0'}`);
	return normalize(quantity);
}

/** The parameters of a line. Refuses an attestation that is not sent as a structured value. */
export function readParameters(parameters: Parameter[] = []): Parameter[] {
	if (parameters.some(({ name, structured_value: structured }) => name === ATTESTATION && !structured))
		throw refuse(`Parameter ${ATTESTATION} takes structured_value instead of value`);
	return parameters;
}

/** A product with its number of units and its catalog prices. */
export function unitsOf(product: Product, quantity: string): SubscriptionLine {
	const { mpn, vendor, id: productId, name, costs } = product;
	const { currency, amount } = recurringPrice(product);
	const unitCost = { currency: costs[0].currency, amount: costs[0].amount };
	return { mpn, vendor, productId, name, quantity, unitPrice: { currency, amount }, unitCost };
}

/** A line of an order for a product at its catalog price, all units billed, unless `rest` says otherwise. */
export const lineFor = (product: Product, quantity: string, rest: Partial<OrderLine> = {}): OrderLine =>
	priced({ ...unitsOf(product, quantity), planId: product.planId, parameters: [], billedQuantity: quantity, ...rest });
