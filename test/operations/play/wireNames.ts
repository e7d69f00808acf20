import { type Field, type FieldGroup, isSent } from '../../../nodes/engine/declare';

/** The groups of a fixed collection, or none. */
const groupsOf = ({ type, options = [] }: Field): FieldGroup[] =>
	type === 'fixedCollection' ? (options as FieldGroup[]) : [];

/** Fields with their flattened names on the wire, as the contract writes them: `products[].mpn`. */
export function wireFields(fields: Field[], parent = ''): Array<{ name: string; field: Field }> {
	return fields.flatMap((field) => {
		if (field.type === 'collection') return wireFields(field.options as Field[], parent);
		const name = `${parent}${field.send?.as ?? field.name}`;
		const inside = field.typeOptions?.multipleValues ? `${name}[].` : `${name}.`;
		return [{ name, field }, ...groupsOf(field).flatMap(({ values }) => wireFields(values, inside))];
	});
}

/** What a choice becomes on the wire; undefined where it means nothing. */
function onTheWire({ send }: Field, value: unknown): unknown {
	const sent = value === '' ? undefined : value;
	return send?.check && sent !== undefined ? send.check(sent) : sent;
}

/** The values that the screen offers for a name on the wire; [] where it is no choice. */
export function choicesOf(fields: Field[], name: string): unknown[] {
	return wireFields(fields)
		.filter((one) => one.name === name && isSent(one.field) && ['options', 'multiOptions'].includes(one.field.type))
		.flatMap(({ field }) =>
			(field.options ?? []).map((option) => ('value' in option ? onTheWire(field, option.value) : undefined)),
		)
		.filter((value) => value !== undefined);
}
