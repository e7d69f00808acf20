import type { Answer, Outcome } from '../../util/answer';

/** What a repeat of a call can do. `replayable`: a write that the platform recognizes by its id. */
export type CallKind = 'read' | 'replayable' | 'unsafe';

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

const FIRST = 500;
const LONGEST = 16_000;
/** Tries for faults that seldom mend themselves; a 429 is repeated as long as there is time. */
const MOST = 6;

/** Exponential, half of it random, so that many clients do not come back at once. */
export function backoff(attempt: number, random: number): number {
	const full = Math.min(LONGEST, FIRST * 2 ** (attempt - 1));
	return full / 2 + (full / 2) * random;
}

/** Longer is not waited for anyway, and what is told of it must stay a date. */
const YEAR = 365 * 24 * 60 * 60 * 1000;

/** Retry-After in milliseconds, given in seconds or as a date, a year at most; undefined when absent or unreadable. */
export function retryAfter(answer: Answer, now: number): number | undefined {
	const given = answer.headers['retry-after'];
	if (given === undefined) return undefined;
	const wait = /^\d+(\.\d+)?$/.test(given.trim()) ? Number(given) * 1000 : Date.parse(given) - now;
	return Number.isNaN(wait) ? undefined : Math.min(YEAR, Math.max(0, wait));
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
	// 0, or a date that is over, tells nothing: without a pause of our own the platform would be hammered.
	const told = retryAfter(outcome, now) || undefined;
	if (outcome.status === 429 || busy) return repeat(told ?? pause);
	// The data is still being made.
	if (outcome.status === 204 && kind === 'read' && told !== undefined) return repeat(told);
	// Refused at the door, so nothing was done: once more with the token that the core has just renewed.
	if (outcome.status === 401) return attempt === 1 ? { do: 'repeat', after: 0 } : { do: 'accept' };
	if (outcome.status >= 500 || outcome.status === 408) {
		if (kind === 'read') return repeat(told ?? pause, MOST);
		return { do: 'look', after: Math.min(told ?? 0, left) };
	}
	return { do: 'accept' };
}
