import type { Call } from '../call';
import type { Reply } from '../reply';

export interface ResourceLink {
	uri: string;
	method: 'GET';
	headers: [];
}

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
export const withByteOrderMark = ({ settings }: Call, { body, ...reply }: Reply): Reply =>
	settings.bomAnswers ? { ...reply, text: `\uFEFF${JSON.stringify(body)}` } : { ...reply, body };

/** A time in ms as date-time. */
export const iso = (ms: number): string => new Date(ms).toISOString();

/** How the platform writes that there is no date. */
export const NO_DATE = '0001-01-01T00:00:00';

/** How the platform writes that there is no end. */
export const NO_END = '9999-12-31T23:59:59Z';

/** The etag of one state of a resource: another one after every change. */
export const etagOf = (id: string, version: number): string =>
	Buffer.from(JSON.stringify({ id, version })).toString('base64');
