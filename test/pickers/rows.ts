import type { IDataObject } from 'n8n-workflow';
import type { Picker } from '../../nodes/engine/declare';

/** A row of a list, as the platform gives it. */
export type Row = IDataObject | string;

/** A copy in which each text (or number) is passed through a function that is given its place. */
function mapped(value: unknown, change: (leaf: string, name: string) => string, name = ''): unknown {
	if (Array.isArray(value)) return value.map((row) => mapped(row, change, name));
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapped(inner, change, key)]));
	}
	return typeof value === 'string' && value !== '' ? change(value, name) : value;
}

/** A row as the engine sees it: a lone text in a list has a name there. */
export const seen = (row: Row): IDataObject => (typeof row === 'string' ? { value: row } : row);

/** What a list shows of a row, where no field chosen before has a part in it. */
const labelOf = (picker: Picker, row: Row): string => picker.label(seen(row), () => '');

/** The same row under another id. @param unique members that can be there once only on the platform: they get another value too */
export function sameNameOf(picker: Picker, row: Row, number: number, unique: string[]): Row {
	const id = picker.value(seen(row));
	return mapped(row, (leaf, name) => (leaf === id || unique.includes(name) ? `${leaf}-${number}` : leaf)) as Row;
}

/** The same row under another id and with other words: every text that its label shows is numbered. */
export function siblingOf(picker: Picker, row: Row, number: number): Row {
	const id = picker.value(seen(row));
	const label = labelOf(picker, row);
	return mapped(row, (leaf) => {
		if (leaf === id) return `${leaf}-${number}`;
		return label.includes(leaf) ? `${leaf} ${number}` : leaf;
	}) as Row;
}

/** The text that a label begins with: what a user would type. */
export function nameOf(picker: Picker, row: Row): string {
	const label = labelOf(picker, row);
	const leaves: string[] = [];
	mapped(row, (leaf) => {
		leaves.push(leaf);
		return leaf;
	});
	const fitting = leaves.filter((leaf) => label.startsWith(leaf));
	return fitting.sort((a, b) => b.length - a.length)[0] ?? label;
}
