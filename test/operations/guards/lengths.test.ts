import type { Field } from '../../../nodes/engine/declare';
import { operations } from '../play/cases';

/** A length that the screen names is checked before anything is sent. */

const inside = ({ options = [] }: Field): Field[] =>
	(options as Array<Field & { values?: Field[] }>).flatMap((one) => one.values ?? ('type' in one ? [one] : []));

const all = (fields: Field[]): Field[] => fields.flatMap((field) => [field, ...all(inside(field))]);

const named = operations.flatMap(({ id, operation }) =>
	all(operation.fields).flatMap((field) => {
		const [, most] = /(?:up to|to) (\d+) characters/.exec(field.description ?? '') ?? [];
		return most === undefined ? [] : [[`${id}: ${field.displayName}`, Number(most), field] as const];
	}),
);

test('there are such fields', () => expect(named.length).toBeGreaterThan(10));

test.each(named)('%s: %d characters at most', (_id, most, { send }) => {
	expect(send?.check).toBeDefined();
	expect(send?.check?.('a'.repeat(most))).toBe('a'.repeat(most));
	expect(() => send?.check?.('a'.repeat(most + 1))).toThrow(/characters/);
});
