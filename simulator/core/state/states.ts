/** Who signs in, what each of them owns at first, and what happens by itself. */
export interface StateParts<Account, State> {
	accounts: Account[];
	now: () => number;
	/** The state of an account that has done nothing yet; `now` in ms dates what is there from the start. */
	empty: (account: Account, now: number, index: number) => State;
	/** Brings a state up to the present: all that happens by itself is computed from the time, never waited for. */
	settle: (state: State, account: Account, now: number) => void;
}

/** The states of a platform's accounts; accounts share nothing. */
export function createStates<Account, State>({ accounts, now, empty, settle }: StateParts<Account, State>) {
	const fresh = (): State[] => accounts.map((account, index) => empty(account, now(), index));
	let states = fresh();
	const settled = (): State[] => {
		states.forEach((state, index) => settle(state, accounts[index], now()));
		return states;
	};
	return {
		accounts,
		now,
		fresh,
		settled,
		all: (): State[] => states,
		of: (account: Account): State => states[accounts.indexOf(account)],
		/** A copy of the state of one account, up to date. */
		copy: (index: number): State => structuredClone(settled()[index]),
		load(saved: unknown[]): void {
			if (saved.length !== accounts.length) throw new Error(`holds ${saved.length} accounts, not ${accounts.length}`);
			states = saved as State[];
		},
		reset(): void {
			states = fresh();
		},
	};
}

export type States<Account, State> = ReturnType<typeof createStates<Account, State>>;
