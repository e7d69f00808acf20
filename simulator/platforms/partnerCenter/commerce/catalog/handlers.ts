import { type Call, customerOf, type Handler, textOf } from '../../call';
import { collection, page } from '../../lists/collection';
import { badInput, orThrow, refusal } from '../../refusal';
import { linkTo, ok, type Row } from '../../reply';
import * as catalog from './products';

/** Where the catalog is read: in a market, or as a customer sees it. */
interface Shelf {
	country: string;
	/** Set when it is the catalog of one customer. */
	customerId?: string;
}

/** A product, or one of its SKUs, where it is read. */
type Shown = { product: catalog.Product; shelf: Shelf };
type ShownSku = Shown & { sku: catalog.Sku };

const address = ({ country, customerId }: Shelf, path: string) =>
	linkTo(customerId ? `/customers/${customerId}${path}` : `${path}?country=${country}`);

/** A product as the catalog shows it. */
const productView = ({ product, shelf }: Shown) => ({
	id: product.id,
	title: product.title,
	description: product.description,
	productType: product.productType,
	isMicrosoftProduct: product.publisher === 'Microsoft Corporation',
	publisherName: product.publisher,
	links: { skus: address(shelf, `/products/${product.id}/skus`), self: address(shelf, `/products/${product.id}`) },
});

/** A SKU as the catalog shows it. */
function skuView({ product, sku, shelf }: ShownSku): Row {
	const { sold, unitType, attestation, minimumCommitment: amount, addOnOf, transitionsTo, ...shown } = sku;
	const dynamic = { prerequisiteSkus: addOnOf, hasConstraints: attestation, unitOfMeasure: unitType };
	const path = `/products/${product.id}/skus/${sku.id}`;
	return {
		...shown,
		productId: product.id,
		minimumPurchaseCommitment: amount && { grain: 'Hourly', currencyCode: catalog.currencyOf(shelf.country), amount },
		dynamicAttributes: { isAddon: addOnOf.length > 0, ...dynamic },
		attestationProperties: { enforceAttestation: attestation, attestationType: attestation ? 'ExtendedService' : null },
		links: { availabilities: address(shelf, `${path}/availabilities`), self: address(shelf, path) },
	};
}

const TERM_TEXTS: Record<catalog.Term, string> = { P1M: 'One month', P1Y: 'One year', P3Y: 'Three years' };

const termView = (term: catalog.Term, { supportedBillingCycles, isTrial }: catalog.Sku) => ({
	id: term.toLowerCase(),
	duration: term,
	description: TERM_TEXTS[term],
	billingCycle: supportedBillingCycles[0],
	renewalOptions: isTrial ? [] : [{ termDuration: term, description: TERM_TEXTS[term] }],
	cancellationPolicies: [{ refundOptions: [{ sequenceId: 0, type: 'Full', expiresAfter: 'P7D' }] }],
});

/** An availability as the catalog shows it, with its product and SKU. */
const availabilityView = ({ product, sku, shelf }: ShownSku, { id, segment, term }: catalog.Availability) => ({
	id,
	productId: product.id,
	skuId: sku.id,
	catalogItemId: `${product.id}:${sku.id}:${id}`,
	defaultCurrency: catalog.currencyOf(shelf.country),
	segment,
	country: shelf.country.toUpperCase(),
	isPurchasable: true,
	isRenewable: !sku.isTrial && term !== null,
	terms: term ? [termView(term, sku)] : [],
	product: productView({ product, shelf }),
	sku: skuView({ product, sku, shelf }),
	links: { self: address(shelf, `/products/${product.id}/skus/${sku.id}/availabilities/${id}`) },
});

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
	const inView = catalog.PRODUCTS.filter(({ views }) => views.includes(view));
	const here = inView.filter((product) => catalog.isSoldIn(product, shelf.country));
	if (here.length === 0 && inView.length > 0) throw refusal('view');
	const rows = here.filter(({ skus }) => skus.some(({ sold }) => sold.some(fits)));
	return page(call, rows, {}, (product) => productView({ product, shelf }));
};

/** The product of the path, where the catalog is read. Throws 400013. */
function productOf(call: Call): Shown {
	const shelf = shelfOf(call);
	return { shelf, product: orThrow(catalog.findProduct(call.params.productId, shelf.country), refusal('product')) };
}

/** The SKU of the path with its product. Throws 400013 or 400018. */
function skuOf(call: Call): ShownSku {
	const found = productOf(call);
	return { ...found, sku: orThrow(catalog.findSku(found.product, call.params.skuId), refusal('sku')) };
}

const product: Handler = (call) => ok(productView(productOf(call)));

const skus: Handler = (call) => {
	const place = productOf(call);
	const fits = segmentTest(call, place.shelf);
	const rows = place.product.skus.filter(({ sold }) => sold.some(fits));
	return collection(call, rows, (one) => skuView({ ...place, sku: one }));
};

const sku: Handler = (call) => ok(skuView(skuOf(call)));

const allAvailabilities: Handler = (call) => {
	const place = skuOf(call);
	const lifeCycle = textOf(call, 'IncludeLifeCycleState') === 'true' && { lifeCycleState: 'Active' };
	const rows = catalog.availabilities(place.product, place.sku, call.now).filter(segmentTest(call, place.shelf));
	return collection(call, rows, (row) => ({ ...availabilityView(place, row), ...lifeCycle }));
};

const availability: Handler = (call) => {
	const place = skuOf(call);
	const found = catalog.findAvailability(place.product, place.sku, call.params.availabilityId, call.now);
	return ok(availabilityView(place, orThrow(found, refusal('availability'))));
};

/** Regions in which no capacity is left. */
const FULL_REGIONS = ['southindia'];
const FULL = { reasonCode: 'NotAvailableForSubscription', description: 'The region has no capacity left.' };

interface InventoryBody {
	targetItems: Array<{ productId: string; skuId?: string }>;
	inventoryContext?: Record<string, string>;
}

export const catalogHandlers: Record<string, Handler> = {
	/** Whether items can be bought in a context. Unknown items are left out of the answer, as on the platform. */
	'inventory.check': (call) => {
		const country = countryOf(call);
		const { targetItems, inventoryContext = {} } = call.body as InventoryBody;
		const rows = targetItems.flatMap(({ productId, skuId }) =>
			(catalog.findProduct(productId, country)?.skus ?? [])
				.filter(({ id }) => skuId === undefined || id === skuId)
				.map(({ id, inventoryVariables }) => ({ productId, skuId: id, needs: inventoryVariables })),
		);
		const missing = rows.flatMap(({ needs }) => needs).find((name) => !inventoryContext[name]);
		if (missing) throw badInput(`inventoryContext must have ${missing}.`);
		const isFull = FULL_REGIONS.includes(inventoryContext.armRegionName?.toLowerCase() ?? '');
		const answers = rows.map(({ needs, ...item }) => {
			const isRestricted = isFull && needs.includes('armRegionName');
			return { ...item, isRestricted, restrictions: isRestricted ? [FULL] : [] };
		});
		return ok(answers);
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
