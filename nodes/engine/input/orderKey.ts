import { InputProblem } from '../declare';
import { isObject } from '../util/path';

/** Nobody sees these: soft hyphens, zero-width characters, marks of direction, control characters that are no blanks. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|[\uFFF9-\uFFFB]|(?!\p{White_Space})\p{Cc}/gu;

/** White space of any kind, and the Braille pattern without dots, which looks like it. */
const BLANKS = /[\p{White_Space}\u2800]+/gu;

/** Hyphens that look like the one on the keyboard. Dashes are longer, so they are other characters. */
const HYPHENS = /[\u2010\u2011]/g;

const withoutInvisible = (text: string): string =>
	text.replace(INVISIBLE, '').normalize('NFKC').replace(HYPHENS, '-').replace(BLANKS, ' ').trim();

/**
 * The one spelling of a key. Spellings that a person would call the same give the same: other Unicode forms, wide
 * characters and ligatures, kinds and number of blanks, characters that nobody sees. Letter case counts.
 */
export function normalizeKey(text: string): string {
	let key = withoutInvisible(text);
	// Two characters may combine once an invisible one between them is gone.
	for (let again = withoutInvisible(key); again !== key; again = withoutInvisible(key)) key = again;
	return key;
}

/** What an expression that finds nothing leaves in a text. */
const NOTHING: RegExp[] = [
	/undefined/,
	/(?<![\p{L}\p{N}])(?:null|NaN)(?![\p{L}\p{N}])/u,
	/\[object \w*\]?/,
	/Invalid Date(?:Time)?/,
	/^-?Infinity$/,
];

/** What remains of an expression that was taken as text. */
const NOT_EVALUATED = /\{\{.*\}\}|\$\{.*\}/s;

/** A superscript, a digit in a circle: taken for the digit itself, 10² would be 102. */
const OTHER_NUMBER = /\p{No}/gu;

const ONLY_MARKS = /^[\p{P}\p{M}\s|+~=]*$/u;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Whether an expression in a text found nothing: n8n puts nothing in its place, and `deal-{{ $json.id }}` becomes "deal-".
 * @param template the parameter as it is stored
 */
function hasEmptyPart(template: unknown, value: string): boolean {
	if (typeof template !== 'string' || !template.startsWith('=')) return false;
	const texts = template.slice(1).split(/\{\{.*?\}\}/s);
	if (texts.length < 2 || texts.every((text) => text === '')) return false;
	return !new RegExp(`^${texts.map(escaped).join('.+?')}$`, 's').test(value);
}

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
	if (key === '') {
		if (/^\p{White_Space}*$/u.test(given)) return undefined;
		throw new InputProblem(
			'consists of characters that cannot be seen, so nothing was ordered. Enter the ID of the deal (and of its line)',
		);
	}
	const nothing = NOTHING.map((pattern) => pattern.exec(key)?.[0]).find((found) => found !== undefined);
	if (nothing !== undefined)
		throw new InputProblem(
			`is "${key}", so nothing was ordered: "${nothing}" means that an expression found nothing. Correct the expression, so that each deal has a key of its own`,
		);
	if (NOT_EVALUATED.test(key))
		throw new InputProblem(
			`is "${key}", so nothing was ordered: the expression in it was taken as text. Switch the field to "Expression"`,
		);
	if (hasEmptyPart(template, given))
		throw new InputProblem(
			`is "${key}", so nothing was ordered: an expression in it found nothing. Correct the expression, so that each deal has a key of its own`,
		);
	if (ONLY_MARKS.test(key))
		throw new InputProblem(
			`is "${key}", which has no letter or digit, so nothing was ordered. Enter the ID of the deal (and of its line)`,
		);
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
