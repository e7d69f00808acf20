import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { collection, tokenPage } from '../../collection';
import { customerOf } from '../find';
import { PROBLEMS, refusal } from '../problems';
import { ok } from '../replies';
import { availabilities, findAvailability, findProduct, findSku, isSoldIn } from './lookup';
import { PRODUCTS } from './products';
import type { Product, Sku } from './types';
import type { Shelf } from './views';
import { availabilityView, productView, skuView } from './views';

/** The market that the query names. Throws 800002 on what is no country code. */
export function countryOf(call: Call): string {
	const country = textOf(call, 'country') ?? '';
	if (!/^[A-Za-z]{2}$/.test(country))
		throw refusal(PROBLEMS.input, 'country must be a code of two letters (ISO 3166-1 alpha-2).');
	return country;
}

const shelfOf = (call: Call): Shelf => {
	if (!call.params.customerId) return { country: countryOf(call) };
	const { id, billingProfile } = customerOf(call);
	return { country: billingProfile.defaultAddress.country ?? 'US', customerId: id };
};

const segmentsOf = ({ skus }: Product): string[] => skus.flatMap(({ sold }) => sold.map(({ segment }) => segment));

/** The segment that the query names. Throws 400030 on government seats outside the United States. */
function segmentOf(call: Call, { country }: Shelf): string | undefined {
	const segment = textOf(call, 'targetSegment');
	if (segment === 'government' && country.toUpperCase() !== 'US') throw refusal(PROBLEMS.segment);
	return segment;
}

// Offers for nonprofit organisations come only when they are asked for.
const fits = (wanted: string | undefined, segment: string): boolean =>
	wanted ? segment === wanted : segment !== 'nonprofit';

const products: Handler = (call) => {
	const shelf = shelfOf(call);
	const view = textOf(call, 'targetView') ?? '';
	const segment = segmentOf(call, shelf);
	const inView = PRODUCTS.filter((product) => product.views.includes(view) && isSoldIn(product, shelf.country));
	if (inView.length === 0 && PRODUCTS.some(({ views }) => views.includes(view))) throw refusal(PROBLEMS.view);
	const rows = inView.filter((product) => segmentsOf(product).some((candidate) => fits(segment, candidate)));
	return tokenPage(
		call,
		rows.map((product) => productView(product, shelf)),
	);
};

function productOf(call: Call, shelf: Shelf): Product {
	const product = findProduct(call.params.productId, shelf.country);
	if (!product) throw refusal(PROBLEMS.product);
	return product;
}

function skuOf(call: Call, product: Product): Sku {
	const sku = findSku(product, call.params.skuId);
	if (!sku) throw refusal(PROBLEMS.sku);
	return sku;
}

const product: Handler = (call) => {
	const shelf = shelfOf(call);
	return ok(productView(productOf(call, shelf), shelf));
};

const skus: Handler = (call) => {
	const shelf = shelfOf(call);
	const owner = productOf(call, shelf);
	const segment = segmentOf(call, shelf);
	const rows = owner.skus.filter(({ sold }) => sold.some((offer) => fits(segment, offer.segment)));
	return collection(
		call,
		rows.map((sku) => skuView(owner, sku, shelf)),
	);
};

const sku: Handler = (call) => {
	const shelf = shelfOf(call);
	const owner = productOf(call, shelf);
	return ok(skuView(owner, skuOf(call, owner), shelf));
};

const allAvailabilities: Handler = (call) => {
	const shelf = shelfOf(call);
	const owner = productOf(call, shelf);
	const one = skuOf(call, owner);
	const segment = segmentOf(call, shelf);
	const lifeCycle = textOf(call, 'IncludeLifeCycleState') === 'true' ? { lifeCycleState: 'Active' } : {};
	const rows = availabilities(owner, one, call.now).filter((candidate) => fits(segment, candidate.segment));
	return collection(
		call,
		rows.map((row) => ({ ...availabilityView(owner, one, row, shelf), ...lifeCycle })),
	);
};

const availability: Handler = (call) => {
	const shelf = shelfOf(call);
	const owner = productOf(call, shelf);
	const one = skuOf(call, owner);
	const found = findAvailability(owner, one, call.params.availabilityId, call.now);
	if (!found) throw refusal(PROBLEMS.availability);
	return ok(availabilityView(owner, one, found, shelf));
};

export const catalogueHandlers: Record<string, Handler> = {
	'product.getMany': products,
	'product.get': product,
	'sku.getMany': skus,
	'sku.get': sku,
	'availability.getMany': allAvailabilities,
	'availability.get': availability,
	'product.getManyByCustomer': products,
	'sku.getManyByCustomer': skus,
	'availability.getManyByCustomer': allAvailabilities,
	'more.GetCustomerProduct': product,
	'more.GetCustomerSku': sku,
	'more.GetCustomerAvailability': availability,
};
