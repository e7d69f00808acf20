import { type Asked, type Cases, reply } from './server';

/** Refusals that repeat what was sent: whole, encoded, in pieces, and wherever an answer has words. */

/** How a secret is written. */
const FORMS: Record<string, (secret: string) => string> = {
	plain: (secret) => secret,
	'in capitals': (secret) => secret.toUpperCase(),
	base64: (secret) => Buffer.from(secret).toString('base64'),
	base64url: (secret) => Buffer.from(secret).toString('base64url'),
	'base64 behind another text': (secret) => Buffer.from(`x${secret}`).toString('base64'),
	'base64 between other texts': (secret) => Buffer.from(`key=${secret}&more=1`).toString('base64'),
	'base64 in lines': (secret) =>
		(
			Buffer.from(secret)
				.toString('base64')
				.match(/.{1,10}/g) ?? []
		).join('\r\n '),
	hex: (secret) => Buffer.from(secret).toString('hex'),
	'hex in pairs': (secret) => (Buffer.from(secret).toString('hex').toUpperCase().match(/../g) ?? []).join(' '),
	'in an address': (secret) => encodeURIComponent(secret),
	'in an address, each character': (secret) =>
		[...Buffer.from(secret)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
	'in an address, twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
	'in escapes': (secret) =>
		[...secret].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
	'in entities': (secret) => [...secret].map((char) => `&#${char.charCodeAt(0)};`).join(''),
	'in entities, hex': (secret) => [...secret].map((char) => `&#x${char.charCodeAt(0).toString(16)};`).join(''),
	'split by blanks': (secret) => (secret.match(/.{1,4}/g) ?? []).join(' '),
	'split by hyphens': (secret) => (secret.match(/.{1,4}/g) ?? []).join('-'),
	'split by line ends': (secret) => (secret.match(/.{1,7}/g) ?? []).join('\r\n'),
	'split by characters that nobody sees': (secret) => [...secret].join('\u200b'),
	'split by quotes and plus': (secret) => (secret.match(/.{1,6}/g) ?? []).join("' + '"),
	'without its last character': (secret) => secret.slice(0, -1),
	'without its first character': (secret) => secret.slice(1),
	'its first half': (secret) => secret.slice(0, Math.ceil(secret.length / 2)),
};

/** What was sent, without the scheme in front of it. */
const HEADERS = ['authorization', 'x-subscription-key', 'x-api-key'];

function secretsIn({ headers }: Asked): string[] {
	return HEADERS.map((name) => (headers[name] ?? '').replace(/^\w+ /, '')).filter((text) => text.length > 3);
}

type Place = (text: string) => Buffer;

const message = (text: string, ...lines: string[]): Buffer =>
	reply(400, JSON.stringify({ code: 'E1', message: text }), ...lines);

/** A header takes one line, without what nobody sees. */
const inHeader = (text: string): string => text.replace(/[^\x20-\x7e]+/g, '');

/** Where it is written. */
const PLACES: Record<string, Place> = {
	'a message': (text) => message(`The value ${text} is not valid`),
	'a message, at the place where it is cut': (text) => message(`${'w'.repeat(985)}=${text}`),
	'a code': (text) => reply(400, JSON.stringify({ code: text.slice(0, 80), message: 'Not valid' })),
	'a name of a member': (text) => reply(400, JSON.stringify({ [text]: 'is not valid' })),
	'a field': (text) =>
		reply(400, JSON.stringify({ error: { message: 'm', details: [{ target: text, message: 'no' }] } })),
	'a page': (text) => reply(502, `<html><title>Error for ${text}</title></html>`, 'Content-Type: text/html'),
	'a text': (text) => reply(500, `upstream said ${text}`, 'Content-Type: text/plain'),
	'an ID of a header': (text) =>
		message(
			'm',
			`X-Correlation-Id: ${inHeader(text)}`,
			`MS-CorrelationId: ${inHeader(text)}`,
			`X-Request-Id: ${inHeader(text)}`,
		),
	'an ID of the body': (text) => reply(400, JSON.stringify({ message: 'm', correlationId: text, traceId: text })),
	'the status line': (text) => reply(`400 ${inHeader(text)}`, ''),
	'the target of a redirect': (text) => reply(302, '', `Location: /back?key=${inHeader(text)}`),
	'a success that cannot be read': (text) => reply(200, `token ${text}`),
};

/** All that was sent, in each form and place. */
export const ECHOES: Cases = Object.fromEntries(
	Object.entries(FORMS).flatMap(([form, write]) =>
		Object.entries(PLACES).map(([place, put]) => [
			`${form}, in ${place}`,
			(asked: Asked) => put(secretsIn(asked).map(write).join(' ; ')),
		]),
	),
);

/** Each alone, for the places that hold one only. */
export const ALONE: Cases = Object.fromEntries(
	Object.entries(FORMS).flatMap(([form, write]) =>
		['an ID of a header', 'an ID of the body', 'a code', 'a message, at the place where it is cut'].flatMap((place) =>
			[0, 1].map((which) => [
				`${form}, number ${which}, in ${place}`,
				(asked: Asked) => PLACES[place](write(secretsIn(asked)[which] ?? secretsIn(asked)[0])),
			]),
		),
	),
);
