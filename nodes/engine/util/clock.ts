/** Time as the engine sees it; a parameter, so that tests run on virtual time. Milliseconds. */
export interface Clock {
	/** the time of day, since 1970: somebody may set it meanwhile */
	now: () => number;
	/** the time since some moment, which runs on evenly whatever the time of day is set to: for how long something lasts */
	elapsed: () => number;
	sleep: (ms: number) => Promise<void>;
	/** 0 to 1, for jitter */
	random: () => number;
}

/** The user stopped the execution. n8n takes an execution for canceled by this very word in the message. */
export class Canceled extends Error {
	constructor() {
		super('The execution was canceled.');
	}
}

/** Sleeps in slices of a second at most, so that a canceled execution ends soon. @throws Canceled */
export async function sleepUnlessCanceled(clockOf: Clock, ms: number, signal?: AbortSignal): Promise<void> {
	const end = clockOf.elapsed() + ms;
	for (;;) {
		if (signal?.aborted) throw new Canceled();
		const left = end - clockOf.elapsed();
		if (left <= 0) return;
		await clockOf.sleep(Math.min(left, 1000));
	}
}

/** A moment in milliseconds as a person reads it: '2026-03-09 09:12 UTC' */
export const inUtc = (moment: number): string => `${new Date(moment).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
