import { fixture } from '../../fixtures';

/** What is sold and provisioned together: lines of one family become one order. */
export type Family = 'OnlineServicesNCE' | 'Azure' | 'AzureReservation' | 'Software' | 'SaaS' | 'AzureSavingsPlan';

export type Term = 'P1M' | 'P1Y' | 'P3Y';

export interface Sku {
	id: string;
	title: string;
	description: string;
	minimum: number;
	maximum: number;
	isTrial: boolean;
	billingCycles: string[];
	/** In which segments it is sold, and for which terms; no term for what has none (Azure plan, perpetual software). */
	sold: Array<{ segment: string; terms: Array<Term | null> }>;
	unitType: string;
	purchasePrerequisites: string[];
	inventoryVariables: string[];
	provisioningVariables: string[];
	/** Whether the cart line must say that the attestation was accepted. */
	attestation: boolean;
	/** For a savings plan: the least that is committed an hour, as decimal text. */
	minimumCommitment?: string;
	/** For an add-on: the bases (`product:sku`) that it goes with. */
	addOnOf: string[];
	/** What a subscription of it can move to (`product:sku`). */
	transitionsTo: string[];
}

export interface Product {
	id: string;
	title: string;
	description: string;
	family: Family;
	productType: { id: string; displayName: string; subType?: { id: string; displayName: string } };
	publisher: string;
	views: string[];
	/** The only markets in which it is sold; all when absent. */
	countries?: string[];
	skus: Sku[];
}

/** One way to buy a SKU. Its id changes with time. */
export interface Availability {
	id: string;
	segment: string;
	term: Term | null;
}

/** A catalog item that can be bought now. */
export interface Item {
	product: Product;
	sku: Sku;
	availability: Availability;
}

const { skuDefaults, products } = fixture('data/products') as { skuDefaults: Partial<Sku>; products: Product[] };

/** The catalog: invented products, one at least of every kind that the platform treats in its own way. */
export const PRODUCTS: Product[] = products.map((product) => ({
	...product,
	publisher: product.publisher ?? 'Microsoft Corporation',
	skus: product.skus.map((sku) => ({ ...skuDefaults, ...sku })),
}));
