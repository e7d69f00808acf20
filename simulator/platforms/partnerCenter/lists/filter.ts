import { invalid } from '../refusal';
import type { Row } from '../reply';

/** The JSON of the query parameter `filter`: one comparison, or two filters joined. */
export interface Filter {
	Field?: string;
	Value?: string | number | boolean;
	Operator?: string;
	LeftFilter?: Filter;
	RightFilter?: Filter;
}

/** Reads a filter; without one everything matches. Throws 400 on what is no JSON object. */
export function readFilter(text: string): Filter {
	if (text === '') return {};
	try {
		const filter: unknown = JSON.parse(text);
		if (typeof filter === 'object' && filter !== null && !Array.isArray(filter)) return filter as Filter;
	} catch {
		// Refused below, as every other wrong form.
	}
	throw invalid('The filter must be a JSON object with Field, Value and Operator.');
}

// Texts are compared in small letters; dates compare as texts as long as both are ISO 8601.
const OPERATORS: Record<string, (value: string, wanted: string) => boolean> = {
	equals: (value, wanted) => value === wanted,
	not_equals: (value, wanted) => value !== wanted,
	greater_than: (value, wanted) => value > wanted,
	greater_than_or_equals: (value, wanted) => value >= wanted,
	less_than: (value, wanted) => value < wanted,
	less_than_or_equals: (value, wanted) => value <= wanted,
	substring: (value, wanted) => value.includes(wanted),
	starts_with: (value, wanted) => value.startsWith(wanted),
	not_starts_with: (value, wanted) => !value.startsWith(wanted),
};

/**
 * Whether a row passes a filter.
 *
 * @param allowed the fields that the list can be filtered by, each with its operators; others are refused (400)
 */
export function matches(row: Row, filter: Filter, allowed: Record<string, string[]>): boolean {
	const { Field, Value, Operator = '', LeftFilter, RightFilter } = filter;
	const operator = Operator.toLowerCase();
	if (LeftFilter && RightFilter) {
		if (operator !== 'and' && operator !== 'or')
			throw invalid('The operator between two filters must be one of: and, or.');
		const both = [LeftFilter, RightFilter].map((half) => matches(row, half, allowed));
		return operator === 'and' ? both[0] && both[1] : both[0] || both[1];
	}
	if (Field === undefined) return true;
	if (!allowed[Field]?.includes(operator)) throw invalid(`The list cannot be filtered by ${Field} ${Operator}.`);
	const name = Field[0].toLowerCase() + Field.slice(1);
	return OPERATORS[operator](String(row[name] ?? '').toLowerCase(), String(Value).toLowerCase());
}
