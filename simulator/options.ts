import { setTimeout as wait } from 'node:timers/promises';

/** A reseller that signs in: its credential, and what it may do. Accounts share nothing. */
export interface Account {
	name: string;
	username: string;
	password: string;
	subscriptionKey: string;
	marketplace: string;
	/** For the OpenID Connect password grant. */
	clientId: string;
	clientSecret: string;
	/** When set, POST /token must carry it as X-Client-Id. */
	applicationId?: string;
	/** The privilege that specialProviderCost needs. */
	spotProviderCosts: boolean;
}

/** What can be changed while the simulator runs; SETTINGS in `faults.ts` says what each one means. */
export interface Settings {
	customerActivationMs: number;
	orderProcessingMs: number;
	reportProcessingMs: number;
	tokenSeconds: number;
	linkSeconds: number;
	listShowsPoNumber: boolean;
	singleShowsPoNumber: boolean;
	ratePerSecond: number;
	latencyMs: number;
	catalogueExtra: number;
	maxPageSize: number | null;
	reportRows: number;
	wrongKeyStatus: number;
}

export interface SimulatorOptions extends Settings {
	/** 0 = any free port. */
	port: number;
	storagePort: number;
	/** The clock, in milliseconds; every state transition is computed from it. */
	now: () => number;
	sleep: (ms: number) => Promise<void>;
	/** Where the state is kept between two starts; without it the state lives in memory. */
	stateFile?: string;
	accounts: Account[];
}

export const DEFAULT_SETTINGS: Settings = {
	customerActivationMs: 3000,
	orderProcessingMs: 3000,
	reportProcessingMs: 2000,
	tokenSeconds: 1500,
	linkSeconds: 3600,
	listShowsPoNumber: false,
	singleShowsPoNumber: true,
	ratePerSecond: 0,
	latencyMs: 0,
	catalogueExtra: 0,
	maxPageSize: null,
	reportRows: 3,
	wrongKeyStatus: 401,
};

/** Two resellers with nothing in common, so that a client that mixes them up is found out. */
export const DEFAULT_ACCOUNTS: Account[] = [
	{
		name: 'Demo reseller US',
		username: 'demo-us',
		password: 'demo-us-password',
		subscriptionKey: 'demo-us-subscription-key',
		marketplace: 'us',
		clientId: 'demo-us-client',
		clientSecret: 'demo-us-client-secret',
		spotProviderCosts: true,
	},
	{
		name: 'Demo reseller UK',
		username: 'demo-uk',
		password: 'demo-uk-password',
		subscriptionKey: 'demo-uk-subscription-key',
		marketplace: 'uk',
		clientId: 'demo-uk-client',
		clientSecret: 'demo-uk-client-secret',
		spotProviderCosts: false,
	},
];

/** Fills what is not given with the defaults. */
export function withDefaults(options: Partial<SimulatorOptions>): SimulatorOptions {
	return {
		port: 0,
		storagePort: 0,
		now: Date.now,
		// A sleep that is still under way must not keep a stopped simulator's process alive.
		sleep: (ms) => wait(ms, undefined, { ref: false }),
		accounts: DEFAULT_ACCOUNTS,
		...DEFAULT_SETTINGS,
		...options,
	};
}

/** The settings among the options, as an object of their own. */
export function settingsOf(options: SimulatorOptions): Settings {
	const names = Object.keys(DEFAULT_SETTINGS) as Array<keyof Settings>;
	return Object.fromEntries(names.map((name) => [name, options[name]])) as unknown as Settings;
}
