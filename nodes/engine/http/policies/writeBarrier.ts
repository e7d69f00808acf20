import { NotSent } from '../../declare';
import { letOthersWrite } from '../writes/barrier';
import type { Policy } from './policy';

/** Whatever an item sends next shows that it goes on. */
export const itemGoesOn: Policy = (next) => async (call) => {
	letOthersWrite(call.session);
	return await next(call);
};

/**
 * Until it is decided what the end of a write means, no other item writes: a failure may stop them. That is noted here,
 * before the place in the lane is handed on; it is decided when the item goes on or ends.
 */
export const decideFirst: Policy = (next) => async (call) => {
	const { session, kind } = call;
	if (kind === 'read') return await next(call);
	try {
		return await next(call);
	} finally {
		session.barrier.undecided(session.item);
	}
};

/** Nothing is written before every item was found good, nor after a write that failed. */
export const waitAtBarrier: Policy = (next) => async (call) => {
	const { session, kind, progress } = call;
	const { barrier, item, decides } = session;
	if (kind !== 'read' && progress.attempt === 1) {
		// What is decided about a refused order waits for no other decision, or two would wait for each other.
		if (!decides) await barrier.pass(item);
		else if (barrier.stopped) throw new NotSent();
	}
	return await next(call);
};
