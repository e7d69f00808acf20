import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { AccountState } from './state';

const ID_RANGES = { customer: 1, reseller: 200_001, subscription: 300_001, order: 500_001 };

/** The state of an account that has done nothing yet. `index` keeps its ids apart from other accounts'. */
export const emptyState = (index: number): AccountState => ({
	resellerId: String((index + 1) * 1_000_000),
	customers: [],
	resellers: [],
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

/** Reads the states from a file; undefined when there is none. Throws when it is for another number of accounts. */
export function loadStates(file: string | undefined, accounts: number): AccountState[] | undefined {
	if (!file || !existsSync(file)) return undefined;
	const states = JSON.parse(readFileSync(file, 'utf8')) as AccountState[];
	if (states.length !== accounts) throw new Error(`${file} holds ${states.length} accounts, not ${accounts}`);
	return states;
}

/** Writes the states in one step, so that a crash leaves the old file or the new one. */
export function saveStates(file: string | undefined, states: AccountState[]): void {
	if (!file) return;
	writeFileSync(`${file}.new`, JSON.stringify(states));
	renameSync(`${file}.new`, file);
}
