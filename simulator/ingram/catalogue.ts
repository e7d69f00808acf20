import type { Period } from '../dates';
import type { Money } from '../state';
import { PLANS, PRODUCTS } from './seed';

export interface Price extends Money {
	type: 'recurring' | 'setup' | 'overuse';
	model: 'FLAT';
}

/** A product as GET /products shows it; `planId` is the offer it belongs to, which the platform does not show. */
export interface Product {
	mpn: string;
	vendor: string;
	id: string;
	serviceName: string;
	name: string;
	minimumQuantity: string;
	maximumQuantity: string;
	prices: Price[];
	costs: Price[];
	billingPeriod: Period;
	subscriptionPeriod: Period;
	billingModel: string;
	dependsOn: Array<{ mpn: string; id: string }>;
	coterming: { required: string; type: string };
	planId: string;
}

/** An offer: its products share one subscription. `changeable` tells whether change orders are supported. */
export interface Plan {
	id: string;
	name: string;
	changeable: boolean;
	billingPeriod: Period;
	subscriptionPeriod: Period;
	billingModel: string;
	switchesTo?: string;
}

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
