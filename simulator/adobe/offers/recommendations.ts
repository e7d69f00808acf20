import { randomUUID } from 'node:crypto';
import type { Call, Handler } from '../call';
import { isOn, textOf } from '../call';
import type { Product } from '../catalogue/products';
import { knownProduct, offerIdOf, productOf, PRODUCTS } from '../catalogue/products';
import { customerById, isActive, subscriptionsOf } from '../find';
import { errorBody, refuse } from '../refusal';
import type { StoredCustomer } from '../state';

const TRACKER = 'x-recommendation-tracker-id';
// Countries without recommendations: none is named, so those for which nothing is sold here stand for them.
const COUNTRIES = ['US', 'CA', 'DE', 'AT', 'FR', 'GB'];
const MOST = 3;

interface Body {
	customerId: string;
	offers?: Array<{ offerId?: string; quantity?: number }>;
	country?: string;
	includePropensity?: string[];
}

const shown = ({ name, ...product }: Product) => ({ baseOfferId: offerIdOf({ name, ...product }), name });

const ranked = (products: Product[]) => products.slice(0, MOST).map((product, rank) => ({ rank, product: shown(product) }));

/** Products that suit what a customer has: better ones, others of its segment, and add-ons. */
function productRecommendations(customer: StoredCustomer, held: Product[]) {
	const others = PRODUCTS.filter((product) =>
		product.segment === customer.profile.marketSegment && product.kind === 'team' && !product.highGrowth && !product.lastOrderDate && !held.includes(product));
	const upsells = held.flatMap((source) => (source.switches ?? []).map(({ to }) => ({ source, product: others.find(({ number }) => number === to) })));
	return {
		upsells: upsells.flatMap(({ source, product }) => (product ? [{ source, product }] : [])).slice(0, MOST).map(({ source, product }, rank) => ({
			rank,
			product: shown(product),
			source: { sourceType: 'SUBSCRIPTION', offerIds: [offerIdOf(source)] },
		})),
		crossSells: ranked(others.filter(({ needs }) => !needs)),
		addOns: ranked(others.filter(({ needs }) => needs?.some((number) => held.some((product) => product.number === number)))),
	};
}

const heldBy = (call: Call, customer: StoredCustomer): Product[] =>
	[...new Set(subscriptionsOf(call, customer).filter(isActive).map(({ offerId }) => knownProduct(offerId)))];

/** Signals are told for licences in use; without any the lists are empty, which means unknown. */
function propensityOf(held: Product[], kinds: string[]) {
	const rows = (level: string) => held.map((product) => ({ baseOfferId: offerIdOf(product), level }));
	return Object.fromEntries(kinds.map((kind) => [kind, rows(kind === 'churn' ? 'LOW' : 'HIGH')]));
}

/**
 * The block of recommendations for a call that asks for it along with something else. When this part fails, it says so
 * itself and the call goes on (errorEnvelope.partialFailure).
 */
export function recommendationsFor(call: Call, customer: StoredCustomer): { recommendations?: object } {
	if (!isOn(call, 'fetch-recommendations')) return {};
	const country = textOf(call, 'recommendation-country') ?? customer.profile.address.country;
	if (!COUNTRIES.includes(country)) return { recommendations: { errorDetails: errorBody(refuse(5136, [country])) } };
	return { recommendations: { productRecommendations: productRecommendations(customer, heldBy(call, customer)) } };
}

function fetchRecommendations(call: Call) {
	const { customerId, offers = [], country, includePropensity = [] } = call.body as Body;
	const customer = customerById(call, customerId);
	if (!COUNTRIES.includes(country ?? customer.profile.address.country)) throw refuse(5136);
	const named = offers.flatMap(({ offerId = '' }) => productOf(offerId) ?? []);
	const held = [...new Set([...heldBy(call, customer), ...named])];
	const products = productRecommendations(customer, held);
	const body = {
		productRecommendations: products,
		overlayRecommendations: { new: ranked(products.upsells.flatMap(({ product }) => productOf(product.baseOfferId) ?? [])), renew: ranked(held) },
		...(includePropensity.length > 0 && { propensity: propensityOf(held, includePropensity) }),
	};
	return { status: 200, headers: { [TRACKER]: randomUUID() }, body };
}

export const recommendationHandlers: Record<string, Handler> = { 'recommendation.fetch': fetchRecommendations };
