import type { IHttpRequestOptions } from 'n8n-workflow';

/** Shorter ones are in any text by chance. */
const LEAST = 4;

/** The values in a body: members of JSON, or of a form. */
function valuesIn(body: unknown): string[] {
	if (typeof body !== 'string') return [];
	try {
		return Object.values(JSON.parse(body) as object).map(String);
	} catch {
		return [...new URLSearchParams(body).values()];
	}
}

/** What a request for a token says that must not be repeated: its headers, its body, and what Basic hides. */
function sentIn({ headers = {}, body }: IHttpRequestOptions): string[] {
	const given = [...Object.values(headers).map(String), ...valuesIn(body)].flatMap((text) => text.split(' '));
	const basic = given.flatMap((text) => Buffer.from(text, 'base64').toString('utf8').split(':'));
	return [...given, ...basic.filter((text) => /^[\x20-\x7e]+$/.test(text))].filter(({ length }) => length >= LEAST);
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Whether an ID from an answer holds something that was sent, or is a piece of it. */
export function isEchoed(id: string, request: IHttpRequestOptions): boolean {
	const plain = lettersOf(decoded(id));
	return sentIn(request)
		.map(lettersOf)
		.some((one) => (one.length >= LEAST && plain.includes(one)) || (plain.length >= LEAST && one.includes(plain)));
}

function decoded(id: string): string {
	try {
		return decodeURIComponent(id);
	} catch {
		return id;
	}
}
