import type { Field, Vendor } from '../declare';

/** Whether the list of a field cannot be shown before another one is filled. */
const waitsFor = ({ pickers }: Vendor, { modes = [] }: Field, name: string): boolean =>
	modes.some(({ typeOptions }) => name in (pickers[typeOptions?.searchListMethod ?? '']?.after ?? {}));

/** The fields of a form, each that is there for the list of another one right above it: a person goes from the top down. */
export function narrowingFirst(vendor: Vendor, fields: Field[]): Field[] {
	const narrowing = fields.filter(
		({ name, send }) => send?.front === true && fields.some((field) => waitsFor(vendor, field, name)),
	);
	const others = fields.filter((field) => !narrowing.includes(field));
	return others.flatMap((field) => {
		const due = narrowing.filter(({ name }) => waitsFor(vendor, field, name));
		const first = due.filter(({ name }) => others.find((other) => waitsFor(vendor, other, name)) === field);
		return [...first, field];
	});
}
