import { countBy } from '../../../core/state/effects';
import type { AccountState } from './state';

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
