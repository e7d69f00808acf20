import { countBy } from '../../../core/state/effects';
import type { AdobeState } from './state';

/** What is counted of a state, by name: `orders` and `orders NEW` are what was placed through the API. */
export function counts({ orders, groups: linkedMemberships, ...state }: AdobeState): Record<string, number> {
	const placed = orders.filter(({ source }) => source === 'API');
	const { resellers, customers, subscriptions, deployments, transfers, resellerChanges } = state;
	const kinds = { resellers, customers, subscriptions, deployments, transfers, resellerChanges, linkedMemberships };
	return {
		...Object.fromEntries(Object.entries(kinds).map(([name, { length }]) => [name, length])),
		...countBy(placed.map(({ type }) => `orders ${type}`)),
		orders: placed.length,
		// What the platform places itself: renewals and moves.
		systemOrders: orders.length - placed.length,
	};
}
