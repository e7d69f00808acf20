import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** SHA-256 of any JSON value, as hex. Members are sorted, so that their order does not matter. */
export function digest(value: unknown): string {
	return createHash('sha256')
		.update(JSON.stringify(sorted(value)))
		.digest('hex');
}

/** In place of a row in a set of many: as it was written, or a digest of it, which takes less memory. */
export function fingerprint(row: unknown): string {
	const text = JSON.stringify(row);
	return text.length <= 44 ? text : createHash('sha256').update(text).digest('base64');
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value as IDataObject).sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/**
 * Distinguishes accounts without holding their secrets: a hash of every field of the credential, secrets too,
 * but for those that change by themselves. A changed password is another account.
 */
export function accountKey(credential: IDataObject, volatile: string[]): string {
	const stable = Object.entries(credential).filter(([name]) => !volatile.includes(name));
	return digest(Object.fromEntries(stable));
}
