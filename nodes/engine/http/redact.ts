import type { IDataObject } from 'n8n-workflow';

import { knownTokens } from '../auth/tokens';
import { type Field, isSent } from '../declare';
import { groupOf, wireName } from '../input/fieldValues';
import { at, put } from '../util/path';
import { type Pieces, piecesOf, withoutDisguised } from './disguised';

export const HIDDEN = '(not shown)';

const isPrivate = (field: Field): boolean => field.send?.personal === true || field.send?.secret === true;

function redactField(target: IDataObject, field: Field): void {
	if (field.type === 'collection') {
		for (const inner of field.options as Field[]) redactField(target, inner);
		return;
	}
	const name = wireName(field);
	const value = at(target, name);
	if (value === undefined || !isSent(field)) return;
	const rows = field.send?.rowsOf ?? field;
	if (isPrivate(rows)) put(target, name, HIDDEN);
	else if (rows.type === 'fixedCollection' && typeof value === 'object') {
		const inner = groupOf(rows).values;
		for (const row of Array.isArray(value) ? value : [value]) {
			for (const column of inner) redactField(row as IDataObject, column);
		}
	}
}

/** The texts and numbers in a value, however deep. */
const leavesOf = (value: unknown): string[] => {
	if (value === null || value === undefined || typeof value === 'boolean') return [];
	return typeof value === 'object' ? Object.values(value).flatMap(leavesOf) : [String(value)];
};

/** What a refusal has to show, so that it can be corrected. */
const IN_WORDS = /(^|\.)(country(Code)?|state|region|zip|postalCode|currency(Code)?)$/i;

const isSecret = (field: Field): boolean => field.send?.secret === true;

const isQuiet = (field: Field): boolean => isSecret(field) || (isPrivate(field) && !IN_WORDS.test(wireName(field)));

function textsIn(source: IDataObject, field: Field, isMeant: (field: Field) => boolean): string[] {
	if (field.type === 'collection')
		return (field.options as Field[]).flatMap((inner) => textsIn(source, inner, isMeant));
	const value = at(source, wireName(field)) ?? at(source, field.name);
	if (value === undefined || value === null) return [];
	const rows = field.send?.rowsOf ?? field;
	if (isMeant(rows)) return leavesOf(value);
	if (rows.type !== 'fixedCollection' || typeof value !== 'object') return [];
	const list = (Array.isArray(value) ? value : [value]) as IDataObject[];
	return list.flatMap((row) => groupOf(rows).values.flatMap((column) => textsIn(row, column, isMeant)));
}

const textsOf =
	(isMeant: (field: Field) => boolean) =>
	(fields: Field[], ...sources: IDataObject[]): string[] => {
		const texts = sources.flatMap((source) => fields.flatMap((field) => textsIn(source, field, isMeant)));
		return [...new Set(texts)].filter((text) => text.length > 1).sort((a, b) => b.length - a.length);
	};

/** What a person's data and secrets of an item are, so that the platform's words about them can be kept quiet. */
export const privateTexts = textsOf(isQuiet);

/** The secrets of an item alone: unlike a name, a password is hidden also where it could be a word of the sentence. */
export const secretTexts = textsOf(isSecret);

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');

/** A character as it is, and as JSON, addresses and forms write it: a platform may repeat what it was sent. */
function anyForm(char: string): string {
	if (/[A-Za-z0-9]/.test(char)) return char;
	const inJson = [
		JSON.stringify(char).slice(1, -1),
		char.replace(/[^]/g, (unit) => `\\u${hex(unit.charCodeAt(0), 4)}`),
	];
	const inAddress = [...Buffer.from(char)].map((byte) => `%${hex(byte, 2)}`).join('');
	return `(?:${[char, ...inJson, inAddress, ...(char === ' ' ? ['+'] : [])].map(literally).join('|')})`;
}

const wholeWord = (pattern: string): string => `(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`;

/** A single word, such as a name, which may be a word of the platform's sentence as well: Will, May, Grant. */
const isWord = (text: string): boolean => /^\p{L}+$/u.test(text);

/** Words with which sentences of a platform begin; people and companies are called so, too. */
const OPENINGS = new RegExp(
	`^(?:${[
		'a|an|the|this|that|these|those|your|our|its|it|all|any|each|every|no|not|none|null|only|one|two|some|such|both',
		'will|may|can|must|shall|should|might|could|would|do|does|is|are|was|were|has|have|be|let|please|try|see|use|get',
		'set|add|open|check|mark|grant|bill|page|post|read|send|sign|wait|choose|change|contact|correct|enter|remove|select',
		'in|on|at|by|for|from|to|of|with|without|within|when|while|where|what|why|who|how|if|as|but|and|or|so|then|there',
		'invalid|valid|unknown|missing|duplicate|wrong|bad|new|old|more|most|less|too|out|over|rich|frank|first|last|next',
		'account|address|agreement|amount|api|base|city|code|company|contract|country|credit|currency|customer|data|date|day',
		'discount|domain|email|error|field|file|group|high|id|item|key|language|level|license|limit|line|market|member|month',
		'name|number|offer|order|partner|payment|phone|plan|point|price|product|program|quantity|quota|rate|reason|region',
		'renewal|request|reseller|response|return|role|sale|sales|service|source|state|status|store|street|subscription|tax',
		'target|tenant|term|time|token|trade|transfer|type|unit|update|user|value|vendor|version|year|zip',
	].join('|')})$`,
	'i',
);

/**
 * Whether a word means what was sent: in quotes or brackets, as the value of a field, or written like a name
 * within a sentence, or at its beginning where sentences do not begin so. The rest is the platform's prose.
 */
function isValue(word: string, text: string, before: string, after: string): boolean {
	if (/["'“”‘’`«»<>([{]\s*$/.test(before) && /^\s*["'“”‘’`«»<>)\]}]/.test(after)) return true;
	if (/[:=]\s*$/.test(before)) return /^\s*([,;.)\]}|&]|$)/.test(after);
	if ((before + after).trim() === '') return true;
	const begins = before.trim() === '' || /[.!?]\s*$/.test(before);
	return word === text && word !== word.toLowerCase() && !(begins && OPENINGS.test(word));
}

/** A text wherever it is; short ones only as words of their own and as they are written, or ordinary words would go with them. */
function patternOf(text: string): RegExp {
	const pattern = [...text].map(anyForm).join('');
	return text.length > 3 ? new RegExp(pattern, 'gi') : new RegExp(wholeWord(pattern), 'gu');
}

/** A sentence without a text. */
function without(sentence: string, text: string): string {
	if (!isWord(text)) return sentence.replace(patternOf(text), HIDDEN);
	const pattern = [...text].map(anyForm).join('');
	return sentence.replace(new RegExp(wholeWord(pattern), 'giu'), (word, place: number) =>
		isValue(word, text, sentence.slice(0, place), sentence.slice(place + word.length)) ? HIDDEN : word,
	);
}

/** A sentence without any of these texts. */
export function withoutTexts(sentence: string, texts: string[]): string {
	return texts.reduce(without, sentence);
}

/** Names of a credential's fields that hold a secret. */
const SECRET = /password|secret|token|key|clientId/i;

/** The pieces of a credential's secrets: there are thousands, and a run may have an error for each item. */
const piecesOfCredentials = new WeakMap<IDataObject, { secrets: string[]; pieces: Pieces }>();

/** The secrets of a credential and their pieces. They change with the token. */
function secretsOf(credential: IDataObject): { secrets: string[]; pieces: Pieces } {
	const secrets = Object.entries(credential)
		.filter(([name]) => SECRET.test(name))
		.map(([, value]) => String(value ?? ''));
	const known = piecesOfCredentials.get(credential);
	if (known && known.secrets.join('\n') === secrets.join('\n')) return known;
	const found = { secrets, pieces: piecesOf(secrets) };
	piecesOfCredentials.set(credential, found);
	return found;
}

/**
 * A sentence without the secrets of a credential and the tokens that were given for them. Those of other accounts in
 * this process are looked for only as they are.
 * @param more the secrets of an item
 */
export function withoutSecrets(sentence: string, credential: IDataObject, more: string[] = []): string {
	const { secrets, pieces } = secretsOf(credential);
	const left = [...secrets, ...more]
		.filter((text) => text.length > 1)
		.reduce((text, secret) => text.replace(patternOf(secret), HIDDEN), sentence);
	// A token that was cut off is recognized by what comes before it.
	const plain = knownTokens()
		.reduce((text, token) => text.replaceAll(token, HIDDEN), left)
		.replace(/\bBearer\s+[\w.~+/=-]{8,}/gi, `Bearer ${HIDDEN}`);
	return withoutDisguised(plain, [pieces, piecesOf(more)], HIDDEN);
}

/** A copy of a request's body or query in which personal and secret fields are hidden. */
export function redact(fields: Field[], body: IDataObject): IDataObject {
	const copy = structuredClone(body);
	for (const field of fields) redactField(copy, field);
	return copy;
}
