import { createHash } from 'node:crypto';

/** A GUID made of a text: the same one for the same text, so that what is computed keeps its ids from answer to answer. */
export function guidOf(text: string): string {
	const hex = createHash('sha256').update(text).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** An answer. Without `text` or `stream` the body goes out as JSON, and nothing when it is undefined. */
export interface Reply {
	status: number;
	body?: unknown;
	headers?: Record<string, string>;
	/** Raw text instead of JSON, such as JSON behind a byte order mark; its type is JSON unless a header says otherwise. */
	text?: string;
	stream?: Buffer;
}

/** A JSON object of an answer. */
export type Row = Record<string, unknown>;

export type ResourceLink = { uri: string; method: 'GET'; headers: [] };

/** A link as resources carry it: relative, without `/v1`. */
export const linkTo = (uri: string): ResourceLink => ({ uri, method: 'GET', headers: [] });

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });
export const noContent = (): Reply => ({ status: 204 });

/** Accepted only; `location` is the relative address to ask, as the platform writes it. */
export const accepted = (location?: string): Reply => ({
	status: 202,
	...(location && { headers: { Location: location } }),
});

/** Puts a byte order mark in front of the JSON, where the platform is known to do so. */
export const withByteOrderMark = ({ body, ...reply }: Reply): Reply => ({
	...reply,
	text: `\uFEFF${JSON.stringify(body)}`,
});

export const DAY_MS = 86_400_000;

/** A time in ms as date-time. */
export const iso = (ms: number): string => new Date(ms).toISOString();

/** How the platform writes that there is no date. */
export const NO_DATE = '0001-01-01T00:00:00';

/** How the platform writes that there is no end. */
export const NO_END = '9999-12-31T23:59:59Z';

/** The etag of one state of a resource: another one after every change. */
export const etagOf = (id: string, version: number): string =>
	Buffer.from(JSON.stringify({ id, version })).toString('base64');

/** A row less some members. */
export const without = (row: Row, names: string[]): Row =>
	Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));

/** The name of a member, with a capital. */
export const capital = (name: string): string => name[0].toUpperCase() + name.slice(1);

/** A row with its own names in PascalCase; what is within its values stays. */
export const pascalRow = (row: Row): Row =>
	Object.fromEntries(Object.entries(row).map(([name, value]) => [capital(name), value]));

/** Names in PascalCase, all the way down. */
export function pascal(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(pascal);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, inner]) => [capital(name), pascal(inner)]));
}
