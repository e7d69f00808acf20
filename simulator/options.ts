import { setTimeout as wait } from 'node:timers/promises';
import type { Tenant } from './partnerCenter/tenants';
import { DEFAULT_TENANTS } from './partnerCenter/tenants';

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
	partnerTokenSeconds: number;
	rotateRefreshTokens: boolean;
	mfaClaim: boolean;
	mfaRequired: boolean;
	throttlePerMinute: number;
	publishedLimits: boolean;
	replayMs: number;
	cartLifeMs: number;
	provisioningMs: number;
	orderListingMs: number;
	pendingChangeMs: number;
	slowChangeMs: number;
	registrationMs: number;
	utilizationDelayMs: number;
	exportMs: number;
	batchMs: number;
	bomAnswers: boolean;
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
	tenants: Tenant[];
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
	partnerTokenSeconds: 3600,
	rotateRefreshTokens: false,
	mfaClaim: true,
	mfaRequired: false,
	throttlePerMinute: 0,
	publishedLimits: false,
	replayMs: 3_600_000,
	cartLifeMs: 900_000,
	provisioningMs: 3000,
	orderListingMs: 0,
	pendingChangeMs: 0,
	slowChangeMs: 0,
	registrationMs: 2000,
	utilizationDelayMs: 0,
	exportMs: 3000,
	batchMs: 3000,
	bomAnswers: true,
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
		tenants: DEFAULT_TENANTS,
		...DEFAULT_SETTINGS,
		...options,
	};
}

/** The settings among the options, as an object of their own. */
export function settingsOf(options: SimulatorOptions): Settings {
	const names = Object.keys(DEFAULT_SETTINGS) as Array<keyof Settings>;
	return Object.fromEntries(names.map((name) => [name, options[name]])) as unknown as Settings;
}
