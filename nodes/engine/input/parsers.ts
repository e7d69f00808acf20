import type { IDataObject } from 'n8n-workflow';
import { parseExactJson } from '../util/json';
import { InputProblem } from '../declare';
import type { Check } from '../declare';

import { isExact } from '../util/decimal';
import { isObject } from '../util/path';

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

function plainText(value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return digitsOf(value);
	if (typeof value === 'boolean') return String(value);
	throw new InputProblem('must be text, but is a list or an object');
}

/** A number as text. Beyond 2^53 its last digits are not those that it was written with. */
function digitsOf(value: number): string {
	if (!Number.isFinite(value)) throw new InputProblem(`is ${value}: an expression found no number`);
	if (Number.isInteger(value) && !Number.isSafeInteger(value))
		throw new InputProblem(
			`is the number ${value}, which is too long to be exact: its last digits are lost. Use text, in quotes`,
		);
	return String(value);
}

/** Text as it is; numbers become text. */
export const text: Check = (value) => (isEmpty(value) ? undefined : plainText(value));

/** Text without white space around it; blanks count as nothing. */
export const trimmed: Check = (value) => {
	if (isEmpty(value)) return undefined;
	return plainText(value).trim() || undefined;
};

/** No platform has longer ones. */
const LONGEST_ID = 500;

/**
 * An id: goes into addresses, so nothing that could lead elsewhere is let through.
 * Refuses / \ ? # % and white space inside, '.' and '..', and what an expression leaves that found nothing.
 */
export const id: Check = (value) => {
	if (typeof value === 'boolean' || (typeof value === 'number' && !Number.isInteger(value)))
		throw new InputProblem(`is not an ID: it is ${value}`);
	const given = trimmed(value) as string | undefined;
	if (given === undefined) return undefined;
	if (/^(undefined|null|NaN|\[object \w+\])$/.test(given))
		throw new InputProblem('is not an ID: an expression found nothing. Correct the expression');
	if (/\p{Default_Ignorable_Code_Point}/u.test(given))
		throw new InputProblem('is not an ID: it contains a character that cannot be seen. Enter the ID by hand');
	if (given.length > LONGEST_ID) throw new InputProblem(`is not an ID: it has ${given.length} characters`);
	if (/^[^/\\?#%]*\s[^/\\?#%]*$/u.test(given)) {
		throw new InputProblem('is not an ID: it contains a space, like a name. Choose from the list, or enter the ID');
	}
	if (/[/\\?#%\s\u0000-\u001f]|\p{Cs}/u.test(given) || /^\.+$/.test(given) || given.includes('..')) {
		throw new InputProblem(
			'is not an ID: it contains a character that no ID has (such as / ? # % or ..). Enter only the ID, not an address',
		);
	}
	return given;
};

/** A part of a path: as an id, but blanks inside are let through, for names that serve as ids. */
export const segment: Check = (value) => {
	const given = trimmed(value) as string | undefined;
	id(given?.replaceAll(' ', ''));
	return given;
};

/** A finite number; text is read as one when it is digits, as 1e3 or 0x10 are more often a slip than a number. */
export const number: Check = (value) => {
	if (isEmpty(value)) return undefined;
	const given = typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
	if (typeof given !== 'number' || !Number.isFinite(given)) {
		throw new InputProblem('must be a number');
	}
	if (typeof value === 'string' && !isExact(value, given))
		throw new InputProblem(`has more digits than can be kept: ${value.trim()} would become ${given}`);
	return given;
};

/** A whole number. */
export const integer: Check = (value) => {
	const given = number(value) as number | undefined;
	if (given !== undefined && !Number.isSafeInteger(given)) {
		throw new InputProblem(`must be a whole number, but is ${given}`);
	}
	return given;
};

/** Yes or no; the words true and false are read too. */
export const flag: Check = (value) => {
	if (isEmpty(value)) return undefined;
	if (typeof value === 'boolean') return value;
	if (value === 'true' || value === 'false') return value === 'true';
	throw new InputProblem('must be true or false');
};

/** Yes or no that has no sensible default: it must be chosen. */
export const chosen: Check = (value) => {
	const given = flag(value);
	if (given === undefined) throw new InputProblem('must be chosen: there is no default');
	return given;
};

/** An amount of money as decimal text, exactly as given: never through a floating-point number. */
export const amount: Check = (value) => {
	const given = trimmed(value) as string | undefined;
	if (given === undefined) return undefined;
	if (!/^-?\d{1,15}(\.\d{1,10})?$/.test(given)) {
		throw new InputProblem('must be an amount such as 19.80: digits with a decimal point');
	}
	return given;
};

function wholeUnits(value: unknown, least: number): string | undefined {
	const given = number(value) as number | undefined;
	if (given === undefined) return undefined;
	if (!Number.isSafeInteger(given)) {
		throw new InputProblem(`must be a whole number of units, but is ${given}`);
	}
	if (given < least) throw new InputProblem(`must be ${least} or more, but is ${given}`);
	return String(given);
}

/** Units to buy: whole, 1 or more; sent as text. */
export const quantity: Check = (value) => wholeUnits(value, 1);

/** The final number of units of a subscription: whole, 0 removes the product; sent as text. */
export const finalQuantity: Check = (value) => wholeUnits(value, 0);

/** A day, and a time of day with or without a zone. */
const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;

function realDate(year: number, month: number, day: number): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Luxon dates of n8n expressions print themselves in their own zone; plain dates of JavaScript in UTC. */
function printed(value: unknown): unknown {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	const luxon = value as { toISO?: () => string | null };
	return typeof luxon.toISO === 'function' ? luxon.toISO() : value;
}

function dateText(value: unknown): string | undefined {
	if (isEmpty(value)) return undefined;
	const given = printed(value);
	const parts = typeof given === 'string' ? DATE.exec(given.trim()) : null;
	if (!parts) throw new InputProblem('must be a date such as 2026-03-31');
	const [whole, year, month, day] = parts;
	if (!realDate(Number(year), Number(month), Number(day))) {
		throw new InputProblem(`is a date that does not exist: ${year}-${month}-${day}`);
	}
	return whole.replace(' ', 'T');
}

/** A plain date, YYYY-MM-DD. Its day is taken as written and never shifted by a time zone. */
export const date: Check = (value) => dateText(value)?.slice(0, 10);

/** A moment, ISO 8601 in UTC. Without a zone it is read as UTC; a plain date is its first second. */
export const dateTime: Check = (value) => {
	const given = dateText(value);
	if (given === undefined) return undefined;
	const zoned = /T.*(Z|[+-]\d{2}:?\d{2})$/i.test(given);
	const moment = new Date(given.length === 10 ? `${given}T00:00:00Z` : zoned ? given : `${given}Z`);
	if (Number.isNaN(moment.getTime())) {
		throw new InputProblem('must be a date and time such as 2026-03-31T00:00:00Z');
	}
	return moment.toISOString().replace(/\.\d{3}Z$/, 'Z');
};

/** A country as two capital letters (ISO 3166-1). */
export const country: Check = (value) => {
	const given = trimmed(value) as string | undefined;
	if (given === undefined) return undefined;
	if (!/^[A-Za-z]{2}$/.test(given)) {
		throw new InputProblem('must be a two-letter country code, such as US');
	}
	return given.toUpperCase();
};

/** An e-mail address, loosely: something, an @, something with a point. */
export const email: Check = (value) => {
	const given = trimmed(value) as string | undefined;
	if (given !== undefined && !/^[^\s@]+@[^\s@]+$/.test(given)) {
		throw new InputProblem('must be an email address');
	}
	return given;
};

/** Text of so many characters, which are counted as a person counts them. */
export const lengthOf =
	(least: number, most: number): Check =>
	(value) => {
		const given = trimmed(value) as string | undefined;
		const length = [...(given ?? '')].length;
		if (given === undefined || (length >= least && length <= most)) return given;
		throw new InputProblem(
			`must have ${least > 1 ? `${least} to ${most}` : `at most ${most}`} characters, but has ${length}`,
		);
	};

/** Structured text: a list, an object or any other JSON value; text is parsed. */
export const json: Check = (value) => {
	if (isEmpty(value)) return undefined;
	if (typeof value !== 'string') return value as IDataObject;
	const parsed = parseExactJson(value);
	if (parsed === undefined) throw new InputProblem('must be valid JSON');
	return parsed as IDataObject;
};

/** Rows of name and value as one object: [{name, value}] -> {name: value}. Names must differ. */
export const dictionary: Check = (value) => {
	if (isEmpty(value)) return undefined;
	if (!Array.isArray(value)) throw new InputProblem('must be rows of name and value');
	const result: IDataObject = {};
	for (const row of value as unknown[]) {
		if (!isObject(row)) throw new InputProblem('must be rows of name and value');
		const name = trimmed(row.name) as string | undefined;
		if (name === undefined) throw new InputProblem('has a row without a name');
		if (name === '__proto__') throw new InputProblem('has a name that cannot be used: __proto__');
		if (Object.hasOwn(result, name)) throw new InputProblem(`has the name '${name}' twice`);
		result[name] = row.value ?? '';
	}
	return Object.keys(result).length > 0 ? result : undefined;
};
