import { createHash } from 'node:crypto';

/** A GUID made of a text: the same one for the same text, so that what is computed keeps its ids from answer to answer. */
export function guidOf(text: string): string {
	const hex = createHash('sha256').update(text).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
