import type { AccountState } from './state';

function countBy(values: string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
	return counts;
}

/** What all accounts hold; they hold nothing at the start. */
export function ingramEffects(states: AccountState[]) {
	const orders = states.flatMap((state) => state.orders);
	return {
		customers: states.flatMap((state) => state.customers).length,
		orders: orders.length,
		ordersByType: countBy(orders.map(({ type }) => type)),
		ordersByPoNumber: countBy(orders.flatMap(({ poNumber }) => (poNumber ? [poNumber] : []))),
	};
}
