import type { PartnerRefusal } from '../refusal';
import type { Row } from '../reply';

type Refuse = (text: string) => PartnerRefusal;
type Value = string | number | boolean | null;

const TEXT = "'(?:[^']|'')*'";
const COMPARISON = new RegExp(
	`^([\\w./]+)\\s+(eq|ne|gt|ge|lt|le)\\s+(cast\\(\\s*${TEXT}\\s*,\\s*Edm\\.DateTimeOffset\\s*\\)|${TEXT}|[^\\s']+)$`,
	'i',
);
const CONTAINS = new RegExp(`^contains\\(\\s*([\\w./]+)\\s*,\\s*(${TEXT})\\s*\\)$`, 'i');

const textIn = (literal: string): string => literal.slice(1, -1).replaceAll("''", "'");

/** Splits at a word outside of quotes. */
function splitAt(text: string, word: 'and' | 'or'): string[] {
	const parts = [''];
	for (const piece of text.match(new RegExp(`${TEXT}|\\s+${word}\\s+|[^\\s']+|\\s+|'`, 'gi')) ?? []) {
		if (piece.trim().toLowerCase() === word) parts.push('');
		else parts[parts.length - 1] += piece;
	}
	return parts.map((part) => part.trim());
}

function literal(text: string): Value {
	const cast = /^cast\(\s*('.*?')/i.exec(text)?.[1];
	if (cast ?? text.startsWith("'")) return textIn(cast ?? text);
	if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
	if (text.toLowerCase() === 'null') return null;
	return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

const DATE = /^\d{4}-\d\d-\d\d/;

/** Dates are compared as times, all else as it is; texts without regard to case. */
function comparable(value: unknown): number | string | boolean | null {
	if (typeof value === 'string') return DATE.test(value) ? Date.parse(value) : value.toLowerCase();
	return (value ?? null) as number | boolean | null;
}

const COMPARE: Record<string, (left: Value, right: Value) => boolean> = {
	eq: (left, right) => left === right,
	ne: (left, right) => left !== right,
	gt: (left, right) => left !== null && right !== null && left > right,
	ge: (left, right) => left !== null && right !== null && left >= right,
	lt: (left, right) => left !== null && right !== null && left < right,
	le: (left, right) => left !== null && right !== null && left <= right,
};

const memberOf = (row: Row, path: string): unknown =>
	path.split('/').reduce<unknown>((value, step) => (value as Row | null | undefined)?.[step], row);

/** Refuses names that no row has; in an empty list every name passes. */
function checkName(rows: Row[], path: string, refuse: Refuse): void {
	if (rows.length > 0 && !rows.some((row) => path.split('/')[0] in row)) throw refuse(`There is no field ${path}.`);
}

function test(rows: Row[], expression: string, refuse: Refuse): (row: Row) => boolean {
	const contains = CONTAINS.exec(expression);
	if (contains) {
		checkName(rows, contains[1], refuse);
		const wanted = textIn(contains[2]).toLowerCase();
		return (row) =>
			String(memberOf(row, contains[1]) ?? '')
				.toLowerCase()
				.includes(wanted);
	}
	const [, path, operator, value] = COMPARISON.exec(expression) ?? [];
	if (!path) throw refuse(`The filter cannot be read: ${expression}`);
	checkName(rows, path, refuse);
	const wanted = comparable(literal(value));
	return (row) => COMPARE[operator.toLowerCase()](comparable(memberOf(row, path)), wanted);
}

/**
 * The rows that pass a filter such as `status eq 'active' and contains(name,'a')`; `and` binds more than `or`, brackets
 * are not understood.
 *
 * @param refuse makes the refusal for what cannot be read
 */
export function filtered(rows: Row[], filter: string | undefined, refuse: Refuse): Row[] {
	if (!filter) return rows;
	const choices = splitAt(filter, 'or').map((choice) => splitAt(choice, 'and').map((part) => test(rows, part, refuse)));
	return rows.filter((row) => choices.some((tests) => tests.every((passes) => passes(row))));
}

/** The rows by fields such as `name desc,createdDate`. */
export function ordered(rows: Row[], orderBy: string | undefined, refuse: Refuse): Row[] {
	if (!orderBy) return rows;
	const keys = orderBy.split(',').map((part) => part.trim().split(/\s+/));
	for (const [path] of keys) checkName(rows, path, refuse);
	return [...rows].sort((left, right) => {
		for (const [path, direction = 'asc'] of keys) {
			const [a, b] = [left, right].map((row) => comparable(memberOf(row, path)));
			const order = COMPARE.lt(a, b) ? -1 : COMPARE.gt(a, b) ? 1 : 0;
			if (order !== 0) return direction.toLowerCase() === 'desc' ? -order : order;
		}
		return 0;
	});
}

/** Rows with the members that `$select` names, and those of OData itself. */
export function narrowed(rows: Row[], select: string | undefined): Row[] {
	const names = select?.split(',').map((name) => name.trim());
	if (!names) return rows;
	return rows.map((row) =>
		Object.fromEntries(Object.entries(row).filter(([name]) => name.startsWith('@') || names.includes(name))),
	);
}
