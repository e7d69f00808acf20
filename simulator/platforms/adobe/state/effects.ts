import type { AdobeState } from './state';

/** What is counted of a state, by name: `orders` and `orders NEW` are what was placed through the API. */
export const counts = ({
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
