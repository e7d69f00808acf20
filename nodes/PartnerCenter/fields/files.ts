import type { Check, Field } from '../../engine/declare';
import { propertyName } from '../../engine/input/codes';
import { trimmed } from '../../engine/input/parsers';

/** Fields of files and of the rows in them. */

/** A condition on the rows, as text; it steers the node and is not sent as it is. */
export const condition = (
	displayName: string,
	name: string,
	example: string,
	description: string,
	check: Check = trimmed,
): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description,
	send: { in: 'nowhere', check },
});

export const binaryPropertyName: Field = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	placeholder: 'e.g. data',
	hint: 'The name of the output binary field to put the file in',
	send: { in: 'nowhere', check: propertyName },
};
