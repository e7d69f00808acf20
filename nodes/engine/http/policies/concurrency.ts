import type { Clock } from '../../util/clock';
import type { ConcurrencyLimits } from '../../declare';

/** Runs at most `size` pieces of work at a time, in the order of their arrival. */
export function concurrencyLimit(size: number): <T>(work: () => Promise<T>) => Promise<T> {
	const waiting: Array<() => void> = [];
	let running = 0;
	return async (work) => {
		if (running >= size) await new Promise<void>((resolve) => waiting.push(resolve));
		else running += 1;
		try {
			return await work();
		} finally {
			// The place is handed over, not freed: nobody can slip in between.
			const next = waiting.shift();
			if (next) next();
			else running -= 1;
		}
	};
}

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
export function spread(size: number, clock: Clock): <T>(work: () => Promise<T>) => Promise<T> {
	let usual = 0;
	let next = 0;
	return async (work) => {
		const now = clock.now();
		const mine = Math.max(now, next);
		next = mine + Math.min(MOST, (SHARE * usual) / size);
		if (mine > now) await clock.sleep(Math.ceil(mine - now));
		const started = clock.now();
		try {
			return await work();
		} finally {
			usual += WEIGHT * (clock.now() - started - usual);
		}
	};
}

/** Work with the same key runs one after the other, in the order of its arrival; other keys are free. */
export function queues(): <T>(key: string | undefined, work: () => Promise<T>) => Promise<T> {
	const tails = new Map<string, Promise<unknown>>();
	return async (key, work) => {
		if (key === undefined) return await work();
		const before = tails.get(key) ?? Promise.resolve();
		const mine = before.then(work, work);
		// The tail only says when the work has ended; how it ended is told to its own caller.
		const tail = mine.then(
			() => undefined,
			() => undefined,
		);
		tails.set(key, tail);
		try {
			return await mine;
		} finally {
			if (tails.get(key) === tail) tails.delete(key);
		}
	};
}

/** Reads 10 at a time, changes 5, what buys or creates 1; or all of them as the user says, and together no more. */
export function concurrencyLimits(size: number | undefined, clock: Clock): ConcurrencyLimits {
	const all = concurrencyLimit(size ?? Infinity);
	const evenly = spread(size ?? 10, clock);
	return {
		read: concurrencyLimit(size ?? 10),
		change: concurrencyLimit(size ?? 5),
		buy: concurrencyLimit(size ?? 1),
		wire: async (work) => await all(async () => await evenly(work)),
	};
}
