import type { Check, Field, Values } from '../../engine/declare';
import { list } from '../../engine/input/codes';
import { dateTime } from '../../engine/input/parsers';

/** Several names as one text with commas, as the platform takes them. */
const commaSeparated: Check = (value) => (list(value) as string[] | undefined)?.join(',');

/** @param example a filter that fits the rows of the operation */
export const filter = (example: string): Field => ({
	displayName: 'Filter',
	name: 'filter',
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description:
		'Conditions on the fields of the rows, such as eq and ne, joined with and/or. Put text in single quotes.',
});

/** @param example fields by which the rows of the operation can be grouped */
export const groupBy = (example: string): Field => ({
	displayName: 'Group By',
	name: 'groupBy',
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description: 'Fields to group rows by, separated by commas. The rows then only have these fields and the counts.',
	send: { as: 'groupby', check: commaSeparated },
});

export const aggregationLevel: Field = {
	displayName: 'Aggregation Level',
	name: 'aggregationLevel',
	type: 'options',
	options: [
		{ name: 'Day', value: 'day' },
		{ name: 'Month', value: 'month' },
		{ name: 'Week', value: 'week' },
	],
	default: 'month',
	description: 'How to group dates. Only with a date in Group By.',
};

/** @param example fields by which the rows of the operation can be sorted */
export const orderBy = (example: string): Field => ({
	displayName: 'Order By',
	name: 'orderBy',
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description: 'Fields to sort by, each with asc or desc, separated by commas',
	send: { as: 'orderby', check: commaSeparated },
});

export const processedDateTime: Field = {
	displayName: 'Processed At',
	name: 'processedDateTime',
	type: 'dateTime',
	default: '',
	placeholder: 'e.g. 2026-09-01T00:00:00Z',
	description:
		'The processing run that the figures come from. If not set, the latest. In UTC, unless a time zone is given.',
	send: { check: dateTime },
};

/** A sentence when dates should be put together, but nothing is grouped. */
export const aggregatesGroups = ({ query }: Values): string | undefined =>
	query.aggregationLevel !== undefined && query.groupby === undefined
		? '"Aggregation Level" only works with "Group By". Add a date there, or remove "Aggregation Level".'
		: undefined;
