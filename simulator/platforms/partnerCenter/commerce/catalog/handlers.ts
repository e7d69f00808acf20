import { type Call, customerOf, type Handler, textOf } from '../../call';
import { collection, tokenPage } from '../../lists/collection';
import { badInput, orThrow, refusal } from '../../refusal';
import { ok } from '../../reply';
import {
	availabilities,
	findAvailability,
	findProduct,
	findSku,
	isSoldIn,
	type Product,
	PRODUCTS,
	type Sku,
} from './products';
import { availabilityView, productView, type Shelf, skuView } from './views';

/** The market that the query names. Throws 800002 on what is no country code. */
export function countryOf(call: Call): string {
	const country = textOf(call, 'country') ?? '';
	if (!/^[A-Za-z]{2}$/.test(country)) throw badInput('country must be a code of two letters (ISO 3166-1 alpha-2).');
	return country;
}

const shelfOf = (call: Call): Shelf => {
	if (!call.params.customerId) return { country: countryOf(call) };
	const { id, billingProfile } = customerOf(call);
	return { country: billingProfile.defaultAddress.country ?? 'US', customerId: id };
};

/**
 * Whether something is for the segment of the query; offers for nonprofit organizations come only when they are asked for.
 * Throws 400030 on government seats outside the United States.
 */
function segmentTest(call: Call, { country }: Shelf): (offer: { segment: string }) => boolean {
	const wanted = textOf(call, 'targetSegment');
	if (wanted === 'government' && country.toUpperCase() !== 'US') throw refusal('segment');
	return ({ segment }) => (wanted ? segment === wanted : segment !== 'nonprofit');
}

const products: Handler = (call) => {
	const shelf = shelfOf(call);
	const view = textOf(call, 'targetView') ?? '';
	const fits = segmentTest(call, shelf);
	const inView = PRODUCTS.filter((product) => product.views.includes(view) && isSoldIn(product, shelf.country));
	if (inView.length === 0 && PRODUCTS.some(({ views }) => views.includes(view))) throw refusal('view');
	const rows = inView.filter(({ skus }) => skus.some(({ sold }) => sold.some(fits)));
	return tokenPage(
		call,
		rows.map((product) => productView(product, shelf)),
	);
};

/** The product of the path, where the catalog is read. Throws 400013. */
function productOf(call: Call): { shelf: Shelf; product: Product } {
	const shelf = shelfOf(call);
	const product = orThrow(findProduct(call.params.productId, shelf.country), refusal('product'));
	return { shelf, product };
}

/** The SKU of the path with its product. Throws 400013 or 400018. */
function skuOf(call: Call): { shelf: Shelf; product: Product; sku: Sku } {
	const { shelf, product } = productOf(call);
	const sku = orThrow(findSku(product, call.params.skuId), refusal('sku'));
	return { shelf, product, sku };
}

const product: Handler = (call) => {
	const found = productOf(call);
	return ok(productView(found.product, found.shelf));
};

const skus: Handler = (call) => {
	const found = productOf(call);
	const fits = segmentTest(call, found.shelf);
	const rows = found.product.skus.filter(({ sold }) => sold.some(fits));
	return collection(call, rows, (row) => skuView(found.product, row, found.shelf));
};

const sku: Handler = (call) => {
	const found = skuOf(call);
	return ok(skuView(found.product, found.sku, found.shelf));
};

const allAvailabilities: Handler = (call) => {
	const found = skuOf(call);
	const lifeCycle = textOf(call, 'IncludeLifeCycleState') === 'true' ? { lifeCycleState: 'Active' } : {};
	const rows = availabilities(found.product, found.sku, call.now).filter(segmentTest(call, found.shelf));
	return collection(call, rows, (row) => ({
		...availabilityView(found.product, found.sku, row, found.shelf),
		...lifeCycle,
	}));
};

const availability: Handler = (call) => {
	const found = skuOf(call);
	const one = orThrow(
		findAvailability(found.product, found.sku, call.params.availabilityId, call.now),
		refusal('availability'),
	);
	return ok(availabilityView(found.product, found.sku, one, found.shelf));
};

/** Regions in which no capacity is left. */
const FULL_REGIONS = ['southindia'];

interface InventoryBody {
	targetItems: Array<{ productId: string; skuId?: string }>;
	inventoryContext?: Record<string, string>;
}

export const catalogHandlers: Record<string, Handler> = {
	/** Whether items can be bought in a context. Unknown items are left out of the answer, as on the platform. */
	'inventory.check': (call) => {
		const country = countryOf(call);
		const { targetItems, inventoryContext = {} } = call.body as InventoryBody;
		const rows = targetItems.flatMap(({ productId, skuId }) => {
			const skus = findProduct(productId, country)?.skus ?? [];
			return skus.filter(({ id }) => skuId === undefined || id === skuId).map((sku) => ({ productId, sku }));
		});
		for (const name of rows.flatMap(({ sku }) => sku.inventoryVariables)) {
			if (!inventoryContext[name]) throw badInput(`inventoryContext must have ${name}.`);
		}
		const isFull = FULL_REGIONS.includes(inventoryContext.armRegionName?.toLowerCase() ?? '');
		return ok(
			rows.map(({ productId, sku }) => {
				const isRestricted = isFull && sku.inventoryVariables.includes('armRegionName');
				const restrictions = [
					{ reasonCode: 'NotAvailableForSubscription', description: 'The region has no capacity left.' },
				];
				return { productId, skuId: sku.id, isRestricted, restrictions: isRestricted ? restrictions : [] };
			}),
		);
	},
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
