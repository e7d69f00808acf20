import { Problem } from '../declare';
import { endedEarly } from './damage';

/** A field may hold line breaks, but none is longer than this: a quote that never ends would read the whole file. */
const LONGEST_ROW = 4_000_000;

const GROWTH = 1.25;

const SEPARATORS = [',', '\t', ';'];

/** What is between the fields: what there is most of in the first line. */
function separatorOf(line: string): string {
	const times = (separator: string) => line.split(separator).length;
	return SEPARATORS.reduce((best, separator) => (times(separator) > times(best) ? separator : best));
}

/** A row and where the next one begins. */
interface Found {
	fields: string[];
	next: number;
}

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

/** The text in quotes that begins at `start`, and where it ends; undefined when the end is not there yet. */
function quoted(text: string, start: number, isLast: boolean): { value: string; end: number } | undefined {
	let value = '';
	for (let from = start + 1; ;) {
		const quote = text.indexOf('"', from);
		if (quote < 0 && isLast) throw endedEarly();
		// A quote at the very end may be the first of two.
		if (quote < 0 || (quote + 1 === text.length && !isLast)) return undefined;
		if (text[quote + 1] !== '"') return { value: value + text.slice(from, quote), end: quote + 1 };
		value += text.slice(from, quote + 1);
		from = quote + 2;
	}
}

/** A row with quotes in it, field by field. */
function slowRow(text: string, start: number, separator: string, isLast: boolean): Found | undefined {
	const fields: string[] = [];
	for (let at = start; ;) {
		let value = '';
		if (text[at] === '"') {
			const found = quoted(text, at, isLast);
			if (!found) return undefined;
			({ value, end: at } = found);
		}
		const newline = text.indexOf('\n', at);
		const lineEnd = newline < 0 ? text.length : newline;
		const comma = text.slice(at, lineEnd).indexOf(separator);
		if (comma < 0 && newline < 0 && !isLast) return undefined;
		fields.push(value + (comma < 0 ? withoutReturn(text.slice(at, lineEnd)) : text.slice(at, at + comma)));
		if (comma < 0) return { fields, next: newline < 0 ? text.length : newline + 1 };
		at += comma + 1;
	}
}

/** The row that begins at `start`; undefined when its end is not there yet. */
function rowAt(text: string, start: number, separator: string, isLast: boolean): Found | undefined {
	const newline = text.indexOf('\n', start);
	if (newline < 0 && !isLast) return undefined;
	const end = newline < 0 ? text.length : newline;
	const line = text.slice(start, end);
	if (line.includes('"')) return slowRow(text, start, separator, isLast);
	return { fields: withoutReturn(line).split(separator), next: newline < 0 ? text.length : newline + 1 };
}

/**
 * The rows of a separated text, as many at a time as a part of it holds. Separator, quotes in quotes and line breaks
 * in quotes are understood; empty lines are passed over.
 * @throws Problem when a quoted text does not end
 */
export async function* csvRows(parts: AsyncIterable<string>): AsyncGenerator<string[][]> {
	let separator: string | undefined;
	let text = '';
	// A row whose end is not there yet is looked at again once there is a good deal more of it, not with each part.
	let enough = 0;
	function* rows(isLast: boolean): Generator<string[]> {
		let at = 0;
		while (at < text.length) {
			if (separator === undefined) {
				const newline = text.indexOf('\n');
				if (newline < 0 && !isLast) break;
				separator = separatorOf(newline < 0 ? text : text.slice(0, newline));
			}
			const found = rowAt(text, at, separator, isLast);
			if (!found) break;
			at = found.next;
			if (found.fields.length > 1 || found.fields[0] !== '') yield found.fields;
		}
		text = text.slice(at);
		enough = text.length * GROWTH;
		if (text.length > LONGEST_ROW) {
			throw new Problem('The file cannot be read as rows: a quoted text does not end. Download the file and check it.');
		}
	}
	for await (const part of parts) {
		text += part;
		if (text.length < enough) continue;
		const found = [...rows(false)];
		if (found.length > 0) yield found;
	}
	const found = [...rows(true)];
	if (found.length > 0) yield found;
}
