import type { IDataObject } from 'n8n-workflow';

import { type Columns, InputProblem } from '../../declare';
import { at, isObject } from '../../util/path';

/**
 * Rows in names of the user's own, as rows in the platform's names. Columns that nobody named are left out, for a deal
 * has many; a named one that a row lacks is refused, for it is most likely misspelt.
 * A column wins over a value of all rows, where its cell holds something.
 * @param given the names of the columns and the values of all rows, by parameter
 * @throws InputProblem that names line and column
 */
export function inPlatformNames(columns: Columns, raw: unknown, given: IDataObject, label: string): unknown {
	if (!Array.isArray(raw)) return raw;
	const names = Object.entries(columnsGiven(columns, given));
	const shared = Object.fromEntries(
		Object.entries(columns.shared)
			.map(([member, parameter]) => [member, given[parameter]])
			.filter(([, value]) => value !== undefined),
	);
	return raw.map((row: unknown, index) => {
		const line = `${label}, line ${index + 1}`;
		if (!isObject(row)) throw new InputProblem(`"${line}" must be an object with fields.`);
		const renamed = names.map(([member, column]) => [member, cell(row, column, line)] as const);
		const held = renamed.filter(([member, value]) => !isEmpty(value) || shared[member] === undefined);
		return { ...shared, ...Object.fromEntries(held) };
	});
}

/** The columns that the user named, by member. */
export const columnsGiven = ({ named }: Columns, given: IDataObject): Record<string, string> =>
	Object.fromEntries(
		Object.entries(named)
			.map(([member, parameter]) => [member, given[parameter]] as const)
			.filter((pair): pair is readonly [string, string] => typeof pair[1] === 'string'),
	);

const isEmpty = (value: unknown): boolean => value === null || (typeof value === 'string' && value.trim() === '');

function cell(row: IDataObject, column: string, line: string): unknown {
	const value = Object.hasOwn(row, column) ? row[column] : at(row, column);
	if (value !== undefined) return value;
	throw new InputProblem(
		`"${line}" has no column "${column}". It has: ${Object.keys(row).join(', ')}. Name one of these, or clear the field if it is optional.`,
	);
}
