import type { Outcome } from '../../util/answer';
import type { CallKind } from '../policies/policy';
import { backoff, pauseAfter, retryAfter } from './backoff';

/** Tries for faults that seldom mend themselves; a 429 is repeated as long as there is time. */
const MOST = 6;

/** What to do next. Times in milliseconds. */
export type Step =
	| { do: 'accept' }
	| { do: 'repeat'; after: number }
	/** the write may have arrived: ask the platform before anything else is sent */
	| { do: 'look'; after: number }
	/** `after`: when a try would have made sense, had there been time left */
	| { do: 'giveUp'; after?: number };

export interface Try {
	kind: CallKind;
	outcome: Outcome;
	/** 1 for the first */
	attempt: number;
	/** what is left of the item's time for repeats, in milliseconds */
	left: number;
	/** the refusal passes by itself: another change of the same object is under way */
	busy?: boolean;
	/** for Retry-After as a date, in milliseconds since 1970 */
	now: number;
	/** 0 to 1 */
	random: number;
}

/**
 * The table of the design: decided by what a repeat can do, never by luck.
 * | | 429 | never sent | no answer | 5xx |
 * | read | repeat | repeat | repeat | repeat |
 * | replayable write | repeat | repeat | repeat with the same id | look |
 * | unsafe write | repeat | repeat | look | look |
 * Busy answers are repeated as a 429 is.
 */
export function nextStep({ kind, outcome, attempt, left, busy, now, random }: Try): Step {
	const repeat = (after: number, most = Infinity): Step =>
		after <= left && attempt < most ? { do: 'repeat', after } : { do: 'giveUp', after };
	const pause = backoff(attempt, random);
	if (outcome.kind === 'refused') return outcome.passing ? repeat(pause, MOST) : { do: 'giveUp' };
	if (outcome.kind === 'none') {
		if (outcome.sent === 'maybe' && kind === 'unsafe') return { do: 'look', after: 0 };
		const step = repeat(pause, MOST);
		// Out of time with a write that may have arrived: never simply a failure.
		return step.do === 'giveUp' && outcome.sent === 'maybe' && kind === 'replayable' ? { do: 'look', after: 0 } : step;
	}
	const asked = retryAfter(outcome, now) ?? 0;
	const after = pauseAfter(outcome, attempt, random, now);
	if (outcome.status === 429 || busy) return repeat(after);
	// The data is still being made.
	if (outcome.status === 204 && kind === 'read' && asked > 0) return repeat(asked);
	// Refused at the door, so nothing was done: once more with the token that the core has just renewed.
	if (outcome.status === 401) return attempt === 1 ? { do: 'repeat', after: 0 } : { do: 'accept' };
	if (outcome.status >= 500 || outcome.status === 408) {
		return kind === 'read' ? repeat(after, MOST) : { do: 'look', after: Math.min(asked, left) };
	}
	return { do: 'accept' };
}
