import type { IDataObject, INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

/** Turns what the user gave into its wire form; undefined = nothing given; throws an InputProblem. */
export type Check = (value: unknown) => IDataObject[string];

/** Where the names of the columns of a list are given: the member of a row, and the parameter that says where to find it. */
export interface Columns {
	named: Record<string, string>;
	/** members with one value for all rows, and the parameter that holds it */
	shared: Record<string, string>;
}

/** How a field's value travels into the request. Without it: by its own name, to the place that the route implies. */
export interface Send {
	/**
	 * 'path' when the route names it, else 'query' (GET, HEAD, DELETE) or 'body'; 'nowhere' for fields that only steer the
	 * node; 'picker' for fields that only narrow the list of another one: a run does not read them, so they count as nothing given
	 */
	in?: 'query' | 'body' | 'header' | 'nowhere' | 'picker';
	/** name on the wire; dots make nested objects: 'address.city'; '$' is the body itself, where it is no object */
	as?: string;
	/** how the value is checked and turned into its wire form */
	check?: Check;
	/** the value is a JSON list of rows that this fixed collection describes */
	rowsOf?: Field;
	/**
	 * the value names one thing, which is found by it later: one that an expression made of nothing is refused. A `name` of a
	 * company or person may lack parts, an `id` may not
	 */
	names?: 'id' | 'name';
	/** the choice that there is none, which sends nothing; a required field takes it */
	none?: string;
	/** the rows of that list are in names of the user's own */
	columns?: Columns;
	/** other names that a row of data may have for it, such as the column of a well-known file */
	knownColumns?: string[];
	/** is on the form although it is not required */
	front?: true;
	/** a person's data: shown in no message, log or dry run */
	personal?: boolean;
	/** a credential or password: as `personal` */
	secret?: boolean;
}

/** One parameter on the screen: a plain n8n property literal, plus `send`. */
export type Field = Omit<INodeProperties, 'options'> & {
	options?: Array<INodePropertyOptions | Field | FieldGroup>;
	send?: Send;
};

/** The row layout of a fixed collection. */
export type FieldGroup = Omit<INodePropertyCollection, 'values'> & { values: Field[] };

/** Whether a field is on the form, not in a collection. */
export const onForm = (field: Field): boolean => field.required === true || field.send?.front === true;

/** Whether the value of a field is ever sent. */
export const isSent = ({ send }: Field): boolean => send?.in !== 'nowhere' && send?.in !== 'picker';

/** The same field, not required: create and update share one literal. */
export function optional(field: Field): Field {
	return { ...field, required: false };
}
