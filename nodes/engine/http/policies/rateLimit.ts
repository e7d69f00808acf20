import type { Outcome } from '../../util/answer';
import { pauseAfter } from '../pacing/backoff';
import { tooBusy } from '../problem';
import type { Policy } from './policy';

/** The platform took the request, whatever it says of it. */
const wasTaken = (outcome: Outcome): boolean =>
	outcome.kind === 'answer' && outcome.status < 500 && outcome.status !== 408;

/** Keeps to the platform's rate, and to the pauses that it asks all of a run for. */
export const rateLimit: Policy = (next) => async (call) => {
	const { session, request, progress } = call;
	const { rateLimiter, budget, signal, clock } = session;
	// Somebody else of this run was asked to stay away for longer than this item may wait.
	const pause = rateLimiter.pause();
	if (pause > budget.left) throw tooBusy(session, pause, { route: request.route });
	await rateLimiter.turn(signal);
	const outcome = await next(call);
	if (outcome.kind === 'answer' && outcome.status === 429)
		rateLimiter.refused(pauseAfter(outcome, progress.attempt, progress.random, clock.now()), progress.sentAt);
	else if (wasTaken(outcome)) rateLimiter.accepted();
	return outcome;
};
