import type { Simulator } from '../../../simulator';

/** The credentials of one platform, as a user sets them up for the simulator. */
export interface Credentials {
	name: string;
	/** Type names. One set of values serves each of them. */
	types: string[];
	/** What the simulator's first account signs in with. */
	values: (simulator: Simulator) => Record<string, string>;
}
