import type { Check } from '../../../engine/declare';
import { id } from '../../../engine/input/parsers';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An ID in one spelling: the same customer in capitals is the same customer. */
export const oneSpelling: Check = (value) => {
	const given = id(value) as string | undefined;
	return given !== undefined && GUID.test(given) ? given.toLowerCase() : given;
};
