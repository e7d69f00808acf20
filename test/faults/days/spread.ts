const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The place of a number among the moments of the day, from 0 to 1: spread without a pattern, the same in every run. */
export const spread = (number: number): number => (number * 0.618_033_988_749_895) % 1;

/** How late a row is listed: three of four are on time, the others up to a quarter of an hour late. */
export const lateBy = (number: number): number =>
	number % 4 === 0 ? Math.floor(spread(number * 7) * 14.5 * MINUTE) : 0;

/** The second of the day in which something happens, for twenty numbers at a time. */
export const sharedSecond = (number: number, start: number): number =>
	Math.floor((start + spread(Math.floor(number / 20)) * DAY) / 1000) * 1000;

export const range = <Value>(count: number, make: (index: number) => Value): Value[] =>
	Array.from({ length: count }, (_, index) => make(index));
