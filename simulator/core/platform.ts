import type { FastifyInstance } from 'fastify';
import type { Contract } from './contract/contract';
import type { Faults } from './http/faults';
import type { ServeParts } from './http/serve';
import type { CoreSettings, Declared } from './settings';
import type { EffectCounter, Effects } from './state/effects';

/** What a platform gets from the simulator around it. */
export interface Core extends ServeParts {
	/** The clock, in milliseconds; every state transition is computed from it. */
	now: () => number;
	effects: EffectCounter;
	/** `http://127.0.0.1:{port}`, known once the server listens. */
	url: () => string;
	/** The same of the storage, a host of its own for files. */
	storageUrl: () => string;
}

/** What a person needs to use a platform: its addresses, and the fields of a test credential by their labels. */
export type Guide = { name: string; addresses: Record<string, string>; credential: Record<string, string> };

/** The states of a platform's accounts, as the core keeps them in a file. */
export interface KeptStates {
	all(): unknown[];
	/** Throws when they are for another number of accounts. */
	load(saved: unknown[]): void;
	reset(): void;
}

/** A platform that is being played. What its accessors hand out are copies. */
export interface RunningPlatform {
	/** Who can sign in. */
	accounts: Array<{ name: string }>;
	/** May be changed at any time; holds for what happens afterwards. */
	settings: object;
	states: KeptStates;
	guide(): Guide;
	/** What an account owns, after everything that was due has happened. */
	state(index?: number): object;
	/** What is stored beyond the start, over all accounts. */
	effects(): object;
	/** What people do in the platform's consoles, and what a test arranges there: functions by name. */
	admin(index?: number): object;
	/** Puts it on the server, and its files on the storage. */
	serve(app: FastifyInstance, storage: FastifyInstance): Promise<void>;
	/** Forgets tokens, rates and files; the core resets the states. */
	reset(): void;
}

/** A platform as the registry lists it. */
export interface Platform {
	contract: Contract;
	settings: Declared;
	/** Options are the accounts and the settings that differ. */
	start(core: Core, options?: never): RunningPlatform;
}

export type Platforms = Record<string, Platform>;

/** What a platform is started with, by its name in the registry. */
export type PlatformOptions<Registry extends Platforms> = {
	[Name in keyof Registry]?: Parameters<Registry[Name]['start']>[1];
};

/** The platforms of a registry as they run, by name. */
export type Running<Registry extends Platforms> = { [Name in keyof Registry]: ReturnType<Registry[Name]['start']> };

/** What all platforms of a running simulator have in common. */
export interface SimulatorCore {
	/** `http://127.0.0.1:{port}` */
	url: string;
	/** Where files are: a host of its own. */
	storageUrl: string;
	/** May be changed at any time; holds for what happens afterwards. */
	settings: CoreSettings;
	faults: Pick<Faults, 'add' | 'clear'>;
	/** The requests to all platforms. */
	effects(): Effects;
	/** Counts requests from zero; what is stored stays. */
	forgetCounts(): void;
	/** Forgets accounts' data, tokens, faults and counts; the settings stay. */
	reset(): void;
	/** Cuts all connections, those that hang too. */
	stop(): Promise<void>;
}

/** A running simulator: what all platforms have in common, and each platform by its name in the registry. */
export type SimulatorOf<Registry extends Platforms> = SimulatorCore & Running<Registry>;

/** What people do in a platform's consoles; `changed` is called after every action. */
export function consoles<Actions extends Record<string, (...given: never[]) => unknown>>(
	actions: Actions,
	changed: () => void,
): Actions {
	const saving = Object.entries(actions).map(([name, act]) => [
		name,
		(...given: never[]): unknown => {
			const result = act(...given);
			changed();
			return result;
		},
	]);
	return Object.fromEntries(saving) as Actions;
}
