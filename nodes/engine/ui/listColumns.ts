import type { Check, Columns, Field } from '../declare';

/** A member of a row that is read from a column of the user's own list. */
export interface ListColumn {
	/** the member, in the platform's name */
	member: string;
	displayName: string;
	/** a usual name of such a column */
	example: string;
	required: boolean;
}

/** The members that come from columns, and the fields whose value may be the same in each row. */
export interface ListColumns {
	named: ListColumn[];
	shared?: Field[];
}

const columnName = (member: string): string => `${member}Column`;
const sharedName = (member: string): string => `${member}OfAll`;

/** The column of the part number, by its name in the platform's rows, and that of the quantity. */
export const partAndQuantity = (member: string, displayName = 'Part Number Field', example = 'sku'): ListColumn[] => [
	{ member, displayName, example, required: true },
	{ member: 'quantity', displayName: 'Quantity Field', example: 'quantity', required: true },
];

/** A value for all rows as it is: the fields of the rows check it. Left out, a column has it, or the row is refused. */
const asGiven: Check = (value) => (value === '' || value === null ? undefined : (value as ReturnType<Check>));

/** The fields in which a user names the columns, and those that hold for all rows. */
export function columnFields({ named, shared = [] }: ListColumns): Field[] {
	return [
		...named.map(({ member, displayName, example, required }): Field => ({
			displayName,
			name: columnName(member),
			type: 'string',
			...(required ? { required: true } : {}),
			default: '',
			placeholder: `e.g. ${example}`,
			description: `Name of the column in your list that holds it. For a column inside another, use dots: product.${example}.`,
			send: { in: 'nowhere', ...(required ? {} : { front: true }) },
		})),
		...shared.map(({ required: _required, ...field }): Field => ({
			...field,
			name: sharedName(field.name),
			description: `${field.description}. For all lines, where no column has it.`,
			send: { ...field.send, in: 'nowhere', front: true, check: asGiven },
		})),
	];
}

/** Which parameter holds the name of each member's column, and which the value of all rows. */
export function columnsOf({ named, shared = [] }: ListColumns): Columns {
	return {
		named: Object.fromEntries(named.map(({ member }) => [member, columnName(member)])),
		shared: Object.fromEntries(shared.map(({ name }) => [name, sharedName(name)])),
	};
}
