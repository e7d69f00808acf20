import fc from 'fast-check';

import { normalizeKey } from '../../../nodes/engine/input/keys/normalizeKey';
import { orderKey } from '../../../nodes/engine/input/keys/orderKey';

/** What is one key, and what is none. The expectations are words of the attack on keys, not of the code. */

/** Spellings of "Größe 4711" that a person takes for it. */
const SAME: Array<[string, string]> = [
	['composed', 'Gr\u00f6\u00dfe 4711'],
	['decomposed', 'Gro\u0308\u00dfe 4711'],
	['a zero-width space', 'Gr\u00f6\u200b\u00dfe 4711'],
	['a zero-width joiner', 'Gr\u00f6\u200d\u00dfe 4711'],
	['a zero-width character between a letter and its mark', 'Gro\u200b\u0308\u00dfe 4711'],
	['a word joiner at the end', 'Gr\u00f6\u00dfe 4711\u2060'],
	['a byte order mark in front', '\ufeffGr\u00f6\u00dfe 4711'],
	['a soft hyphen', 'Gr\u00f6\u00ad\u00dfe 4711'],
	['two blanks', 'Gr\u00f6\u00dfe  4711'],
	['a no-break blank', 'Gr\u00f6\u00dfe\u00a04711'],
	['a narrow no-break blank', 'Gr\u00f6\u00dfe\u202f4711'],
	['an em blank', 'Gr\u00f6\u00dfe\u20034711'],
	['an ideographic blank', 'Gr\u00f6\u00dfe\u30004711'],
	['a tab', 'Gr\u00f6\u00dfe\t4711'],
	['a line break', 'Gr\u00f6\u00dfe\r\n4711'],
	['blanks around', '  Gr\u00f6\u00dfe 4711\n'],
	['a control character', 'Gr\u00f6\u0007\u00dfe 4711'],
	['NUL', 'Gr\u00f6\u0000\u00dfe 4711'],
	['DEL', 'Gr\u00f6\u007f\u00dfe 4711'],
	['a mark of direction', '\u200eGr\u00f6\u00dfe 4711'],
	['an embedding', '\u202aGr\u00f6\u00dfe 4711\u202c'],
	['wide digits', 'Gr\u00f6\u00dfe \uff14\uff17\uff11\uff11'],
	['a variation selector', 'Gr\u00f6\u00dfe\ufe0f 4711'],
];

test.each(SAME)('%s is the same key', (_, spelling) => {
	expect(orderKey(spelling)).toBe('Gr\u00f6\u00dfe 4711');
});

test.each([
	['letter case, as in Salesforce IDs', '0061t00000AbCdE', '0061t00000ABCDE'],
	['a hyphen and a dash', 'deal-1', 'deal\u20131'],
	['a straight and a curly quote', "deal'1", 'deal\u20191'],
	['a Latin and a Cyrillic a', 'data', 'd\u0430ta'],
	['o and ö', 'Gros', 'Gr\u00f6s'],
	['leading zeros', '0042', '42'],
	['a blank and none', 'deal 1', 'deal1'],
	['brackets', 'Deal [EU]', 'Deal EU'],
])('%s make two keys', (_, one, other) => {
	expect(orderKey(one)).toBeDefined();
	expect(orderKey(one)).not.toBe(orderKey(other));
});

test('a hyphen that does not break is a hyphen', () => {
	expect(orderKey('deal\u20111')).toBe('deal-1');
});

/** Visible characters without a second spelling. */
const visible = fc.constantFrom(...'abcXYZ059-_/[]#äéñßжя漢字한🙂');
const unseen = fc.constantFrom(
	'\u200b',
	'\u200c',
	'\u200d',
	'\u00ad',
	'\u2060',
	'\ufeff',
	'\u0000',
	'\u0007',
	'\u200e',
	'\u202e',
);
const blank = fc.constantFrom(' ', '\u00a0', '\t', '\n', '\r\n', '\u2003', '\u3000', '\u2028', '  ');
const key = fc
	.array(
		fc.array(visible, { minLength: 1, maxLength: 5 }).map((letters) => letters.join('')),
		{ minLength: 1, maxLength: 4 },
	)
	.map((words) => `k${words.join(' ')}`);

test('a key that differs only by what nobody sees is the same key', () => {
	fc.assert(
		fc.property(
			key,
			fc.infiniteStream(unseen),
			fc.infiniteStream(blank),
			fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'),
			(plain, specks, blanks, form) => {
				const spelled = [...plain]
					.map((one) => (one === ' ' ? String(blanks.next().value) : one.normalize(form) + String(specks.next().value)))
					.join('');
				expect(normalizeKey(` ${spelled}\u00a0`)).toBe(plain.normalize('NFC'));
			},
		),
	);
});

test('keys that differ by a character that is seen stay two', () => {
	fc.assert(
		fc.property(key, key, (one, other) => {
			fc.pre(one !== other);
			expect(normalizeKey(one)).not.toBe(normalizeKey(other));
		}),
	);
});

test('a normalized key stays as it is', () => {
	const any = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc
			.array(
				fc.oneof(
					visible,
					unseen,
					blank,
					fc.constantFrom('\u0308', '\u00b4', '\ufb01', '\ufdfa', '\u3164', '\uffa0', '\u1100', '\u1161'),
				),
			)
			.map((parts) => parts.join('')),
	);
	fc.assert(
		fc.property(any, (text) => expect(normalizeKey(normalizeKey(text))).toBe(normalizeKey(text))),
		{ numRuns: 2000 },
	);
});

test.each([
	'undefined',
	'deal-undefined',
	'undefined-1',
	'dealundefined',
	'null',
	'deal-null',
	'null/2',
	'NaN',
	'deal_NaN',
	'[object Object]',
	'deal-[object Object]-1',
	'Invalid DateTime',
	'deal-\u200bundefined',
	'deal-un\u00addefined',
])('"%s" came from nothing and is refused', (text) => {
	expect(() => orderKey(text)).toThrow(/means that an expression found nothing\. Correct the expression/);
});

test.each([
	'nullable-7',
	'Annulled 4',
	'NaNo-1',
	'006NaN00000AbCd',
	'Stunde nullzwei',
	'0',
	'deal-0',
	'[EU] deal',
	'infinity pool',
])('"%s" is a key', (text) => {
	expect(orderKey(text)).toBe(text);
});

test.each(['\u200b', '\u00ad\u2060', ' \u200b ', '\u0000', '\ufeff', '\u3164'])(
	'only invisible characters are refused',
	(text) => {
		expect(() => orderKey(text)).toThrow(/characters that cannot be seen/);
	},
);

test.each([undefined, null, '', ' ', '\n'])('nothing is no key', (value) => {
	expect(orderKey(value)).toBeUndefined();
});

test.each([
	[Number('12345678901234567890'), /too long.*as text/],
	[2 ** 53, /too long/],
	[Number.NaN, /is NaN, which is no ID/],
	[Number.POSITIVE_INFINITY, /is Infinity, which is no ID/],
	[1.5, /is 1\.5, which is no ID/],
	[[4711], /is a list/],
	[{ id: 4711 }, /is an object/],
	[true, /the value true/],
	['-', /no letter or digit/],
	['deal-{{ $json.id }}', /taken as text/],
	['deal-\ud83d', /half of a character/],
	['deal 10\u00b2', /has "²" in it.*"2"/],
])('%p is refused, and the sentence says why', (value, words) => {
	expect(() => orderKey(value)).toThrow(words);
});

test('a safe whole number is a key by its digits', () => {
	expect(orderKey(9007199254740991)).toBe('9007199254740991');
});

test.each([
	['=deal-{{ $json.id }}', 'deal-'],
	['={{ $json.deal }}-{{ $json.line }}', '4711-'],
	['={{ $json.deal }}-{{ $json.line }}', '-1'],
	['=a {{ $json.b }} c', 'a  c'],
])('a part that an expression left empty is refused: %s', (template, value) => {
	expect(() => orderKey(value, template)).toThrow(/an expression in it found nothing/);
});

test.each([
	['=deal-{{ $json.id }}', 'deal-4711'],
	['={{ $json.id }}', 'V1StGXR8_Z5jdHi6B-'],
	['={{ $json.deal }}-{{ $json.line }}', '4711--1'],
	['={{ $json.deal }}\n{{ $json.line }}', 'a\nb'],
	['=fixed', 'fixed'],
	['fixed-', 'fixed-'],
])('a template that was filled is a key: %s', (template, value) => {
	expect(orderKey(value, template)).toBeDefined();
});
