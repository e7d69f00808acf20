import type { Settings } from '../../options';
import { createAdmin } from './admin';
import type { AdobeAdmin } from './admin';
import type { Moment } from './call';
import type { Distributor } from './distributors';
import { createAdobePlatform } from './platform';
import { emptyAdobeState } from './seed';
import { settleAdobe } from './settle';
import type { AdobeState } from './state';

interface Surroundings {
	distributors: Distributor[];
	settings: Settings;
	now: () => number;
	/** The states as they stand, one for each distributor. */
	states: () => AdobeState[];
	/** Called after every change that no request made. */
	save: () => void;
}

/** The states of distributors that have done nothing yet; `now` in ms. */
export const freshAdobeStates = (distributors: Distributor[], now: number): AdobeState[] =>
	distributors.map((distributor) => emptyAdobeState(distributor, now));

/** VIP Marketplace without its server: the platform, what it holds, and its consoles. */
export function createAdobe({ distributors, settings, now, states, save }: Surroundings) {
	/** A distributor after everything that was due has happened. */
	const momentOf = (index: number): Moment => {
		const moment = { distributor: distributors[index], state: states()[index], settings, now: now() };
		settleAdobe(moment);
		return moment;
	};
	return {
		platform: createAdobePlatform({
			distributors,
			settings,
			now,
			stateOf: (distributor) => states()[distributors.indexOf(distributor)],
		}),
		settled: (): AdobeState[] => distributors.map((_, index) => momentOf(index).state),
		admin: (index: number): AdobeAdmin => createAdmin(() => momentOf(index), save),
	};
}
