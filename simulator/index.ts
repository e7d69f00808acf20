import type { SimulatorOf } from './core/platform';
import { type OptionsOf, startPlatforms } from './core/start';
import { platforms } from './platforms';

export type { FaultRule } from './core/http/faults';
export type { Effects } from './core/state/effects';

export type SimulatorOptions = OptionsOf<typeof platforms>;

/** A running simulator of all platforms: `simulator.ingram.orders()`. What it hands out are copies. */
export type Simulator = SimulatorOf<typeof platforms>;

/** Starts the platforms and the storage, each on a port of its own. Throws when a port is taken. */
export const startSimulator = async (options: SimulatorOptions = {}): Promise<Simulator> =>
	await startPlatforms(platforms, options);
