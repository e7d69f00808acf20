import type { AccountState } from './state';

const ID_RANGES = { customer: 1, reseller: 200_001, subscription: 300_001, order: 500_001 };

/** The state of an account that has done nothing yet. `index` keeps its ids apart from other accounts'. */
export const emptyState = (index: number): AccountState => ({
	resellerId: String((index + 1) * 1_000_000),
	customers: [],
	resellers: [],
	lateUntil: 0,
	orders: [],
	subscriptions: [],
	reports: [],
	domains: {},
	issuedIds: {},
	ordersToFail: 0,
});

/** The next free id of a kind. */
export function nextId(state: AccountState, kind: keyof typeof ID_RANGES): string {
	const issued = state.issuedIds[kind] ?? 0;
	state.issuedIds[kind] = issued + 1;
	return String(Number(state.resellerId) + ID_RANGES[kind] + issued);
}
