import type { IDataObject } from 'n8n-workflow';

import { parseJson } from '../engine/util/json';
import { at, isObject } from '../engine/util/path';

/** What Partner Center answers, in its odd forms. Source: facts, conventions. */

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** Descriptions come escaped for web pages. */
const unescaped = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]);

/** A description may hold JSON of its own: its texts are what is meant for a reader. */
function inWords(given: string): string {
	const inner = given.startsWith('{') ? parseJson(given) : undefined;
	if (!isObject(inner)) return given;
	const words = Object.entries(inner)
		.filter(([, value]) => typeof value === 'string' && value !== '')
		.map(([name, value]) => `${name}: ${String(value)}`);
	return words.length > 0 ? words.join(', ') : given;
}

const text = (value: unknown): string | undefined => {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? inWords(unescaped(value.trim())) : undefined;
};

const anyCase = (body: unknown, name: string): unknown =>
	at(body, name) ?? at(body, `${name[0].toUpperCase()}${name.slice(1)}`);

/** Texts in `data` say which part was refused. */
const details = (body: unknown): string[] => {
	const data = anyCase(body, 'data');
	return Array.isArray(data) ? data.filter((part): part is string => typeof part === 'string').map(unescaped) : [];
};

/** Code and text of a refusal, in each of the five forms. */
export function errorOf(body: unknown): { code?: string; text?: string } {
	const inner = at(body, 'error');
	if (isObject(inner)) return { code: text(inner.code), text: text(inner.message) };
	const reported = [
		anyCase(body, 'description'),
		anyCase(body, 'message'),
		at(body, 'error_description'),
		at(body, 'errorDescription'),
	];
	const words = [...new Set(reported.map(text).filter((part) => part !== undefined)), ...details(body)];
	return {
		code: text(anyCase(body, 'code')) ?? text(anyCase(body, 'errorCode')) ?? text(inner),
		text: words.length > 0 ? words.join(' ') : undefined,
	};
}

/** Codes that come with a status of success although nothing was done. Source: the contract's code table. */
const REFUSED_WITH_SUCCESS = ['400072'];

export const isRefusal = (body: unknown): boolean =>
	isObject(body) && REFUSED_WITH_SUCCESS.includes(text(anyCase(body, 'code')) ?? '');

const lowerFirst = (name: string) => `${name[0].toLowerCase()}${name.slice(1)}`;

/** The same with every member's name beginning with a small letter, however deep it is. */
export function camelCased(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(camelCased);
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, inner]) => [lowerFirst(name), camelCased(inner)]));
}

/** Some answers name their members with a capital where all others do not; registrations of webhooks always do. */
const isShouted = (body: IDataObject): boolean =>
	!('WebhookUrl' in body) && Object.keys(body).length > 0 && Object.keys(body).every((name) => /^[A-Z]/.test(name));

/** The object of an answer; a lone text or list becomes one. */
export function object(body: unknown): IDataObject {
	if (!isObject(body)) return Array.isArray(body) ? { items: body } : { value: body as string };
	return isShouted(body) ? (camelCased(body) as IDataObject) : body;
}

/** An export of payouts: the answer itself, or what it holds under `value`, alone or as the first of a list. */
export function exportIn(body: unknown): IDataObject {
	const held = at(body, 'value');
	const found = (Array.isArray(held) ? (held as unknown[]) : [held]).find(
		(one) => isObject(one) && one.requestId !== undefined,
	);
	return object(found ?? body);
}

/** A whole moment of the years 1 and 9999. A text that merely begins like one, such as an order key, is a text. */
const NO_MOMENT = /^(0001|9999)-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;

/** The year 1 means no date, the year 9999 no end. */
export const readable = (value: IDataObject[string]): IDataObject[string] =>
	typeof value === 'string' && NO_MOMENT.test(value) ? null : value;
