import type { Field } from '../declare';

/** The words of a switch between rows on the screen and a list from the data. */
export interface ListWords {
	/** name of the switch; its values are 'fields' and 'list' */
	from: string;
	/** title of the switch: 'Products From' */
	title: string;
	/** name and title of the list */
	list: string;
	listTitle: string;
	hint: string;
	description: string;
}

/** The two ways to give rows: fields on the screen, and a list in the platform's own names that is checked by the same fields. */
export function rowsOrList(rows: Field, words: ListWords): Field[] {
	return [
		{
			displayName: words.title,
			name: words.from,
			type: 'options',
			required: true,
			noDataExpression: true,
			options: [
				{ name: 'Fields', value: 'fields', description: 'Enter each product below' },
				{ name: 'List', value: 'list', description: 'Use a list from the input data, such as the lines of a deal' },
			],
			default: 'fields',
			description: 'Whether to enter the lines here or use a list',
			send: { in: 'nowhere' },
		},
		{ ...rows, displayOptions: { show: { [words.from]: ['fields'] } } },
		{
			displayName: words.listTitle,
			name: words.list,
			type: 'json',
			required: true,
			default: '[]',
			hint: words.hint,
			description: words.description,
			displayOptions: { show: { [words.from]: ['list'] } },
			send: { as: rows.send?.as ?? rows.name, rowsOf: rows },
		},
	];
}
