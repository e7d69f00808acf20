/** The time for an attempt is over. Its code is the network's own, so that it is read like other failures. */
class TimedOut extends Error {
	readonly code = 'ETIMEDOUT';

	constructor() {
		super('The time is over.');
	}
}

/** Longer ones would overflow a timer, and end at once. */
const LONGEST = 2 ** 31 - 1;

/**
 * Gives work a time in all, whatever it does meanwhile: a server that sends a byte now and then never lets a connection
 * look idle. It is time of the real clock, as all time on the network is.
 * @param ms for the work as a whole
 * @param cancel ends it as well
 * @param work gets a signal that ends its connection
 * @throws TimedOut, or what the work failed with
 */
export async function within<T>(
	ms: number,
	cancel: AbortSignal | undefined,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const stop = new AbortController();
	const over = AbortSignal.timeout(Math.min(Math.ceil(ms), LONGEST));
	const ends = cancel ? [over, cancel] : [over];
	const removals: Array<() => void> = [];
	// Also work that does not listen to the signal is left when its time is over.
	const ended = new Promise<never>((_, reject) => {
		const end = () => {
			stop.abort();
			reject(new TimedOut());
		};
		for (const signal of ends) {
			if (signal.aborted) end();
			signal.addEventListener('abort', end);
			removals.push(() => signal.removeEventListener('abort', end));
		}
	});
	try {
		return await Promise.race([work(stop.signal), ended]);
	} finally {
		removals.forEach((remove) => remove());
	}
}
