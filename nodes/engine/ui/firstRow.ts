import type { Field, FieldGroup } from '../declare';

/** A locator says what it is in what is stored. */
const standardOf = ({ type, default: standard }: Field): Field['default'] =>
	type === 'resourceLocator' ? { __rl: true, ...(standard as object) } : standard;

/** Whether a row lacks something until somebody fills it in. */
const asks = ({ type, default: standard }: Field): boolean => type === 'resourceLocator' || standard === '';

/**
 * Rows that are required, with the first one open, as if its button had been pressed: n8n shows no mark at an empty list, but
 * one at each empty field of a row. A row that would be complete as it is stays closed: somebody has to want it.
 */
export function firstRowOpen(field: Field): Field {
	if (!field.required || !field.typeOptions?.multipleValues) return field;
	const [{ name, values }] = field.options as FieldGroup[];
	if (!values.some(asks)) return field;
	const row = Object.fromEntries(values.map((value) => [value.name, standardOf(value)]));
	return { ...field, default: { [name]: [row] } };
}
