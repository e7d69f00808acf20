import type { AdobeState } from './state';

/** What is counted of the states, by name. */
function counts(states: AdobeState[]): Record<string, number> {
	const all: Record<string, number> = {};
	const add = (name: string, { length }: unknown[]): void => {
		all[name] = (all[name] ?? 0) + length;
	};
	for (const state of states) {
		const placed = state.orders.filter(({ source }) => source === 'API');
		for (const kind of [
			'resellers',
			'customers',
			'subscriptions',
			'deployments',
			'transfers',
			'resellerChanges',
		] as const)
			add(kind, state[kind]);
		add('linkedMemberships', state.groups);
		add('orders', placed);
		for (const order of placed) add(`orders ${order.type}`, [order]);
		// What the platform places itself: renewals and moves.
		add(
			'systemOrders',
			state.orders.filter(({ source }) => source === 'System'),
		);
	}
	return all;
}

/** What there is now beyond the start, over all distributors; what has not changed is left out. */
export function adobeEffects(now: AdobeState[], start: AdobeState[]): Record<string, number> {
	const before = counts(start);
	const changes = Object.entries(counts(now)).map(([name, count]) => [name, count - (before[name] ?? 0)] as const);
	return Object.fromEntries(changes.filter(([, change]) => change !== 0));
}
