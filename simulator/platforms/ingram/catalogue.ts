import { PLANS, PRODUCTS } from './seed';
import type { Plan, Price, Product } from './offer';

export interface Catalogue {
	products: Product[];
	plans: Plan[];
}

function extraProduct(number: number): Product {
	const text = String(number).padStart(4, '0');
	return {
		...PRODUCTS[0],
		mpn: `EXTRA-${text}`,
		vendor: 'extra-vendor',
		id: `sku-extra-${text}`,
		serviceName: 'Extra',
		name: `Extra Product ${text}`,
		dependsOn: [],
		planId: 'extra',
	};
}

/** The catalogue with `extra` generated products at its end. */
export const catalogueWith = (extra: number): Catalogue => ({
	plans: PLANS,
	products: [...PRODUCTS, ...Array.from({ length: extra }, (_, index) => extraProduct(index + 1))],
});

/** The price of one unit per billing period. */
export const recurringPrice = (product: Product): Price =>
	product.prices.find(({ type }) => type === 'recurring') ?? product.prices[0];
