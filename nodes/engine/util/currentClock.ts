import { sleep } from 'n8n-workflow';

import type { Clock } from './clock';

let current: Clock = {
	now: () => Date.now(),
	elapsed: () => performance.now(),
	sleep: async (ms) => await sleep(ms),
	random: () => Math.random(),
};

/** The clock that a run starts with. A run asks once; everything in it has the clock from its session. */
export const currentClock = (): Clock => current;

/** Gives the runs that start from now on another clock: the one place where tests bring in virtual time. */
export function useClock(clock: Clock): void {
	current = clock;
}
