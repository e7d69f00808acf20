import { parseJson } from './json';
import { isObject } from './path';

/** What a platform says of a refusal. */
export interface Said {
	code?: string;
	text?: string;
}

/** Where a platform says it. Names of members, whatever their capitals; the best first. */
export interface WordRules {
	/** members that hold a code */
	codes: string[];
	/** members that hold words: of each group the first that says something counts */
	words: string[][];
	/** members that hold further errors, and details of this one, beside those of frameworks */
	parts: string[];
	/** how the platform writes its texts, where it escapes them */
	plain?: (text: string) => string;
}

/** So many characters of foreign words are shown. */
const MOST = 1000;

/** And of a page, which says the same in many words. */
const MOST_OF_PAGE = 200;

/** A page is looked through so far, in characters. */
const MOST_LOOKED = 16_384;

const DEEPEST = 8;
const MOST_PARTS = 20;

/** What is cut off ends at a blank, where there is one near. */
function shortened(text: string, most = MOST): string {
	if (text.length <= most) return text;
	const cut = text.slice(0, most);
	const blank = cut.lastIndexOf(' ');
	// Half a character is none.
	return `${(blank > most * 0.8 ? cut.slice(0, blank) : cut).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Words that a program wrote where it had none. */
const NO_WORDS = /^(undefined|null|none|nan|\[object \w+\])?[\s.!]*$/i;

/** On one line, without what cannot be seen or turns the direction of writing. */
const onOneLine = (text: string): string =>
	text
		.replace(/\[object \w+\]/g, '…')
		.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
		.replace(/[\p{Cf}\p{Co}\p{Cs}]/gu, '')
		.replace(/\s+/g, ' ')
		.trim();

/** Bytes that are no text show as controls and as signs for what could not be read. */
function isBinary(text: string): boolean {
	const start = text.slice(0, 1000);
	const odd = start.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
	return odd > start.length / 20;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", nbsp: ' ' };

/** The title of a page, or what a reader would see of it. */
function wordsOfPage(page: string): string {
	const start = page.slice(0, MOST_LOOKED);
	const title = /<title[^>]*>([^<]*)/i.exec(start)?.[1] ?? '';
	const seen = title.trim() === '' ? start.replace(/<(script|style)\b[^]*?(<\/\1>|$)/gi, ' ') : title;
	const text = seen
		.replace(/<!--[^]*?(-->|$)/g, ' ')
		.replace(/<[^>]*(>|$)/g, ' ')
		.replace(/&(amp|lt|gt|quot|apos|#39|nbsp);/g, (_, name: string) => ENTITIES[name]);
	return shortened(onOneLine(text), MOST_OF_PAGE);
}

/** What data that stops in the middle says in members of these names. */
function wordsOfRest(json: string, names: string[]): string[] {
	const text = json.slice(0, MOST_LOOKED);
	const found = [...text.matchAll(/"(\w+)"\s*:\s*"((?:[^"\\]|\\.)*)/g)];
	return found.filter(([, name]) => names.includes(name.toLowerCase())).map(([, , words]) => words);
}

/** Members that say when, where and who, but not why, and those that may repeat what was sent. */
const ASIDE =
	/^(@.*|\$.*|date|time|timestamp|status|statuscode|type|url|uri|href|path|method|instance|version|stack|stacktrace|stack_trace|links?|headers?|request|cookies?)$|(trace|request|correlation|activity|session)_?-?id$|authorization|token|secret|password|api-?key|subscription-?key/i;

/** Members in which frameworks put further errors, on any platform. */
const PARTS = [
	'errors',
	'details',
	'modelstate',
	'validationerrors',
	'fielderrors',
	'violations',
	'messages',
	'problems',
];

/** Members that name the field which an error is about. */
const WHERE = ['target', 'field', 'property', 'propertyname', 'fieldname', 'parameter', 'param', 'membername'];

const members = (body: object): Map<string, unknown> =>
	new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));

const CODE = /^[\w.:-]{1,80}$/;

const codeIn = (value: unknown): string | undefined => {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const code = String(value).trim();
	return CODE.test(code) && code !== '0' && !NO_WORDS.test(code) ? code : undefined;
};

const small = (names: string[]): string[] => names.map((name) => name.toLowerCase());

const partsOf = (rules: Pick<WordRules, 'parts'>): string[] => [...new Set([...small(rules.parts), ...PARTS])];

/** Reads only the code of a refusal, for bodies that are mostly none: a long list is not searched for words. */
export function codeReader(rules: Pick<WordRules, 'codes' | 'parts'>): (body: unknown) => string | undefined {
	const [codes, parts] = [small(rules.codes), partsOf(rules)];

	function codeOf(value: unknown, depth = 0): string | undefined {
		if (depth > DEEPEST) return undefined;
		if (typeof value === 'string') return /^\s*["[{]/.test(value) ? codeOf(parseJson(value), depth + 1) : undefined;
		if (Array.isArray(value)) return codeOf(value[0], depth + 1);
		if (!isObject(value)) return undefined;
		const has = members(value);
		const own = codes.map((name) => codeIn(has.get(name))).find((code) => code !== undefined);
		if (own !== undefined) return own;
		return parts.map((name) => codeOf(has.get(name), depth + 1)).find((code) => code !== undefined);
	}

	return (body) => codeOf(body);
}

/**
 * Reads a platform's answers: takes a body of whatever form, and gives the code and the words of a refusal, as far as it has them.
 * Words are in one line and short, of whatever form the body is: text, a page, data under known names or any others,
 * lists, errors in errors, data in a text.
 */
export function wordsReader(rules: WordRules): (body: unknown) => Said {
	const { plain = (text) => text } = rules;
	const parts = partsOf(rules);
	const [codes, words] = [small(rules.codes), rules.words.map(small)];
	const codeOf = codeReader(rules);
	const known = [...words.flat(), ...parts, ...codes];

	function ofText(given: string, depth: number): string[] {
		const text = given.replace(/^\uFEFF/, '').trim();
		if (NO_WORDS.test(text) || isBinary(text)) return [];
		if (/^["[{]/.test(text)) {
			const data = parseJson(text);
			if (data !== undefined && data !== text) return of(data, depth + 1);
			if (/^[[{]\s*["{[]/.test(text)) return wordsOfRest(text, words.flat()).map((one) => onOneLine(plain(one)));
		}
		if (/^<[a-z!?]/i.test(text)) return [wordsOfPage(text)];
		return [onOneLine(plain(text))];
	}

	function ofObject(body: object, depth: number): string[] {
		const has = members(body);
		const said = (name: string) => of(has.get(name), depth + 1);
		const own = words.flatMap((group) => group.map(said).find((texts) => texts.length > 0) ?? []);
		const field = depth > 0 ? WHERE.map((name) => has.get(name)).find((name) => typeof name === 'string') : undefined;
		const about = field && own.length > 0 ? [`${onOneLine(field)}: ${own[0]}`, ...own.slice(1)] : own;
		// A lone word there is the code, or was taken as the words already.
		const isPart = (name: string) =>
			typeof has.get(name) !== 'string' ||
			!(words.flat().includes(name) || (codes.includes(name) && codeIn(has.get(name))));
		const texts = [...about, ...parts.filter(isPart).flatMap(said)];
		return texts.length > 0 ? texts : ofOthers(body, depth);
	}

	/** Members that nobody knows, by their names: also { "quantity": ["Must be more than 0"] }. */
	function ofOthers(body: object, depth: number): string[] {
		const others = Object.entries(body).filter(([name]) => !ASIDE.test(name) && !known.includes(name.toLowerCase()));
		const named = others
			.slice(0, MOST_PARTS)
			.flatMap(([name, value]) => of(value, depth + 1).map((text) => `${onOneLine(name)}: ${text}`));
		return named.length > 0 ? [named.join(', ')] : [];
	}

	function of(value: unknown, depth: number): string[] {
		if (depth > DEEPEST) return [];
		if (typeof value === 'string') return ofText(value, depth).filter((text) => !NO_WORDS.test(text));
		if (Array.isArray(value)) return value.slice(0, MOST_PARTS).flatMap((part: unknown) => of(part, depth + 1));
		return isObject(value) ? ofObject(value, depth) : [];
	}

	return (body) => {
		const texts = [...new Set(of(body, 0))];
		// What is in another one as a whole says nothing more.
		const distinct = texts.filter((one) => !texts.some((other) => other !== one && other.includes(one)));
		const text = distinct.map((one, index) => (index < distinct.length - 1 ? ended(one) : one)).join(' ');
		return { code: codeOf(body), text: text === '' ? undefined : shortened(text) };
	};
}

/** With a sign at its end, where another sentence follows. */
const ended = (text: string): string => (/[\p{L}\p{N})"'\]]$/u.test(text) ? `${text}.` : text);

/** Members in which a platform names the request, for its support. */
const IDS = ['correlationid', 'correlation-id', 'correlation_id', 'requestid', 'request-id', 'request_id', 'traceid'];

/** An ID for support is short and has no blanks: whatever is not like one may be something that was sent. */
const ID = /^[\w.:|-]{1,64}$/;

/** An ID for support, where a text may be one. */
export const supportId = (value: unknown): string | undefined =>
	typeof value === 'string' && ID.test(value.trim()) && !/^eyJ/.test(value.trim()) ? value.trim() : undefined;

/** The ID for support in the body of a refusal, or in the error within it. */
export function supportIdIn(body: unknown, depth = 0): string | undefined {
	if (!isObject(body) || depth > 2) return undefined;
	const has = members(body);
	const own = IDS.map((name) => supportId(has.get(name))).find((id) => id !== undefined);
	return (
		own ?? ['error', 'innererror'].map((name) => supportIdIn(has.get(name), depth + 1)).find((id) => id !== undefined)
	);
}
