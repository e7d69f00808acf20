import { add } from './money';
import { Refusal, refuse } from './refusal';
import type { OrderLine } from './state';
import type { Call } from './call';
import { checkLimits, lineFor, readParameters, readQuantity } from './lines';
import type { LineBody, OrderBody } from './orderBody';
import { ownPrices, setupPriceOf } from './pricing';
import { findPlan, findProduct } from './products';
import type { Product } from './offer';

function checkSpecialPrices({ account }: Call, product: Product, line: LineBody): void {
	const isSpecial = line.specialPrice ?? line.specialCost ?? line.specialProviderCost;
	if (isSpecial && line.deals) throw refuse('Deal prices exclude special prices and costs');
	if (isSpecial && product.prices.length > 1) {
		throw refuse(`${product.mpn} has more than one price component, so it takes no special price`);
	}
	if (line.specialProviderCost && !account.spotProviderCosts) {
		throw new Refusal(403, 'FORBIDDEN', 'Missing privilege: Allow to place orders with spot provider costs');
	}
}

function newLine(call: Call, body: OrderBody, line: LineBody): { product: Product; line: OrderLine } {
	// A subscription period of the order stands in for one that a line leaves out.
	const product = findProduct(call.catalogue, { subscriptionPeriod: body.subscriptionPeriod, ...line });
	checkSpecialPrices(call, product, line);
	return {
		product,
		line: lineFor(product, readQuantity(product.mpn, line.quantity ?? 0), {
			...ownPrices(line),
			setupPrice: setupPriceOf(product),
			parameters: readParameters(line.parameters),
		}),
	};
}

/** An add-on is sold with its licence only: the platform adds the licence when the order leaves it out. */
function missingLicences(call: Call, products: Product[]): OrderLine[] {
	const ordered = new Set(products.map(({ id }) => id));
	const needed = products.flatMap(({ dependsOn }) => dependsOn).filter(({ id }) => !ordered.has(id) && ordered.add(id));
	return needed.map(({ mpn, id }) => {
		const product = findProduct(call.catalogue, { mpn, id });
		return lineFor(product, '1.0', { setupPrice: setupPriceOf(product) });
	});
}

/** The same product on two lines counts as one against its limits. */
function checkSums(products: Product[], lines: OrderLine[]): void {
	for (const product of products) {
		const same = lines.filter(({ productId }) => productId === product.id);
		checkLimits(
			product,
			same.reduce((sum, { quantity }) => add(sum, quantity), '0'),
		);
	}
}

/** The lines of a sales order, the licences included that the platform adds. Throws a Refusal. */
export function salesLines(call: Call, body: OrderBody): OrderLine[] {
	const parts = body.products.map((line) => newLine(call, body, line));
	const products = parts.map(({ product }) => product);
	const lines = parts.map(({ line }) => line);
	checkSums(products, lines);
	return [...lines, ...missingLicences(call, products)];
}

/** The lines of a migration order: the plan exists and holds the products, the dates follow each other. Throws a Refusal. */
export function migrationLines(call: Call, body: OrderBody): OrderLine[] {
	const plan = findPlan(call.catalogue, body.planId ?? '');
	if ((body.migrationDate ?? '') <= (body.startDate ?? '')) throw refuse('migrationDate must be later than startDate');
	const parts = body.products.map((line) => newLine(call, body, line));
	checkSums(
		parts.map(({ product }) => product),
		parts.map(({ line }) => line),
	);
	for (const { product } of parts) {
		if (product.planId !== plan.id) throw refuse(`${product.mpn} does not belong to the service plan ${plan.id}`);
	}
	return parts.map(({ line }) => line);
}
