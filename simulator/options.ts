import { setTimeout as wait } from 'node:timers/promises';
import type { Account } from './accounts';
import { DEFAULT_ACCOUNTS } from './accounts';
import type { Distributor } from './platforms/adobe/distributors';
import { DEFAULT_DISTRIBUTORS } from './platforms/adobe/distributors';
import type { Tenant } from './platforms/partnerCenter/tenants';
import { DEFAULT_TENANTS } from './platforms/partnerCenter/tenants';

export type { Account };

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
	singleAction: boolean;
	registrationMs: number;
	utilizationDelayMs: number;
	exportMs: number;
	batchMs: number;
	sheetPacking: 'none' | 'gzip' | 'zip';
	salesRegistered: boolean;
	referralPatch: 'json' | 'json-patch' | 'none';
	bomAnswers: boolean;
	wrappedTransitions: boolean;
	adobeTokenSeconds: number;
	adobePerMinute: number;
	replayDays: number;
	replayReads: boolean;
	replayFaults: boolean;
	accountValidationMs: number;
	adobeOrderMs: number;
	transferMs: number;
	commitmentMs: number;
	returnWords: boolean;
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
	distributors: Distributor[];
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
	singleAction: false,
	registrationMs: 2000,
	utilizationDelayMs: 0,
	exportMs: 3000,
	batchMs: 3000,
	sheetPacking: 'none',
	salesRegistered: true,
	referralPatch: 'json',
	bomAnswers: true,
	wrappedTransitions: false,
	adobeTokenSeconds: 86_400,
	adobePerMinute: 0,
	replayDays: 10,
	replayReads: true,
	replayFaults: false,
	accountValidationMs: 3000,
	adobeOrderMs: 3000,
	transferMs: 3000,
	commitmentMs: 3000,
	returnWords: true,
};

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
		distributors: DEFAULT_DISTRIBUTORS,
		...DEFAULT_SETTINGS,
		...options,
	};
}

/** The settings among the options, as an object of their own. */
export function settingsOf(options: SimulatorOptions): Settings {
	const names = Object.keys(DEFAULT_SETTINGS) as Array<keyof Settings>;
	return Object.fromEntries(names.map((name) => [name, options[name]])) as unknown as Settings;
}
