import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../engine/util/path';

/** Errors that are inside a success, as sentences: each with its code. */

const text = (value: unknown): string => (typeof value === 'string' ? value.trim().replace(/\.$/, '') : '');

/** What a code means, in a sentence, where that is known. */
export type Meanings = (code: unknown) => string | undefined;

/** 'Its words (code 17).', without what is not given. */
function withCode(words: string, code: unknown): string {
	const known = code !== undefined && code !== null && code !== '';
	return `${words}${known ? ` (code ${String(code)})` : ''}.`;
}

function sentence(error: unknown, meaning: Meanings): string {
	if (!isObject(error))
		return [meaning(error), `The platform returned the code ${String(error)}.`].filter(Boolean).join(' ');
	const code = error.code ?? error.errorCode;
	const words = text(error.description) || text(error.errorDescription) || text(error.message);
	const known = meaning(code);
	if (words === '' && known) return withCode(known.replace(/\.$/, ''), code);
	return [known, withCode(words || 'The platform gives no reason', code)].filter(Boolean).join(' ');
}

/** One sentence for each error of a list, or of a lone error; [] where there is none. */
export function sentencesOf(errors: unknown, meaning: Meanings = () => undefined): string[] {
	if (errors === null || errors === undefined || errors === '') return [];
	return (Array.isArray(errors) ? errors : [errors]).map((error: unknown) => sentence(error, meaning));
}

/** The rows of a list that an answer may leave out. */
export const rowsOf = (value: unknown): IDataObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
