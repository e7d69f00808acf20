import { type Cases, reply } from './server';

/** Texts in characters that nobody expects, and headers that say something else of them. */

export const SAID = 'Quantity is below one';

const wide = (text: string, big: boolean): Buffer => {
	const bytes = Buffer.alloc(text.length * 4);
	[...text].forEach((char, index) =>
		big
			? bytes.writeUInt32BE(char.codePointAt(0) ?? 0, index * 4)
			: bytes.writeUInt32LE(char.codePointAt(0) ?? 0, index * 4),
	);
	return bytes;
};

const WRITTEN: Record<string, (text: string) => Buffer> = {
	'UTF-8': (text) => Buffer.from(text),
	'UTF-8 with two marks': (text) => Buffer.from(`\uFEFF\uFEFF${text}`),
	'UTF-8 with a mark in the middle': (text) => Buffer.from(`${text.slice(0, 5)}\uFEFF${text.slice(5)}`),
	'UTF-16 with a mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
	'UTF-16BE without a mark': (text) => Buffer.from(text, 'utf16le').swap16(),
	'UTF-16 with half a unit': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').subarray(0, -1),
	'UTF-16 with the mark of UTF-8': (text) => Buffer.concat([Buffer.from('\uFEFF'), Buffer.from(text, 'utf16le')]),
	'UTF-32': (text) => wide(`\uFEFF${text}`, false),
	'UTF-32BE without a mark': (text) => wide(text, true),
	'UTF-7': (text) => Buffer.from(`+/v8-${text.replace(/"/g, '+ACI-')}`),
	'overlong UTF-8': (text) => Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xc0, 0xaf, 0xe0, 0x80])]),
	'a character cut in half': (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xf0, 0x9f, 0x98])]),
	'surrogates in UTF-8': (text) =>
		Buffer.concat([Buffer.from(text.slice(0, -2)), Buffer.from([0xed, 0xa0, 0x80, 0x22, 0x7d])]),
	'Cyrillic of Windows': (text) =>
		Buffer.concat([Buffer.from(text.slice(0, -2)), Buffer.from([0xcf, 0xf0, 0xe8, 0x22, 0x7d])]),
	EBCDIC: (text) => Buffer.from(Buffer.from(text, 'latin1').map((byte) => byte ^ 0x80)),
	'NUL between all': (text) => Buffer.from([...text].join('\0\0\0')),
};

const TYPES: Record<string, string> = {
	none: 'Content-Type: ',
	'utf-16': 'Content-Type: application/json; charset=utf-16',
	'windows-1251': 'Content-Type: text/plain; charset=windows-1251',
	'no such': 'Content-Type: application/json; charset="no-such-set"',
	replacement: 'Content-Type: text/html; charset=iso-2022-kr',
	'half a quote': 'Content-Type: application/json; charset="utf-8',
	'very long': `Content-Type: application/json; charset=${'a'.repeat(4000)}`,
	image: 'Content-Type: image/png',
};

export const ENCODINGS: Cases = Object.fromEntries(
	Object.entries(WRITTEN).flatMap(([written, bytes]) =>
		Object.entries(TYPES).flatMap(([type, header]) =>
			[200, 400].map((status) => [
				`${written}, header ${type}, status ${status}`,
				reply(status, bytes(JSON.stringify({ message: SAID })), header),
			]),
		),
	),
) as Cases;

/** Those whose words a reader can be expected to find. */
export const READABLE =
	/^(UTF-8|UTF-8 with two marks|UTF-16 with a mark|UTF-16BE without a mark|Cyrillic of Windows|a character cut in half), .*400$/;
