import * as fc from 'fast-check';

import { inUtc } from '../../../nodes/engine/util/clock';
import {
	autoRenewalDeadline,
	choiceSpan,
	dayOf,
	hoursLeft,
	isIn,
	isoOf,
	momentOf,
	returnDeadline,
	spanText,
} from '../../../nodes/AdobeVip/windows';

const at = (text: string) => Date.parse(text);
const SECOND = 1000;

describe('moments of the platform', () => {
	it.each([
		['2026-03-02T10:00:00Z', '2026-03-02T10:00:00.000Z'],
		['2027-02-03', '2027-02-03T00:00:00.000Z'],
		['2026-03-02T10:00:00.000+00:00', '2026-03-02T10:00:00.000Z'],
		['2026-03-02T10:00:00', '2026-03-02T10:00:00.000Z'],
	])('%s', (given, expected) => {
		expect(momentOf(given)).toBe(at(expected));
	});

	it.each(['', undefined, null, 20260302, 'soon', '2026-13-01'])('%p is none', (given) => {
		expect(momentOf(given)).toBeUndefined();
	});

	it('prints in UTC', () => {
		const moment = at('2026-03-09T09:12:30Z');
		expect([isoOf(moment), inUtc(moment), dayOf(moment)]).toEqual([
			'2026-03-09T09:12:30Z',
			'2026-03-09 09:12 UTC',
			'2026-03-09',
		]);
	});
});

describe('returns: 14 days from the creation', () => {
	it.each([
		['2026-03-02T10:00:00Z', '2026-03-16T10:00:00Z'],
		['2027-02-20T23:59:59Z', '2027-03-06T23:59:59Z'],
		// A leap year has one more day in February.
		['2028-02-20T23:59:59Z', '2028-03-05T23:59:59Z'],
		['2028-02-29T00:00:00Z', '2028-03-14T00:00:00Z'],
		['2026-12-25T08:00:00Z', '2027-01-08T08:00:00Z'],
	])('placed %s, until %s', (placed, until) => {
		expect(isoOf(returnDeadline(placed) as number)).toBe(until);
	});

	it('is over one second after', () => {
		const deadline = returnDeadline('2028-02-20T10:00:00Z') as number;
		expect(hoursLeft(deadline, deadline - 3600 * SECOND)).toBe(1);
		expect(hoursLeft(deadline, deadline - 3599 * SECOND)).toBe(0);
		expect(hoursLeft(deadline, deadline + SECOND)).toBe(0);
	});

	it('knows none without a date', () => {
		expect(returnDeadline('')).toBeUndefined();
	});
});

describe('auto-renewal: three days before the renewal', () => {
	it.each([
		['2027-02-03', '2027-01-31T00:00:00Z'],
		['2028-03-01', '2028-02-27T00:00:00Z'],
		['2027-03-01', '2027-02-26T00:00:00Z'],
		['2028-03-03', '2028-02-29T00:00:00Z'],
	])('renews %s, until %s', (renews, until) => {
		expect(isoOf(autoRenewalDeadline(renews) as number)).toBe(until);
	});
});

describe('choices for the next term: 30 to 3 days before the anniversary', () => {
	it.each([
		['2027-03-15', '2027-02-13T00:00:00Z', '2027-03-12T23:59:59Z'],
		['2028-03-15', '2028-02-14T00:00:00Z', '2028-03-12T23:59:59Z'],
		['2028-02-29', '2028-01-30T00:00:00Z', '2028-02-26T23:59:59Z'],
		['2027-01-02', '2026-12-03T00:00:00Z', '2026-12-30T23:59:59Z'],
	])('anniversary %s: first %s, last %s', (anniversary, first, last) => {
		const span = choiceSpan(anniversary)!;
		expect(isIn(span, at(first) - SECOND)).toBe(false);
		expect(isIn(span, at(first))).toBe(true);
		expect(isIn(span, at(first) + SECOND)).toBe(true);
		expect(isIn(span, at(last))).toBe(true);
		expect(isIn(span, at(last) + SECOND)).toBe(false);
		expect(spanText(span)).toBe(`from ${first.slice(0, 10)} to ${last.slice(0, 10)} (UTC)`);
	});

	it('is 28 days long, whatever the year', () => {
		fc.assert(
			fc.property(
				fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
				(date) => {
					const span = choiceSpan(date.toISOString().slice(0, 10))!;
					expect((span.ends - span.opens) / (24 * 3600 * SECOND)).toBe(28);
				},
			),
		);
	});

	it('has no span without an anniversary', () => {
		expect(choiceSpan('')).toBeUndefined();
	});
});
