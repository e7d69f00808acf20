import { type Check, InputProblem } from '../declare';
import { trimmed } from './parsers';

/** Checks of codes, and of lists of them. As in checks.ts: undefined = nothing given, an InputProblem = refused. */

const partsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : String(trimmed(value) ?? '').split(','));

/** Several texts: a list, or one text with commas between them. Blanks around each are dropped, and empty ones. */
export const list: Check = (value) => {
	const texts = partsOf(value)
		.map((part) => trimmed(part) as string | undefined)
		.filter((part) => part !== undefined);
	return texts.length > 0 ? texts : undefined;
};

/** A currency as three capital letters (ISO 4217). */
export const currencyCode: Check = (value) => {
	const given = trimmed(value) as string | undefined;
	if (given === undefined) return undefined;
	if (!/^[A-Za-z]{3}$/.test(given)) throw new InputProblem('must be a three-letter currency code, such as USD');
	return given.toUpperCase();
};

/** A language with its country, such as en-US or sr-Latn-RS. */
export const localeName: Check = (value) => {
	const given = trimmed(value) as string | undefined;
	if (given === undefined) return undefined;
	if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(given)) {
		throw new InputProblem('must be a language such as en-US');
	}
	return given;
};

/** The name of an output field that a file goes into. */
export const propertyName: Check = (value) => {
	const given = trimmed(value) as string | undefined;
	if (given !== undefined && !/^[\w-]+$/.test(given))
		throw new InputProblem('may contain only letters, digits, - and _');
	return given;
};
