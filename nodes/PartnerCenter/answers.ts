import type { IDataObject } from 'n8n-workflow';

import { at, isObject } from '../engine/util/path';
import { codeReader, type WordRules, wordsReader } from '../engine/util/words';

/** What Partner Center answers, in its odd forms. Source: facts, conventions. */

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** Descriptions come escaped for web pages. */
const unescaped = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]);

/** Refusals have many forms; a description may hold JSON of its own, `data` says which part was refused. */
const RULES: WordRules = {
	codes: ['code', 'errorCode', 'error'],
	words: [['description', 'errorDescription', 'error_description'], ['message'], ['title'], ['detail']],
	parts: ['error', 'details', 'data'],
	plain: unescaped,
};

/** Code and words of a refusal. */
export const errorOf = wordsReader(RULES);

const codeOf = codeReader(RULES);

/** Codes that come with a status of success although nothing was done. Source: the contract's code table. */
const REFUSED_WITH_SUCCESS = ['400072'];

export const isRefusal = (body: unknown): boolean =>
	isObject(body) && REFUSED_WITH_SUCCESS.includes(codeOf(body) ?? '');

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
