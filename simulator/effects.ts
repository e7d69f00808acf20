import { adobeEffects } from './platforms/adobe/effects';
import type { AdobeState } from './platforms/adobe/state';
import { partnerEffects } from './platforms/partnerCenter/effects';
import type { PartnerState } from './platforms/partnerCenter/state';
import type { AccountState } from './state';

/** What has happened on the server since it started: the proof in a test that says "one order". */
export interface Effects {
	tokensIssued: number;
	customersStored: number;
	ordersStored: number;
	ordersStoredByType: Record<string, number>;
	ordersByPoNumber: Record<string, number>;
	requests: number;
	requestsByRoute: Record<string, number>;
	/** Tells something only while `latencyMs` is set: without it an answer is there before the next request is read. */
	maxInFlight: number;
	refusedRequests: number;
	rateLimited: number;
	downloads: number;
	/** What the Partner Center tenants hold beyond what was there from the start, by kind: `customers`, `orders` … */
	partnerEffects: Record<string, number>;
	/** The same of the distributors of Adobe: `orders` and `orders NEW` count what was placed through the API. */
	adobeEffects: Record<string, number>;
}

/** What the states of a platform hold now, and what they held at the start. */
interface Change<State> {
	now: State[];
	start: State[];
}

type Counters = Omit<
	Effects,
	'customersStored' | 'ordersStored' | 'ordersStoredByType' | 'ordersByPoNumber' | 'partnerEffects' | 'adobeEffects'
>;

const zero = (): Counters => ({
	tokensIssued: 0,
	requests: 0,
	requestsByRoute: {},
	maxInFlight: 0,
	refusedRequests: 0,
	rateLimited: 0,
	downloads: 0,
});

function countBy(values: string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
	return counts;
}

/** Counts requests as they come and go; what is stored is counted from the state itself. */
export function createEffects() {
	let counters = zero();
	let inFlight = 0;
	return {
		begin(route: string) {
			counters.requests += 1;
			counters.requestsByRoute[route] = (counters.requestsByRoute[route] ?? 0) + 1;
			inFlight += 1;
			counters.maxInFlight = Math.max(counters.maxInFlight, inFlight);
		},
		end() {
			inFlight -= 1;
		},
		count(name: 'tokensIssued' | 'refusedRequests' | 'rateLimited' | 'downloads') {
			counters[name] += 1;
		},
		reset() {
			counters = zero();
		},
		snapshot(states: AccountState[], partners: Change<PartnerState>, adobe: Change<AdobeState>): Effects {
			const orders = states.flatMap((state) => state.orders);
			return structuredClone({
				...counters,
				customersStored: states.flatMap((state) => state.customers).length,
				ordersStored: orders.length,
				ordersStoredByType: countBy(orders.map(({ type }) => type)),
				ordersByPoNumber: countBy(orders.flatMap(({ poNumber }) => (poNumber ? [poNumber] : []))),
				partnerEffects: partnerEffects(partners.now, partners.start),
				adobeEffects: adobeEffects(adobe.now, adobe.start),
			});
		},
	};
}

export type EffectCounter = ReturnType<typeof createEffects>;
