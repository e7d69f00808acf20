import { type Cases, reply } from './server';

/** Answers that break the rules of HTTP: lengths that lie, chunks, status lines, headers, bodies where none may be. */

const BODY = '{"message":"Quantity is below one","data":[]}';

const chunked = (status: number, chunks: string): Buffer => reply(status, chunks, 'Transfer-Encoding: chunked');
const chunk = (text: string, extension = ''): string => `${text.length.toString(16)}${extension}\r\n${text}\r\n`;
const END = '0\r\n\r\n';

const CHUNKS: Record<string, string> = {
	'an extension': chunk(BODY, ';a=b;c="d e"') + END,
	'an extension of 20 KB': chunk(BODY, `;a=${'x'.repeat(20_000)}`) + END,
	'an extension with a line end': chunk(BODY, ';a="\n"') + END,
	'a size that is negative': `-5\r\n${BODY}\r\n${END}`,
	'a size beyond all numbers': `ffffffffffffffffff\r\n${BODY}`,
	'a size that is no number': `zz\r\n${BODY}\r\n${END}`,
	'a size with blanks': `  37  \r\n${BODY}\r\n${END}`,
	'no end': chunk(BODY),
	'an end without a line': `${chunk(BODY)}0\r\n`,
	'nothing but the end': END,
	'one byte each': [...BODY].map((char) => chunk(char)).join('') + END,
	'a trailer': `${chunk(BODY)}0\r\nX-Secret: 1\r\nContent-Length: 5\r\n\r\n`,
	'line feeds alone': `37\n${BODY}\n0\n\n`,
	'more behind the end': `${chunk(BODY)}${END}HTTP/1.1 200 OK\r\n\r\n`,
};

const LENGTHS = ['5', '99999', '-1', '+55', '1e3', '0x37', '55, 55', '55, 5', '', '9007199254740993', '55abc', '٥٥'];

const STATUSES = [
	204, 205, 206, 207, 226, 299, 300, 304, 305, 306, 399, 402, 406, 410, 418, 421, 451, 499, 511, 529, 599,
];

const LINES: Record<string, string> = {
	'no reason': 'HTTP/1.1 400\r\n\r\n',
	'a reason of 10 KB': `HTTP/1.1 400 ${'why '.repeat(2500)}\r\n\r\n`,
	'a reason with marks': 'HTTP/1.1 400 \u202e<b>[object Object]</b>\t undefined\r\n\r\n',
	'small letters': 'http/1.1 200 ok\r\n\r\n{}',
	'version 0.9': '{"data":[]}',
	'version 2.0': 'HTTP/2.0 200 OK\r\n\r\n{}',
	'version 1.0': `HTTP/1.0 400 No\r\n\r\n${BODY}`,
	'status 0': 'HTTP/1.1 000 Zero\r\n\r\n',
	'status 99': 'HTTP/1.1 099 Low\r\n\r\n',
	'status 600': `HTTP/1.1 600 High\r\n\r\n${BODY}`,
	'status 999': `HTTP/1.1 999 Higher\r\n\r\n${BODY}`,
	'status 4000': 'HTTP/1.1 4000 Long\r\n\r\n',
	'status of letters': 'HTTP/1.1 abc What\r\n\r\n',
	nothing: '',
	'a line end': '\r\n\r\n',
	'bytes that are no text': '\x16\x03\x01\x02\x00\x01',
	'another protocol': 'SSH-2.0-OpenSSH_9.9\r\n',
	mail: '220 mail.example ESMTP\r\n',
	'102 and then no more': 'HTTP/1.1 102 Processing\r\n\r\n',
	'100 and an answer': `HTTP/1.1 100 Continue\r\n\r\n${reply(400, BODY).toString('latin1')}`,
	'103 with a link, and an answer': `HTTP/1.1 103 Early Hints\r\nLink: <http://evil.example>\r\n\r\n${reply(400, BODY).toString('latin1')}`,
	'103 five hundred times': 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(500) + reply(400, BODY).toString('latin1'),
	'two answers': reply(400, BODY).toString('latin1').repeat(2),
};

const HEADERS: Record<string, string[]> = {
	'3,000 of them': Array.from({ length: 3000 }, (_, index) => `X-${index}: ${index}`),
	'one of 20 KB': [`X-Long: ${'x'.repeat(20_000)}`],
	'one without a colon': ['No colon here'],
	'one without a name': [': value'],
	'one with a NUL': ['X-Nul: a\0b'],
	'one that goes on in the next line': ['X-Fold: a\r\n b'],
	'one with a lone line feed': ['X-Feed: a\nX-More: b'],
	'names of members of an object': ['__proto__: x', 'constructor: x', 'toString: x', 'hasOwnProperty: x'],
	'two types': ['Content-Type: text/html', 'Content-Type: application/json'],
	'a type of odd characters': ['Content-Type: \xff\xfe/\u202e'],
	'both length and chunks': ['Transfer-Encoding: chunked', 'Content-Length: 55'],
	'a coding that nobody knows': ['Transfer-Encoding: gzip, banana'],
	'an upgrade': ['Upgrade: h2c', 'Connection: Upgrade'],
	'odd IDs for support': ['X-Correlation-Id: [object Object]', 'MS-CorrelationId: undefined', 'X-Request-Id: null'],
	'IDs for support that are very long': [
		`X-Correlation-Id: ${'i'.repeat(4000)}`,
		`MS-CorrelationId: ${'i'.repeat(4000)}`,
	],
	'IDs for support with marks': ['X-Correlation-Id: <script>alert(1)</script>', 'MS-CorrelationId: \u202eabc'],
};

const named = <T>(kind: string, given: Record<string, T>, make: (one: T, status: number) => Buffer): Cases =>
	Object.fromEntries(
		Object.entries(given).flatMap(([name, one]) =>
			[200, 400].map((status) => [`${kind}: ${name}, status ${status}`, make(one, status)]),
		),
	);

export const FRAMING: Cases = {
	...named('chunks', CHUNKS, (chunks, status) => chunked(status, chunks)),
	...named('a length', Object.fromEntries(LENGTHS.map((length) => [`"${length}"`, length])), (length, status) =>
		reply(status, BODY, `Content-Length: ${length}`),
	),
	...Object.fromEntries(STATUSES.map((status) => [`status ${status} with a body`, reply(status, BODY)])),
	...Object.fromEntries(
		Object.entries(LINES).map(([name, text]) => [`a status line: ${name}`, Buffer.from(text, 'latin1')]),
	),
	...named('headers', HEADERS, (lines, status) => reply(status, BODY, ...lines)),
};
