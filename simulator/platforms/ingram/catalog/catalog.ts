import type { Period } from '../../../core/dates';
import { sample } from '../../../core/samples';
import type { Money } from '../state/state';

export type Price = Money & { type: 'recurring' | 'setup' | 'overuse'; model: 'FLAT' };

/** A product as GET /products shows it; `planId` is the offer it belongs to, which the platform does not show. */
export interface Product
	extends
		Record<'mpn' | 'vendor' | 'id' | 'serviceName' | 'name' | 'billingModel' | 'planId', string>,
		Record<'minimumQuantity' | 'maximumQuantity', string>,
		Record<'billingPeriod' | 'subscriptionPeriod', Period> {
	prices: Price[];
	costs: Price[];
	dependsOn: Array<{ mpn: string; id: string }>;
	coterming: { required: string; type: string };
}

/** An offer: its products share one subscription. `changeable`: whether change orders are supported. */
export interface Plan extends Pick<Product, 'id' | 'name' | 'billingModel' | 'billingPeriod' | 'subscriptionPeriod'> {
	changeable: boolean;
	switchesTo?: string;
}

export type Catalog = { products: Product[]; plans: Plan[] };

/** A product as it is kept: what it does not say is common to all. */
type Kept = Partial<Product> & Pick<Product, 'mpn' | 'name' | 'planId'> & { price: string; setup?: string };

const KEPT_PRODUCTS = sample('ingram/data/products') as { common: Product; products: Kept[] };
const KEPT_PLANS = sample('ingram/data/plans') as { common: Plan; plans: Plan[] };

const price = (amount: string, type: Price['type']): Price => ({ currency: 'USD', amount, type, model: 'FLAT' });

export const PLANS: Plan[] = KEPT_PLANS.plans.map((plan) => ({ ...KEPT_PLANS.common, ...plan }));

const PRODUCTS: Product[] = KEPT_PRODUCTS.products.map(({ price: recurring, setup, ...product }) => ({
	...KEPT_PRODUCTS.common,
	id: `sku-${product.mpn}`,
	prices: [price(recurring, 'recurring'), ...(setup ? [price(setup, 'setup')] : [])],
	...product,
}));

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

/** The catalog with `extra` generated products at its end. */
export const catalogWith = (extra: number): Catalog => ({
	plans: PLANS,
	products: [...PRODUCTS, ...Array.from({ length: extra }, (_, index) => extraProduct(index + 1))],
});

/** The price of one unit per billing period. */
export const recurringPrice = ({ prices }: Product): Price =>
	prices.find(({ type }) => type === 'recurring') ?? prices[0];

/** The one-time price of a product, if it has one. */
export function setupPriceOf({ prices }: Product): Money | undefined {
	const setup = prices.find(({ type }) => type === 'setup');
	return setup && { currency: setup.currency, amount: setup.amount };
}
