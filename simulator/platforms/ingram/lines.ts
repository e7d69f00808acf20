import { compare, isWhole, normalize } from './money';
import type { Amount } from './money';
import { refuse } from './refusal';
import type { OrderLine, Parameter, SubscriptionLine } from './state';
import { recurringPrice } from './catalogue';
import { ATTESTATION } from './domains';
import { priced } from './pricing';
import type { Product } from './offer';

const UNLIMITED = '-1.0';

/** Refuses a number of units that the product does not allow; `-1.0` as maximum is unlimited. */
export function checkLimits(product: Product, quantity: Amount): void {
	const { mpn, minimumQuantity, maximumQuantity } = product;
	if (compare(quantity, minimumQuantity) < 0)
		throw refuse(`The quantity of ${mpn} is below its minimum ${minimumQuantity}`);
	if (maximumQuantity !== UNLIMITED && compare(quantity, maximumQuantity) > 0) {
		throw refuse(`The quantity of ${mpn} is above its maximum ${maximumQuantity}`);
	}
}

/** A quantity in the platform's form. Refuses fractions, negative numbers and, unless allowed, zero. */
export function readQuantity(mpn: string, quantity: Amount, zeroAllowed = false): string {
	if (!isWhole(quantity)) throw refuse(`${mpn} is sold in whole units`);
	if (compare(quantity, zeroAllowed ? 0 : 1) < 0) {
		throw refuse(`The quantity of ${mpn} must be ${zeroAllowed ? '0 or more' : 'more than 0'}`);
	}
	return normalize(quantity);
}

/** The parameters of a line. Refuses an attestation that is not sent as a structured value. */
export function readParameters(parameters: Parameter[] = []): Parameter[] {
	for (const { name, structured_value: structured } of parameters) {
		if (name === ATTESTATION && !structured)
			throw refuse(`Parameter ${ATTESTATION} takes structured_value instead of value`);
	}
	return parameters;
}

/** A product with its number of units and its catalogue prices. */
export function unitsOf(product: Product, quantity: string): SubscriptionLine {
	const { mpn, vendor, id: productId, name, costs } = product;
	const { currency, amount } = recurringPrice(product);
	return {
		mpn,
		vendor,
		productId,
		name,
		quantity,
		unitPrice: { currency, amount },
		unitCost: { currency: costs[0].currency, amount: costs[0].amount },
	};
}

/** A line of an order for a product at its catalogue price, all units billed, unless `rest` says otherwise. */
export const lineFor = (product: Product, quantity: string, rest: Partial<OrderLine> = {}): OrderLine =>
	priced({ ...unitsOf(product, quantity), planId: product.planId, parameters: [], billedQuantity: quantity, ...rest });
