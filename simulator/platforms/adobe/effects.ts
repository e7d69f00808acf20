import type { AdobeState } from './state';

/** What is counted of a state, by name. */
const counts = ({
	resellers,
	customers,
	orders,
	subscriptions,
	deployments,
	transfers,
	resellerChanges,
	groups,
}: AdobeState): Record<string, number> => {
	const placed = orders.filter(({ source }) => source === 'API');
	const byType: Record<string, number> = {};
	for (const { type } of placed) byType[`orders ${type}`] = (byType[`orders ${type}`] ?? 0) + 1;
	return {
		resellers: resellers.length,
		customers: customers.length,
		orders: placed.length,
		...byType,
		// What the platform places itself: renewals and moves.
		systemOrders: orders.length - placed.length,
		subscriptions: subscriptions.length,
		deployments: deployments.length,
		transfers: transfers.length,
		resellerChanges: resellerChanges.length,
		linkedMemberships: groups.length,
	};
};

function sums(states: AdobeState[]): Record<string, number> {
	const all: Record<string, number> = {};
	for (const state of states)
		for (const [name, count] of Object.entries(counts(state))) all[name] = (all[name] ?? 0) + count;
	return all;
}

/** What there is now beyond the start, over all distributors; what has not changed is left out. */
export function adobeEffects(now: AdobeState[], start: AdobeState[]): Record<string, number> {
	const before = sums(start);
	const changes = Object.entries(sums(now)).map(([name, count]) => [name, count - (before[name] ?? 0)] as const);
	return Object.fromEntries(changes.filter(([, change]) => change !== 0));
}
