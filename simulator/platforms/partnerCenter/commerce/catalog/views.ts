import { linkTo, type Row } from '../../reply';
import { type Availability, currencyOf, type Product, type Sku, type Term } from './products';

/** Where the catalog is read: in a market, or as a customer sees it. */
export interface Shelf {
	country: string;
	/** Set when it is the catalog of one customer. */
	customerId?: string;
}

const address = ({ country, customerId }: Shelf, path: string) =>
	linkTo(customerId ? `/customers/${customerId}${path}` : `${path}?country=${country}`);

/** A product as the catalog shows it. */
export const productView = (product: Product, shelf: Shelf) => ({
	id: product.id,
	title: product.title,
	description: product.description,
	productType: product.productType,
	isMicrosoftProduct: product.publisher === 'Microsoft Corporation',
	publisherName: product.publisher,
	links: { skus: address(shelf, `/products/${product.id}/skus`), self: address(shelf, `/products/${product.id}`) },
});

/** A SKU as the catalog shows it. */
export function skuView(product: Product, sku: Sku, shelf: Shelf): Row {
	const { sold, unitType, attestation, minimumCommitment: amount, addOnOf, transitionsTo, ...shown } = sku;
	const path = `/products/${product.id}/skus/${sku.id}`;
	return {
		...shown,
		productId: product.id,
		minimumPurchaseCommitment: amount && { grain: 'Hourly', currencyCode: currencyOf(shelf.country), amount },
		dynamicAttributes: {
			isAddon: addOnOf.length > 0,
			prerequisiteSkus: addOnOf,
			hasConstraints: attestation,
			unitOfMeasure: unitType,
		},
		attestationProperties: {
			enforceAttestation: attestation,
			attestationType: attestation ? 'ExtendedService' : null,
		},
		links: { availabilities: address(shelf, `${path}/availabilities`), self: address(shelf, path) },
	};
}

const TERM_TEXTS: Record<Term, string> = { P1M: 'One month', P1Y: 'One year', P3Y: 'Three years' };

const termView = (term: Term, { supportedBillingCycles, isTrial }: Sku) => ({
	id: term.toLowerCase(),
	duration: term,
	description: TERM_TEXTS[term],
	billingCycle: supportedBillingCycles[0],
	renewalOptions: isTrial ? [] : [{ termDuration: term, description: TERM_TEXTS[term] }],
	cancellationPolicies: [{ refundOptions: [{ sequenceId: 0, type: 'Full', expiresAfter: 'P7D' }] }],
});

/** An availability as the catalog shows it, with its product and SKU. */
export const availabilityView = (product: Product, sku: Sku, { id, segment, term }: Availability, shelf: Shelf) => ({
	id,
	productId: product.id,
	skuId: sku.id,
	catalogItemId: `${product.id}:${sku.id}:${id}`,
	defaultCurrency: currencyOf(shelf.country),
	segment,
	country: shelf.country.toUpperCase(),
	isPurchasable: true,
	isRenewable: !sku.isTrial && term !== null,
	terms: term ? [termView(term, sku)] : [],
	product: productView(product, shelf),
	sku: skuView(product, sku, shelf),
	links: { self: address(shelf, `/products/${product.id}/skus/${sku.id}/availabilities/${id}`) },
});
