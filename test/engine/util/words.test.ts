import fc from 'fast-check';

import { errorOf as adobe } from '../../../nodes/AdobeVip/answers';
import { ingramMicro } from '../../../nodes/IngramMicro/vendor';
import { errorOf as partnerCenter } from '../../../nodes/PartnerCenter/answers';
import { readAnswer } from '../../../nodes/engine/util/answer';
import { decoded } from '../../../nodes/engine/util/network/body';

/** What a platform says arrives, in whatever form it says it. */

const PLATFORMS: Array<[name: string, errorOf: (body: unknown) => { code?: string; text?: string }]> = [
	['Ingram Micro', ingramMicro.errorOf],
	['Partner Center', partnerCenter],
	['Adobe', adobe],
];

/** The bytes of a text, as servers write them. */
const ENCODINGS: Array<[name: string, bytes: (text: string) => Uint8Array]> = [
	['UTF-8', (text) => Buffer.from(text)],
	['UTF-8 with a mark', (text) => Buffer.from(`\uFEFF${text}`)],
	['UTF-16 with a mark', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
	['UTF-16, the other order', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
	['UTF-16 without a mark', (text) => Buffer.from(text, 'utf16le')],
];

/** As a node reads it. */
function read(
	bytes: Uint8Array,
	errorOf: (body: unknown) => { code?: string; text?: string },
	type = 'application/json',
) {
	const text = { text: decoded(bytes, type), size: bytes.length, cut: false, most: 64 * 1024 };
	const answer = readAnswer({ statusCode: 400, headers: {}, body: text }, []);
	return { ...errorOf(answer.body ?? answer.text), correlationId: answer.correlationId };
}

const SAID = 'Quantity must be more than zero (Menge ungültig)';

describe.each(PLATFORMS)('%s (W1, W2, W3, W4, W5)', (_, errorOf) => {
	test.each<[string, unknown]>([
		['text', SAID],
		['a page', `<html><head><title>${SAID}</title></head><body>x</body></html>`],
		['a page without a title', `<html><style>p{}</style><body><p>${SAID}</p></body></html>`],
		['message', { message: SAID }],
		['a message with a capital', { Message: SAID }],
		['a list of messages', { message: [SAID] }],
		['an error within', { error: { code: 'X1', message: SAID } }],
		['details within', { error: { code: 'X1', details: [{ target: 'quantity', message: SAID }] } }],
		['errors', { errors: [{ message: SAID }] }],
		['errors by field', { title: 'One or more errors', errors: { 'lines[0].quantity': [SAID] } }],
		['ModelState', { Message: 'The request is invalid.', ModelState: { 'order.quantity': [SAID] } }],
		['other names', { outcome: { why: { inWords: SAID } } }],
		['a list', [{ message: SAID }]],
		['JSON in a text', JSON.stringify(JSON.stringify({ message: SAID }))],
		['JSON in a member', { message: JSON.stringify({ message: SAID }) }],
	])('says it as %s', (__, body) => {
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		for (const [, bytes] of ENCODINGS) expect(read(bytes(text), errorOf).text).toContain(SAID);
	});

	test('what was cut off still says it', () => {
		const json = JSON.stringify({ message: SAID, errors: Array.from({ length: 50 }, () => ({ x: 1 })) });
		expect(read(Buffer.from(json.slice(0, 200)), errorOf).text).toContain(SAID);
	});

	test('a text of the West, whatever the header says', () => {
		const bytes = Buffer.from(SAID, 'latin1');
		expect(read(bytes, errorOf, 'text/plain; charset=windows-1252').text).toBe(SAID);
		expect(read(bytes, errorOf, 'text/plain; charset=no-such').text).toBe(SAID);
		expect(read(bytes, errorOf, 'text/plain; charset=utf-16').text).toBe(SAID);
		expect(read(Buffer.from(SAID), errorOf, 'text/plain; charset=windows-1252').text).toBe(SAID);
	});

	test.each<[string, string]>([
		['nothing', ''],
		['blanks', ' \n '],
		['null', 'null'],
		['an empty object', '{}'],
		['an empty list', '[]'],
		['no words', '{"message":"","code":null,"description":"undefined"}'],
		['what a program wrote', '[object Object]'],
	])('%s is no word and no code', (__, body) =>
		expect(read(Buffer.from(body), errorOf)).toEqual({ code: undefined, text: undefined, correlationId: undefined }),
	);

	test('bytes that are no text are no words', () =>
		expect(read(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2, 3, 4, 5, 250, 251]), errorOf).text).toBeUndefined());

	test('long words are shortened', () => {
		const { text = '' } = read(
			Buffer.from(JSON.stringify({ message: `${SAID} ${'very '.repeat(9000)}long` })),
			errorOf,
		);
		expect(text.startsWith(SAID)).toBe(true);
		expect(text.length).toBeLessThanOrEqual(1001);
	});

	test('the ID for support is found in the body; what is no ID is none', () => {
		expect(read(Buffer.from('{"message":"x","correlationId":"0a1b-22"}'), errorOf).correlationId).toBe('0a1b-22');
		for (const id of ['Bearer eyJhbGciOi', 'eyJhbGciOiJIUzI1', 'a b', 'x'.repeat(300), ''])
			expect(read(Buffer.from(JSON.stringify({ correlationId: id })), errorOf).correlationId).toBeUndefined();
	});

	const json = fc.jsonValue({ maxDepth: 5 });
	const bytes = fc.oneof(
		json.map((value) => Buffer.from(JSON.stringify(value))),
		json.map((value) => Buffer.from(JSON.stringify(JSON.stringify(value)))),
		fc.tuple(json, fc.nat(60)).map(([value, end]) => Buffer.from(JSON.stringify(value).slice(0, end))),
		fc.tuple(json, fc.constantFrom(...ENCODINGS)).map(([value, [, write]]) => write(JSON.stringify(value))),
		fc.uint8Array({ maxLength: 300 }),
		fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(text)),
		fc.string({ maxLength: 300 }).map((text) => Buffer.from(`<html>${text}`)),
		fc.integer({ min: 1, max: 40_000 }).map((depth) => Buffer.from('['.repeat(depth))),
	);

	test('W5, W6: any body at all: one short line of text, or none', () => {
		fc.assert(
			fc.property(bytes, (body) => {
				const { code, text } = read(body, errorOf);
				if (code !== undefined) expect(code).toMatch(/^[\w.:-]{1,80}$/);
				if (text === undefined) return;
				expect(text.trim()).toBe(text);
				expect(text).not.toBe('');
				expect(text.length).toBeLessThanOrEqual(1001);
				expect(text).not.toMatch(/\[object |\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
				expect(['undefined', 'null', 'NaN']).not.toContain(text);
			}),
			{ numRuns: 400 },
		);
	});
});
