/** Days as YYYY-MM-DD in UTC, so that they compare as texts. */

const DAY = 24 * 60 * 60 * 1000;

/** For how long the platform keeps records, and how far back it looks when no first day is given. Source: facts, auditRecord.getMany. */
export const KEPT = 90;
export const STANDARD = 30;

export const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

export const later = (day: string, days: number): string => dayOf(Date.parse(day) + days * DAY);

/** From one day to another. */
export interface Period {
	from: string;
	to: string;
}

/**
 * The period that is meant: to today when no last day is given, 30 days when no first one is.
 * @param now milliseconds since 1970
 */
export function periodOf(given: Partial<Period>, now: number): Period {
	const to = given.to ?? dayOf(now);
	const oldest = later(dayOf(now), -KEPT);
	const standard = later(to, -STANDARD);
	return { from: given.from ?? (standard < oldest ? oldest : standard), to };
}

/** Why the platform would refuse a period, in a sentence. @param now milliseconds since 1970 */
export function periodProblem({ from, to }: Period, now: number): string | undefined {
	const oldest = later(dayOf(now), -KEPT);
	if (from < oldest) return `Records are kept for ${KEPT} days, so From must be ${oldest} or later, but is ${from}.`;
	return to < from ? `The period ends (${to}) before it starts (${from}).` : undefined;
}

/**
 * A period in pieces, from the first day on. Each begins on the day on which the one before ends: the platform does not
 * determine whether it counts the last day, and rows that come twice are dropped later.
 */
export function piecesOf({ from, to }: Period, days: number): Period[] {
	const end = later(from, days);
	return end >= to ? [{ from, to }] : [{ from, to: end }, ...piecesOf({ from: end, to }, days)];
}
