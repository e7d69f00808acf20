import type { Clock } from '../../util/clock';

/** Of the even distance between two requests, so much is kept: the rest is air for what comes late. */
const SHARE = 0.8;
/** No two requests are held apart for longer than these milliseconds. */
const MOST = 5;
const WEIGHT = 0.1;

/**
 * Lets requests out evenly instead of in bursts. Lanes that begin together would wake together: then the processor
 * has the work of all at once while nothing is on the wire, and again with the next answers.
 * @param size how many are on the wire at the most
 */
export function stagger(size: number, clock: Clock): <T>(work: () => Promise<T>) => Promise<T> {
	let usual = 0;
	let next = 0;
	return async (work) => {
		const now = clock.elapsed();
		const mine = Math.max(now, next);
		next = mine + Math.min(MOST, (SHARE * usual) / size);
		if (mine > now) await clock.sleep(Math.ceil(mine - now));
		const started = clock.elapsed();
		try {
			return await work();
		} finally {
			usual += WEIGHT * (clock.elapsed() - started - usual);
		}
	};
}
