import type { ConcurrencyLimits } from '../../declare';
import { usableToken } from '../../auth/tokens';
import type { Clock } from '../../util/clock';
import { concurrencyLimit } from '../pacing/concurrencyLimit';
import { stagger } from '../pacing/stagger';
import type { Policy } from './policy';

/** So many reads at a time: a list of 100 pages takes little longer than it must, and with a purchase it is 20. */
const READS = 19;

/** Reads 19 at a time, changes 5, what buys or creates 1; or all of them as the user says, and together no more. */
export function concurrencyLimits(size: number | undefined, clock: Clock): ConcurrencyLimits {
	const all = concurrencyLimit(size ?? Infinity);
	const evenly = stagger(size ?? READS, clock);
	return {
		read: concurrencyLimit(size ?? READS),
		change: concurrencyLimit(size ?? 5),
		buy: concurrencyLimit(size ?? 1),
		ahead: concurrencyLimit((size ?? 1) + 1),
		// One purchase at a time comes in no burst, and the next ones wait for it.
		wire: async (work, lane) =>
			await all(async () => (lane === 'buy' && size === undefined ? await work() : await evenly(work))),
	};
}

/**
 * While one purchase is being sent, the next in line makes its look, and can go out at once. What is decided about a
 * refused order waits for nobody.
 */
export const lookAhead: Policy = (next) => async (call) => {
	const { session, request } = call;
	const { beforeTurn } = request;
	if (beforeTurn === undefined || session.decides) return await next(call);
	return await session.limits.ahead(async () => {
		await beforeTurn();
		return await next(call);
	});
};

/**
 * A place among the reads, changes or purchases of a run, kept for all tries. Reads of an item that has begun go before
 * those of others: what it saw would grow old meanwhile. What is decided about a refused order needs no place: those
 * that hold the places wait for it.
 */
export const inLane: Policy = (next) => async (call) => {
	const { session, lane } = call;
	if (session.decides) return await next(call);
	const { begun } = session;
	const goesFirst = lane === 'read' && begun.is;
	begun.is = true;
	return await session.limits[lane](async () => await next(call), goesFirst);
};

/** A place on the wire, for one try. */
export const onTheWire: Policy = (next) => async (call) => {
	const { limits, clock, credential, vendor } = call.session;
	const sendNow = async () => {
		call.progress.sentAt = clock.elapsed();
		const { progress, kind } = call;
		const usable = kind === 'read' ? undefined : usableToken(credential, vendor.volatile, clock.now());
		const outcome = await next(call);
		if (kind !== 'read') progress.token = usable ?? credential.sessionToken;
		return outcome;
	};
	return await limits.wire(sendNow, call.lane);
};
