import { InputProblem } from '../../declare';
import { normalizeKey } from './normalizeKey';

/** Texts that name one thing (an order key, an external ID, the name of a company) and came from an expression that found nothing. */

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

const ONLY_MARKS = /^[\p{P}\p{M}\s|+~=]*$/u;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Whether an expression in a text found nothing: n8n puts nothing in its place, and `deal-{{ $json.id }}` becomes "deal-".
 * A name needs only its first part: not every company has a legal form, nor every person a middle name.
 * @param template the parameter as it is stored
 */
function hasEmptyPart(template: unknown, value: string, isName: boolean): boolean {
	if (typeof template !== 'string' || !template.startsWith('=')) return false;
	const texts = template.slice(1).split(/\{\{.*?\}\}/s);
	if (texts.length < 2 || texts.every((text) => text === '')) return false;
	const [start, next, ...rest] = texts.map(escaped);
	const parts = isName ? [`${start}\\S.*?${next}`, ...rest].join('.*?') : [start, next, ...rest].join('.+?');
	return !new RegExp(`^${parts}$`, 's').test(value);
}

/** Whether a parameter is a text that somebody typed, and no expression. */
const isTyped = (template: unknown): boolean => typeof template === 'string' && !template.startsWith('=');

export const isBlank = (text: string): boolean => /^\p{White_Space}*$/u.test(text);

/** Why a text names nothing, and what to do where that is not to correct the expression. */
interface Nothing {
	why: string;
	next?: string;
}

/**
 * @param text in its one spelling
 * @param given as it was given
 * @param template the parameter as it is stored, where it is known
 * @param isName whether it is the name of a company or person, of which parts may be missing
 * @returns undefined when the text names something
 */
export function nothingIn(text: string, given: string, template?: unknown, isName = false): Nothing | undefined {
	const found = NOTHING.map((pattern) => pattern.exec(text)?.[0]).find((match) => match !== undefined);
	// People and companies are called so: what somebody typed as a name came from no expression.
	if (found !== undefined && !(isName && isTyped(template)))
		return { why: `"${found}" means that an expression found nothing` };
	if (NOT_EVALUATED.test(text))
		return { why: 'the expression in it was taken as text', next: 'Switch the field to "Expression"' };
	if (hasEmptyPart(template, given, isName)) return { why: 'an expression in it found nothing' };
	if (ONLY_MARKS.test(text))
		return { why: 'it has no letter or digit', next: 'Enter what names it in your own system, such as its ID' };
	return undefined;
}

/**
 * Refuses what names nothing: under "undefined" the next customer would be taken for this one. The value itself is not
 * shown, for a name is a person's.
 * @param template the parameter as it is stored, where it is known
 * @param isName whether it is the name of a company or person, of which parts may be missing
 * @throws InputProblem
 */
export function refuseNothing(value: unknown, template?: unknown, isName = false): void {
	if (typeof value !== 'string' || isBlank(value)) return;
	const nothing = nothingIn(normalizeKey(value), value, template, isName);
	if (nothing === undefined) return;
	throw new InputProblem(
		`cannot be used, so nothing was sent: ${nothing.why}. ${nothing.next ?? 'Correct the expression'}`,
	);
}
