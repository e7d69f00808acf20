import { type Check, type Field, InputProblem } from '../declare';
import { integer } from './parsers';

/** Shapes of fields that every platform's forms use. */

/**
 * The modes of a resource locator: picking from a list, and giving the id itself. A platform gives it the names of its
 * pickers as a type, so that a wrong one does not compile.
 * @param searchListMethod one of the vendor's pickers
 * @param own other words for the second mode
 */
export const listOrId = <Name extends string>(
	searchListMethod: Name,
	choose: string,
	example: string,
	own: { displayName?: string; hint?: string } = {},
) => [
	{
		displayName: 'From List',
		name: 'list',
		type: 'list' as const,
		placeholder: choose,
		typeOptions: { searchListMethod, searchable: true },
	},
	{ displayName: 'By ID', name: 'id', type: 'string' as const, placeholder: example, ...own },
];

/** A required id that is picked from a list; nothing is chosen at first. */
export const locator = (
	field: Pick<Field, 'displayName' | 'name' | 'description' | 'displayOptions' | 'modes' | 'send'>,
): Field => ({
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	...field,
});

/** What a row seldom needs, in one collection. */
export const more = (fields: Field[]): Field => ({
	displayName: 'More',
	name: 'more',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [...fields].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
});

/** Units to buy, as a number: whole, 1 or more. */
export const units: Check = (value) => {
	const given = integer(value) as number | undefined;
	if (given !== undefined && given < 1) throw new InputProblem(`must be 1 or more, but is ${given}`);
	return given;
};
