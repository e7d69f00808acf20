import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { AdobeState } from './platforms/adobe/state';
import type { PartnerState } from './platforms/partnerCenter/state';
import type { AccountState } from './state';

/** What all platforms hold: a state for each account of Ingram Micro, tenant of Partner Center and distributor of Adobe. */
export interface States {
	accounts: AccountState[];
	tenants: PartnerState[];
	distributors: AdobeState[];
}

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

/** Reads the states from a file; undefined when there is none. Throws when it is for other numbers of them. */
export function loadStates(file: string | undefined, wanted: Record<keyof States, number>): States | undefined {
	if (!file || !existsSync(file)) return undefined;
	const states = JSON.parse(readFileSync(file, 'utf8')) as States;
	for (const kind of ['accounts', 'tenants', 'distributors'] as const) {
		const { length } = states[kind];
		if (length !== wanted[kind]) throw new Error(`${file} holds ${length} ${kind}, not ${wanted[kind]}`);
	}
	return states;
}

/** Writes the states in one step, so that a crash leaves the old file or the new one. */
export function saveStates(file: string | undefined, states: States): void {
	if (!file) return;
	writeFileSync(`${file}.new`, JSON.stringify(states));
	renameSync(`${file}.new`, file);
}
