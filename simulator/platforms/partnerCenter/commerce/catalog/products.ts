import { createHash } from 'node:crypto';
import { type Problem, PROBLEMS } from '../../refusal';
import catalog from '../../../../../samples/partnerCenter/data/products.json';

/** What is sold and provisioned together: lines of one family become one order. */
export type Family = 'OnlineServicesNCE' | 'Azure' | 'AzureReservation' | 'Software' | 'SaaS' | 'AzureSavingsPlan';

export type Term = 'P1M' | 'P1Y' | 'P3Y';

type SkuLists = 'supportedBillingCycles' | 'purchasePrerequisites' | 'inventoryVariables' | 'provisioningVariables';

export interface Sku extends Record<'id' | 'title' | 'description' | 'unitType', string>, Record<SkuLists, string[]> {
	minimumQuantity: number;
	maximumQuantity: number;
	isTrial: boolean;
	/** In which segments it is sold, and for which terms; no term for what has none (Azure plan, perpetual software). */
	sold: Array<{ segment: string; terms: Array<Term | null> }>;
	/** Whether the cart line must say that the attestation was accepted. */
	attestation: boolean;
	/** For a savings plan: the least that is committed an hour, as decimal text. */
	minimumCommitment?: string;
	/** For an add-on: the bases (`product:sku`) that it goes with. */
	addOnOf: string[];
	/** What a subscription of it can move to (`product:sku`). */
	transitionsTo: string[];
}

export interface Product extends Record<'id' | 'title' | 'description' | 'publisher', string> {
	family: Family;
	productType: { id: string; displayName: string; subType?: { id: string; displayName: string } };
	views: string[];
	/** The only markets in which it is sold; all when absent. */
	countries?: string[];
	skus: Sku[];
}

/** One way to buy a SKU. Its id changes with time. */
export type Availability = { id: string; segment: string; term: Term | null };

/** A catalog item that can be bought now. */
export type Item = { product: Product; sku: Sku; availability: Availability };

const { skuDefaults, products } = catalog as { skuDefaults: Partial<Sku>; products: unknown[] };

/** The catalog: invented products, one at least of every kind that the platform treats in its own way. */
export const PRODUCTS: Product[] = (products as Product[]).map((product) => ({
	...product,
	publisher: product.publisher ?? 'Microsoft Corporation',
	skus: product.skus.map((sku) => ({ ...skuDefaults, ...sku })),
}));

/** How long an availability keeps its id, in ms; it can be bought for as long again. */
export const AVAILABILITY_LIFE_MS = 24 * 3_600_000;

/** Whether a product is sold in a market (ISO alpha-2, in any case). */
export const isSoldIn = ({ countries }: Product, country: string): boolean =>
	countries?.includes(country.toUpperCase()) ?? true;

/** A product by id, in one market when that is given. */
export const findProduct = (id: string, country?: string): Product | undefined =>
	PRODUCTS.find((product) => product.id === id && (country === undefined || isSoldIn(product, country)));

/** A SKU by id, which is unique in its product only. */
export const findSku = (product: Product, id: string): Sku | undefined => product.skus.find((sku) => sku.id === id);

// Twelve characters, as the platform has them: the first eight are those of the product.
function availabilityId(product: Product, sku: Sku, segment: string, term: Term | null, period: number): string {
	const hash = createHash('sha256').update([product.id, sku.id, segment, term, period].join(' ')).digest();
	return product.id.slice(0, 8) + hash.readUIntBE(0, 6).toString(36).toUpperCase().padStart(4, '0').slice(-4);
}

const availabilitiesOf = (product: Product, sku: Sku, period: number): Availability[] =>
	sku.sold.flatMap(({ segment, terms }) =>
		terms.map((term) => ({ id: availabilityId(product, sku, segment, term, period), segment, term })),
	);

const periodOf = (now: number): number => Math.floor(now / AVAILABILITY_LIFE_MS);

/** The ways to buy a SKU, with the ids that they have now. */
export const availabilities = (product: Product, sku: Sku, now: number): Availability[] =>
	availabilitiesOf(product, sku, periodOf(now));

/** An availability that can be bought now: one of this period, or of the one before. */
export const findAvailability = (product: Product, sku: Sku, id: string, now: number): Availability | undefined =>
	[0, 1]
		.flatMap((back) => availabilitiesOf(product, sku, periodOf(now) - back))
		.find((availability) => availability.id === id);

export const isProblem = (found: Item | Problem): found is Problem => 'code' in found;

/** What a catalog item id (`product:sku:availability`) refers to now, or why it refers to nothing. */
export function findItem(catalogItemId: string, now: number, country: string): Item | Problem {
	const [productId, skuId = '', availabilityId = ''] = catalogItemId.split(':');
	const product = findProduct(productId, country);
	if (!product) return PROBLEMS.product;
	const sku = findSku(product, skuId);
	if (!sku) return PROBLEMS.sku;
	const availability = findAvailability(product, sku, availabilityId, now);
	return availability ? { product, sku, availability } : PROBLEMS.availability;
}

/** Product and SKU of an item that was bought, whether its availability is still offered or not. */
export function soldItem(catalogItemId: string): { product: Product; sku: Sku } | undefined {
	const [productId, skuId] = catalogItemId.split(':');
	const product = findProduct(productId);
	const sku = product && findSku(product, skuId);
	return product && sku && { product, sku };
}

/** `product:sku` of a catalog item id. */
export const skuKey = (catalogItemId: string): string => catalogItemId.split(':').slice(0, 2).join(':');

/** The catalog item that sells a SKU (`product:sku`) for a term now: the commercial one by default. */
export function itemFor(key: string, term: Term | null, now: number, segment = 'commercial'): Item | undefined {
	const sold = soldItem(key);
	const availability =
		sold && availabilities(sold.product, sold.sku, now).find((one) => one.segment === segment && one.term === term);
	return availability && { ...sold, availability };
}

/** The id under which an item is bought. */
export const catalogItemId = ({ product, sku, availability }: Item): string =>
	`${product.id}:${sku.id}:${availability.id}`;

const CURRENCIES: Record<string, { code: string; symbol: string } | undefined> = {
	US: { code: 'USD', symbol: '$' },
	GB: { code: 'GBP', symbol: '£' },
	CH: { code: 'CHF', symbol: 'CHF' },
};

/** The currency of a market. */
export const currencyOf = (country: string) => CURRENCIES[country.toUpperCase()] ?? { code: 'EUR', symbol: '€' };

type Limits = Pick<Sku, 'minimumQuantity' | 'maximumQuantity'>;

/** The most licenses of a subscription in an integration sandbox. */
export const SANDBOX_LICENSES = 25;

/** Whether a quantity is outside the limits of a SKU, or of a legacy offer. */
export const isOutside = ({ minimumQuantity, maximumQuantity }: Limits, quantity: number): boolean =>
	quantity < minimumQuantity || quantity > maximumQuantity;
