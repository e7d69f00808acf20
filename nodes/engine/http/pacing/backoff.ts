import type { Answer } from '../../util/answer';

const FIRST = 500;
const LONGEST = 16_000;

/** Exponential, half of it random, so that many clients do not come back at once. */
export function backoff(attempt: number, random: number): number {
	const full = Math.min(LONGEST, FIRST * 2 ** (attempt - 1));
	return full / 2 + (full / 2) * random;
}

/** A longer pause is never waited for, and the error that names it needs a valid date. */
const YEAR = 365 * 24 * 60 * 60 * 1000;

/** Retry-After in milliseconds, given in seconds or as a date, a year at most; undefined when absent or unreadable. */
export function retryAfter(answer: Answer, now: number): number | undefined {
	const given = answer.headers['retry-after'];
	if (given === undefined) return undefined;
	const wait = /^\d+(\.\d+)?$/.test(given.trim()) ? Number(given) * 1000 : Date.parse(given) - now;
	return Number.isNaN(wait) ? undefined : Math.min(YEAR, Math.max(0, wait));
}

/**
 * The pause after a limit or a fault: as long as the platform asks for, else one of our own. 0, or a date that is over,
 * says nothing: the platform would be hammered.
 */
export const pauseAfter = (answer: Answer, attempt: number, random: number, now: number): number =>
	retryAfter(answer, now) || backoff(attempt, random);
