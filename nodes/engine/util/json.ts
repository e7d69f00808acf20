import { isExact } from './decimal';
import { capsOf } from './network/caps';

/** Said of more values than memory is allowed for. */
export const TOO_MANY = 'more values than one response may hold';

/** Where the text that begins at a quotation mark ends. */
function endOfText(json: string, start: number): number {
	for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
		let slashes = 0;
		while (json[end - 1 - slashes] === '\\') slashes += 1;
		if (slashes % 2 === 0) return end + 1;
	}
	return json.length;
}

/** Deeper data than this is none that a platform means: whatever walks through it would end in a stack that is full. */
const DEEPEST = 200;

/** A value takes so much memory at least, in bytes, however small it is: 64 MB are a million values. */
const LEAST = 64;

/** What JSON text would become, by its signs alone. */
export interface Shape {
	/** commas and openings: as many values, or more than may be */
	values: number;
	/** why it is not read, in words */
	excess?: string;
}

const [QUOTE, COMMA, LIST, END_OF_LIST, OBJECT, END_OF_OBJECT] = [...'",[]{}'].map((sign) => sign.charCodeAt(0));

/** Looks through JSON text before anything is made of it. @param most what it may take in memory, in bytes */
export function shapeOf(json: string, most: number): Shape {
	const mostValues = most / LEAST;
	let depth = 0;
	let values = 1;
	for (let place = 0; place < json.length; place += 1) {
		const sign = json.charCodeAt(place);
		if (sign === QUOTE) place = endOfText(json, place) - 1;
		else if (sign === COMMA) values += 1;
		else if (sign === END_OF_LIST || sign === END_OF_OBJECT) depth -= 1;
		else if (sign === LIST || sign === OBJECT) {
			values += 1;
			depth += 1;
			if (depth > DEEPEST) return { values, excess: 'data that is nested too deeply' };
		}
		if (values > mostValues) return { values, excess: TOO_MANY };
	}
	return { values };
}

/** JSON text in which numbers that would lose digits are texts. */
function withTexts(json: string, wouldLose: (number: string) => boolean): string {
	/** the beginning of a text, or a number */
	const tokens = /"|-?\d[\d.eE+-]*/g;
	const parts: string[] = [];
	let done = 0;
	for (let token = tokens.exec(json); token; token = tokens.exec(json)) {
		if (token[0] === '"') {
			tokens.lastIndex = endOfText(json, token.index);
		} else if (wouldLose(token[0])) {
			parts.push(json.slice(done, token.index), `"${token[0]}"`);
			done = token.index + token[0].length;
		}
	}
	return parts.length === 0 ? json : parts.join('') + json.slice(done);
}

/** So many digits in a row may be more than a number keeps. */
const LONG = /\d{16}/;

/** A whole number that would come out with other digits. */
const isLongInteger = (number: string): boolean => /^-?\d{16,}$/.test(number) && String(Number(number)) !== number;

const losesDigits = (number: string): boolean =>
	LONG.test(number) && /^-?\d+(\.\d+)?$/.test(number) && !isExact(number, Number(number));

function parse(json: string, wouldLose: (number: string) => boolean, most = capsOf().answer): unknown {
	const text = json.replace(/^\uFEFF/, '');
	if (shapeOf(text, most).excess !== undefined) return undefined;
	try {
		return JSON.parse(LONG.test(text) ? withTexts(text, wouldLose) : text);
	} catch {
		return undefined;
	}
}

/**
 * JSON text as a value; undefined when it is none. A byte order mark in front is passed over. Whole numbers
 * that would lose digits, as IDs beyond 2^53 do, become texts; the others stay numbers, and can be sent back as they came.
 * @param most what it may take in memory, in bytes
 */
export const parseJson = (given: string, most?: number): unknown => parse(given, isLongInteger, most);

/** As `parseJson`, for what a user gives: also a decimal becomes a text when it would be rounded, so that its field can refuse it. */
export const parseExactJson = (given: string): unknown => parse(given, losesDigits);
