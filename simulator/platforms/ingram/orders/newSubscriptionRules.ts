import { type Product, setupPriceOf } from '../catalog/catalog';
import { add } from '../catalog/money';
import { type LineBody, type OrderBody, ownPrices } from '../catalog/pricing';
import { findProduct } from '../catalog/products';
import { byId, type Call, Refusal, refuse } from '../gateway/call';
import type { OrderLine } from '../state/state';
import { checkLimits, lineFor, readParameters, readQuantity } from './lines';

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
		checkLimits(
			product,
			same.reduce((sum, { quantity }) => add(sum, quantity), '0'),
		);
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
