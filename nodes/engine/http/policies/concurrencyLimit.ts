import type { ConcurrencyLimits } from '../../declare';
import type { Clock } from '../../util/clock';
import { concurrencyLimit } from '../pacing/concurrencyLimit';
import { stagger } from '../pacing/stagger';
import type { Policy } from './policy';

/** Reads 10 at a time, changes 5, what buys or creates 1; or all of them as the user says, and together no more. */
export function concurrencyLimits(size: number | undefined, clock: Clock): ConcurrencyLimits {
	const all = concurrencyLimit(size ?? Infinity);
	const evenly = stagger(size ?? 10, clock);
	return {
		read: concurrencyLimit(size ?? 10),
		change: concurrencyLimit(size ?? 5),
		buy: concurrencyLimit(size ?? 1),
		wire: async (work) => await all(async () => await evenly(work)),
	};
}

/**
 * A place among the reads, changes or purchases of a run, kept for all tries. What is decided about a refused order
 * needs none: those that hold the places wait for it.
 */
export const inLane: Policy = (next) => async (call) => {
	const { session, lane } = call;
	return session.decides ? await next(call) : await session.limits[lane](async () => await next(call));
};

/** A place on the wire, for one try. */
export const onTheWire: Policy = (next) => async (call) => {
	const { limits, clock } = call.session;
	return await limits.wire(async () => {
		call.progress.sentAt = clock.now();
		return await next(call);
	});
};
