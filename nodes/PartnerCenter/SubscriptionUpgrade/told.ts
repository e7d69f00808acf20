import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../shared/paths';

/** Errors that stand inside a success, as sentences: each with its code. */

const text = (value: unknown): string => (typeof value === 'string' ? value.trim().replace(/\.$/, '') : '');

function sentence(error: unknown): string {
	if (!isObject(error)) return `The platform tells the code ${String(error)}.`;
	const code = error.code ?? error.errorCode ?? 'none';
	const words = text(error.description) || text(error.errorDescription) || text(error.message) || 'The platform gives no reason';
	return `${words} (code ${String(code)}).`;
}

/** One sentence for each error of a list, or of a lone error; [] where there is none. */
export function sentencesOf(errors: unknown): string[] {
	if (errors === null || errors === undefined || errors === '') return [];
	return (Array.isArray(errors) ? errors : [errors]).map(sentence);
}

/** The rows of a list that an answer may leave out. */
export const rowsOf = (value: unknown): IDataObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
