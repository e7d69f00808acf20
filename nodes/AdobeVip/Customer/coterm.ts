import type { Values } from '../../engine/declare';
import { at } from '../../engine/util/path';

import { dayOf } from '../windows';

/** The same day some months later, counted in UTC; the last day of a month that has no such day. */
export function inMonths(now: number, months: number): string {
	const today = new Date(now);
	const first = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 1));
	const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
	first.setUTCDate(Math.min(today.getUTCDate(), lastDay));
	return dayOf(first.getTime());
}

/** Longest terms in months. Source: facts, customer.create and customer.createLga, cotermDate. */
const MOST: Record<string, number> = { COM: 36, EDU: 48, GOV: 36 };
const MOST_OF_AGENCY = 23;

/**
 * Why a first anniversary cannot be asked for; undefined when it can.
 * @param wanted a plain date; both ends of its span count
 * @param now milliseconds since 1970
 */
export function anniversaryProblem(
	wanted: string,
	kind: { segment: string; agency: boolean },
	now: number,
): string | undefined {
	const last = inMonths(now, kind.agency ? MOST_OF_AGENCY : (MOST[kind.segment] ?? MOST.COM));
	const first = kind.agency ? dayOf(now) : inMonths(now, 12);
	// Dates of this form sort as text.
	if (wanted >= first && wanted <= last) return undefined;
	return `"Anniversary Date" must be from ${first} to ${last} (UTC), but is ${wanted}. Leave it out for a standard term: Adobe then sets it with the first order.`;
}

/** The rule on the anniversary for what creates a customer. */
export const anniversaryRule =
	(agency: boolean) =>
	({ body }: Values, now: number): string | undefined => {
		if (body.cotermDate === undefined) return undefined;
		const segment = String(at(body, 'companyProfile.marketSegment') ?? 'COM');
		return anniversaryProblem(String(body.cotermDate), { segment, agency }, now);
	};
