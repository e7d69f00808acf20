import { randomUUID } from 'node:crypto';
import { isoDate, isoSeconds } from '../../../core/dates';
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
const DAY = 86_400_000;
const OPEN_DAYS = 31;

interface Body {
	customerId: string;
	offers?: Array<{ offerId?: string; quantity?: number }>;
	country?: string;
	includePropensity?: string[];
}

const shown = ({ name, ...product }: Product) => ({ baseOfferId: offerIdOf({ name, ...product }), name });

const ranked = (products: Product[]) =>
	products.slice(0, MOST).map((product, rank) => ({ rank, product: shown(product) }));

/** Products that suit what a customer has: better ones, others of its segment, and add-ons. */
function productRecommendations(customer: StoredCustomer, held: Product[]) {
	const others = PRODUCTS.filter(
		(product) =>
			product.segment === customer.profile.marketSegment &&
			product.kind === 'team' &&
			!product.highGrowth &&
			!product.lastOrderDate &&
			!held.includes(product),
	);
	const upsells = held.flatMap((source) =>
		(source.switches ?? []).map(({ to }) => ({ source, product: others.find(({ number }) => number === to) })),
	);
	return {
		upsells: upsells
			.flatMap(({ source, product }) => (product ? [{ source, product }] : []))
			.slice(0, MOST)
			.map(({ source, product }, rank) => ({
				rank,
				product: shown(product),
				source: { sourceType: 'OFFER', offerIds: [offerIdOf(source)] },
			})),
		crossSells: ranked(others.filter(({ needs }) => !needs)),
		addOns: ranked(
			others.filter(({ needs }) => needs?.some((number) => held.some((product) => product.number === number))),
		),
	};
}

const heldBy = (call: Call, customer: StoredCustomer): Product[] => [
	...new Set(
		subscriptionsOf(call, customer)
			.filter(isActive)
			.map(({ offerId }) => knownProduct(offerId)),
	),
];

/** What Adobe's own people suggest; open for a month. Nothing to suggest is an empty list. */
const opportunity = ({ now }: Call, offerIds: string[]) =>
	offerIds.length === 0
		? []
		: [
				{
					createdAt: isoSeconds(now),
					expiresAt: isoSeconds(now + OPEN_DAYS * DAY),
					status: 'OPEN',
					items: offerIds.map((offerId) => ({ offerId, quantity: 1 })),
				},
			];

/** A signal on a customer that has licences. */
function prediction(kind: string, held: Product[], now: number) {
	const isChurn = kind === 'churn';
	return {
		category: 'allOfferings',
		probability: isChurn ? 'LOW' : 'HIGH',
		refreshDate: `${isoDate(now)}T00:00:00Z`,
		reasons: [{ reasonCode: 'assigned_seat_count', description: 'Products with seats', value: String(held.length) }],
		additionalDetails: isChurn ? {} : { predictedAddonSize: held.length },
	};
}

/** Signals are told for licences in use; without any the lists are empty, which means unknown. */
const propensityOf = (held: Product[], kinds: string[], now: number) =>
	Object.fromEntries(kinds.map((kind) => [kind, held.length > 0 ? [prediction(kind, held, now)] : []]));

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
		overlayRecommendations: {
			new: opportunity(
				call,
				products.upsells.map(({ product }) => product.baseOfferId),
			),
			renew: opportunity(
				call,
				held.map((product) => offerIdOf(product)),
			),
		},
		...(includePropensity.length > 0 && {
			propensity: propensityOf(heldBy(call, customer), includePropensity, call.now),
		}),
	};
	return { status: 200, headers: { [TRACKER]: randomUUID() }, body };
}

export const recommendationHandlers: Record<string, Handler> = { 'recommendation.fetch': fetchRecommendations };
