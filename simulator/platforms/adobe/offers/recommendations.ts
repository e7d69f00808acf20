import { randomUUID } from 'node:crypto';
import { sample } from '../../../core/samples';
import { type Call, type Handler, isOn, textOf } from '../call';
import { knownProduct, offerIdOf, productOf, PRODUCTS } from '../catalog/products';
import { customerById, isActive, subscriptionById, subscriptionsOf } from '../find';
import { page } from '../gateway/paging';
import { refuse } from '../gateway/refusal';
import type { StoredCustomer } from '../state/state';

/** The segment and the product that are asked for. Throws 1132 when neither they nor a subscription are named. */
function asked(call: Call): { segment: string; number?: string } {
	const customerId = textOf(call, 'customer-id');
	const subscriptionId = textOf(call, 'subscription-id');
	if ((customerId === undefined) !== (subscriptionId === undefined))
		throw refuse(1132, ['customer-id and subscription-id go together']);
	if (customerId !== undefined && subscriptionId !== undefined) {
		const customer = customerById(call, customerId);
		const { number } = knownProduct(subscriptionById(call, customer, subscriptionId).offerId);
		return { segment: customer.profile.marketSegment, number };
	}
	const missing = ['market-segment', 'country'].find((name) => textOf(call, name) === undefined);
	if (missing) throw refuse(1132, [`query: ${missing} is required`]);
	const offerId = textOf(call, 'offer-id');
	return { segment: textOf(call, 'market-segment') ?? '', number: productOf(offerId ?? '')?.number ?? offerId };
}

// Countries without recommendations: none is named, so those for which nothing is sold here are taken for them.
const COUNTRIES = ['US', 'CA', 'DE', 'AT', 'FR', 'GB'];

/** What is recommended comes from the sample, whoever asks. */
const sampled = () => sample('adobe/recommendation.fetch') as Record<string, object>;

const isServed = ({ profile }: StoredCustomer, country = profile.address.country): boolean =>
	COUNTRIES.includes(country);

/**
 * The block of recommendations for a call that asks for it along with something else. When this part fails, it says so
 * itself and the call goes on (errorEnvelope.partialFailure).
 */
export function recommendationsFor(call: Call, customer: StoredCustomer): { recommendations?: object } {
	if (!isOn(call, 'fetch-recommendations')) return {};
	const country = textOf(call, 'recommendation-country') ?? customer.profile.address.country;
	if (!isServed(customer, country)) return { recommendations: { errorDetails: refuse(5136, [country]).reply.body } };
	return { recommendations: { productRecommendations: sampled().productRecommendations } };
}

export const recommendationHandlers: Record<string, Handler> = {
	'recommendation.fetch': (call) => {
		const body = call.body as { customerId: string; country?: string; includePropensity?: string[] };
		const { customerId, country, includePropensity = [] } = body;
		const customer = customerById(call, customerId);
		if (!isServed(customer, country)) throw refuse(5136);
		const { propensity, ...recommended } = sampled();
		// Signals are given for licenses in use; without any the lists are empty, which means unknown.
		const isKnown = subscriptionsOf(call, customer).some(isActive);
		const signals = Object.entries(propensity).filter(([kind]) => includePropensity.includes(kind));
		const shown = Object.fromEntries(signals.map(([kind, signal]) => [kind, isKnown ? (signal as unknown) : []]));
		return {
			headers: { 'x-recommendation-tracker-id': randomUUID() },
			body: { ...recommended, ...(includePropensity.length > 0 && { propensity: shown }) },
		};
	},
	'offerSwitchPath.list': (call) => {
		const { segment, number } = asked(call);
		const offerOf = (wanted: string) => PRODUCTS.filter((one) => one.number === wanted).map((one) => offerIdOf(one))[0];
		const rows = PRODUCTS.flatMap((source) => {
			if (!source.switches || source.segment !== segment || (number ?? source.number) !== source.number) return [];
			const targetList = source.switches.map(({ to, type: switchType }, index) => ({
				targetBaseOfferId: offerOf(to),
				sequence: index + 1,
				switchType,
				targetType: 'PRODUCT_LIST',
			}));
			return [{ sourceBaseOfferId: offerIdOf(source), targetList }];
		});
		return page(call, rows, { defaultLimit: 20 });
	},
};
