import { Problem } from '../declare';
import { csvRows } from './csv';
import { endedEarly, webPage } from './damage';
import type { Bytes } from './inflate';
import { textOf } from './text';
import { unpacked } from './unpack';

/** A kind of sheet, for the sentences and the check that this is one. */
export interface SheetKind {
	/** 'a price sheet' */
	what: string;
	/** Columns of which one at least is there; [] where they are not known, so any two will do. */
	columns: string[];
}

/** A row by the names of its columns, every value as the text that is there. */
export type Cells = Record<string, string>;

const SHOWN = 60;

/** The names of the columns. @throws Problem when this is no sheet of that kind */
function headerOf(first: string[], { what, columns }: SheetKind): string[] {
	const names = first.map((name) => name.trim());
	const begin = first.join(',').trim().slice(0, SHOWN);
	if (begin.startsWith('<')) throw webPage(what);
	const fits = columns.length === 0 ? names.length > 1 : names.some((name) => columns.includes(name));
	if (fits && !/^[[{]/.test(begin)) return names;
	if (/^[[{]/.test(begin))
		throw new Problem(
			`The response is not ${what}. Try again later. If the problem persists, download the file and check it.`,
		);
	throw new Problem(
		`The file has none of the columns of ${what}, so its rows cannot be read. Download the file and check it: the platform may have changed it.`,
		{ columns: names.slice(0, 10) },
	);
}

/** A row must fit the header, or values would be under the wrong names: prices too. */
function cellsOf(header: string[], fields: string[], line: number, { what }: SheetKind): Cells {
	const more = fields.slice(header.length);
	if (fields.length < header.length || more.some((field) => field !== '')) {
		throw new Problem(
			`Row ${line} of ${what} has ${fields.length} values for ${header.length} columns, so it was not read: values could be assigned to the wrong names. Run this again. If the problem persists, download the file and check it.`,
			{ row: line },
		);
	}
	const cells: Cells = {};
	for (let column = 0; column < header.length; column += 1) cells[header[column]] = fields[column];
	return cells;
}

/**
 * Reads a sheet row by row, whatever it is packed in; no further than it is wanted, and never holding it as a whole.
 * @param visit gets each row; false: no more rows are wanted
 * @throws Problem when this is no such sheet, or it is damaged
 */
export async function readSheet(source: Bytes, kind: SheetKind, visit: (cells: Cells) => boolean): Promise<void> {
	let header: string[] | undefined;
	let line = 1;
	// A row that is too short is the last one of a file that was cut off, unless another follows.
	let short: string[] | undefined;
	for await (const batch of csvRows(textOf(unpacked(source)))) {
		for (const fields of batch) {
			if (header === undefined) {
				header = headerOf(fields, kind);
				continue;
			}
			if (short) cellsOf(header, short, line, kind);
			line += 1;
			if (fields.length < header.length) short = fields;
			else if (!visit(cellsOf(header, fields, line, kind))) return;
		}
	}
	if (header === undefined)
		throw new Problem(
			`The platform returned an empty file instead of ${kind.what}. Try again later, or choose another period.`,
		);
	if (short) throw endedEarly();
}
