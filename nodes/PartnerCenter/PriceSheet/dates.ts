const US = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?)?$/i;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/;

/** Means a price without an end. */
const NEVER = '9999';

/** Year, month and day as they are written, in this order. */
function partsOf(text: string): string[] | undefined {
	const iso = ISO.exec(text);
	if (iso) return iso.slice(1);
	const us = US.exec(text);
	return us ? [us[3], us[1].padStart(2, '0'), us[2].padStart(2, '0')] : undefined;
}

function exists([year, month, day]: string[]): boolean {
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/**
 * A day of a sheet as YYYY-MM-DD; its dates are US text. Null is none, or one without end;
 * what cannot be read for sure stays as it is.
 */
export function dayOf(text: string): string | null {
	const given = text.trim();
	const parts = partsOf(given);
	if (given === '' || parts?.[0] === NEVER) return null;
	return parts && exists(parts) ? parts.join('-') : given;
}

/** Whether a text of `dayOf` is a day that can be compared. */
export const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);
