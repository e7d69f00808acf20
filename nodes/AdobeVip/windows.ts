/**
 * Until when things can be done. All arithmetic is in UTC: Adobe gives moments in UTC and anniversaries as plain dates.
 * Source: facts, timeRules. Moments are milliseconds since 1970.
 */

const DAY = 24 * 60 * 60_000;
const HOUR = 60 * 60_000;
const SECOND = 1000;

const RETURN_DAYS = 14;

/** Days before the anniversary, the first and the last of them included. */
const CHOICE = { from: 30, to: 3 };

/** A span of time: from its first moment on, until just before its end. */
export interface Span {
	opens: number;
	ends: number;
}

/** A moment or plain date of the platform; a date is its first second in UTC. Undefined for anything else, as for ''. */
export function momentOf(value: unknown): number | undefined {
	if (typeof value !== 'string') return undefined;
	const parts = /^(\d{4}-\d{2}-\d{2})(T\S+)?$/.exec(value);
	if (!parts) return undefined;
	const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(value);
	const moment = Date.parse(parts[2] === undefined ? `${parts[1]}T00:00:00Z` : zoned ? value : `${value}Z`);
	return Number.isNaN(moment) ? undefined : moment;
}

/** '2026-03-09T09:12:00Z' */
export const isoOf = (moment: number): string => new Date(moment).toISOString().replace('.000Z', 'Z');

/** '2026-03-09' */
export const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** The last moment in which an order can be returned: 14 times 24 hours after it was placed. */
export function returnDeadline(creationDate: unknown): number | undefined {
	const placed = momentOf(creationDate);
	return placed === undefined ? undefined : placed + RETURN_DAYS * DAY;
}

/** Whether a deadline has passed. Adobe shows whole seconds, so its last second still counts. */
export const isOver = (deadline: number, now: number): boolean => now >= deadline + SECOND;

/** Whole hours that are left until a deadline; 0 once it is over. */
export const hoursLeft = (deadline: number, now: number): number => Math.max(0, Math.floor((deadline - now) / HOUR));

/**
 * The last moment in which auto-renewal is sure to be changed in time. Renewal starts shortly after midnight of the
 * anniversary, so this is midnight three days before.
 */
export function autoRenewalDeadline(renewalDate: unknown): number | undefined {
	const renews = momentOf(renewalDate);
	return renews === undefined ? undefined : renews - CHOICE.to * DAY;
}

/**
 * When a product can be scheduled, or a high-growth offer chosen, for the renewal on a date: from 30 to 3 days before.
 * Both days count whole, so that nothing is refused here that the platform might still take.
 */
export function choiceSpan(anniversary: unknown): Span | undefined {
	const day = momentOf(anniversary);
	return day === undefined ? undefined : { opens: day - CHOICE.from * DAY, ends: day - (CHOICE.to - 1) * DAY };
}

export const isIn = ({ opens, ends }: Span, now: number): boolean => now >= opens && now < ends;

/** 'from 2027-01-04 to 2027-01-31 (UTC)' */
export const spanText = ({ opens, ends }: Span): string => `from ${dayOf(opens)} to ${dayOf(ends - 1)} (UTC)`;
