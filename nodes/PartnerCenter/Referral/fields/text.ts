import type { Check, Field } from '../../../engine/declare';
import { email, trimmed } from '../../../engine/input/parsers';

/** A text of one line. */
export const text = (
	displayName: string,
	name: string,
	example: string,
	description: string,
	send: Field['send'] = {},
): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description,
	send: { check: trimmed, ...send },
});

export const oneEmail: Check = (value) => email(value);
