import { InputProblem } from '../../declare';
import { isObject } from '../../util/path';
import { isBlank, nothingIn } from './madeOfNothing';
import { normalizeKey } from './normalizeKey';

const OWN_KEY = 'Correct the expression, so that each deal has a key of its own';

/** A superscript, a digit in a circle: taken for the digit itself, 10² would be 102. */
const OTHER_NUMBER = /\p{No}/gu;

function keyText(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value;
	if (typeof value === 'number' && !Number.isSafeInteger(value))
		throw new InputProblem(
			Number.isInteger(value)
				? `is the number ${value}, which is too long to be exact: its last digits are lost. Use the ID as text, in quotes`
				: `is ${value}, which is no ID. Use the ID of the deal (and of its line)`,
		);
	if (typeof value === 'number') return String(value);
	const kind = Array.isArray(value) ? 'a list' : isObject(value) ? 'an object' : `the value ${String(value)}`;
	throw new InputProblem(`must be text, but is ${kind}. Use the ID of the deal (and of its line)`);
}

/**
 * The key of an order as it is kept, compared and sent; undefined where there is none.
 * @param template the parameter as it is stored, where it is known
 * @throws InputProblem when it is no key, or not one key only
 */
export function orderKey(value: unknown, template?: unknown): string | undefined {
	const given = keyText(value);
	const key = normalizeKey(given);
	if (key === '' && isBlank(given)) return undefined;
	if (key === '')
		throw new InputProblem(
			'consists of characters that cannot be seen, so nothing was ordered. Enter the ID of the deal (and of its line)',
		);
	const nothing = nothingIn(key, given, template);
	if (nothing !== undefined)
		throw new InputProblem(`is "${key}", so nothing was ordered: ${nothing.why}. ${nothing.next ?? OWN_KEY}`);
	if (/\p{Cs}/u.test(key))
		throw new InputProblem(
			'has half of a character in it, so nothing was ordered: text was cut in the middle of one. Cut it elsewhere, or use an ID',
		);
	const other = given.match(OTHER_NUMBER)?.find((one) => one.normalize('NFKC') !== one);
	if (other !== undefined)
		throw new InputProblem(
			`has "${other}" in it, so nothing was ordered: platforms may keep it as "${other.normalize('NFKC')}". Write plain digits`,
		);
	return key;
}
