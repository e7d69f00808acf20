import type { Field } from '../declare';
import { columnFields, columnsOf, type ListColumns } from './listColumns';

/** The words of a switch between rows on the screen and a list from the data. */
export interface ListWords {
	/** name of the switch; its values are 'fields', 'list' and 'columns' */
	from: string;
	/** title of the switch: 'Products From' */
	title: string;
	/** name and title of the list */
	list: string;
	listTitle: string;
	hint: string;
	description: string;
	/** what of a row is read from columns with names of the user's own; nothing where that is of no use */
	columns?: ListColumns;
}

const COLUMNS = {
	name: 'List With Column Names',
	value: 'columns',
	description: 'Use a list from the input data as it is, such as the lines of a deal, and name its columns',
};

/**
 * The ways to give rows: fields on the screen, a list in the platform's own names, and a list in names of the
 * user's own. Each is checked by the same fields.
 */
export function rowsOrList(rows: Field, words: ListWords): Field[] {
	const shownFor = (choice: string) => ({ show: { [words.from]: [choice] } });
	const sent = { as: rows.send?.as ?? rows.name, rowsOf: rows };
	const list = { displayName: words.listTitle, name: words.list, type: 'json' as const, required: true, default: '[]' };
	const ownNames = (columns: ListColumns): Field[] => [
		{
			...list,
			hint: 'Drag the list from the input here, such as {{ $json.lines }}',
			description: 'The lines as your data has them. Only the columns that you name below are used.',
			displayOptions: shownFor('columns'),
			send: { ...sent, columns: columnsOf(columns) },
		},
		...columnFields(columns).map((field) => ({ ...field, displayOptions: shownFor('columns') })),
	];
	return [
		{
			displayName: words.title,
			name: words.from,
			type: 'options',
			required: true,
			noDataExpression: true,
			options: [
				{ name: 'Fields', value: 'fields', description: 'Enter each product below' },
				{ name: 'List', value: 'list', description: "Use a list from the input data, in the platform's own names" },
				...(words.columns ? [COLUMNS] : []),
			],
			default: 'fields',
			description: 'Whether to enter the lines here or use a list',
			send: { in: 'nowhere' },
		},
		{ ...rows, displayOptions: shownFor('fields') },
		{ ...list, hint: words.hint, description: words.description, displayOptions: shownFor('list'), send: sent },
		...(words.columns ? ownNames(words.columns) : []),
	];
}
