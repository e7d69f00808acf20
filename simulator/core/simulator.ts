import type { Faults } from './http/faults';
import type { Platforms, Running } from './platform';
import type { CoreSettings } from './settings';
import type { Effects } from './state/effects';

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
