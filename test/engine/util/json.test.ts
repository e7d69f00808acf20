import fc from 'fast-check';

import { amountOf, isExact } from '../../../nodes/engine/util/decimal';
import { parseExactJson, parseJson } from '../../../nodes/engine/util/json';

/** Numbers that a floating-point number cannot keep. */

test.each([
	['{"id": 12345678901234567890}', { id: '12345678901234567890' }],
	['[9007199254740992, 100000000000000000]', [9007199254740992, 100000000000000000]],
	[
		'[9007199254740993,-9007199254740993,9007199254740991]',
		['9007199254740993', '-9007199254740993', 9007199254740991],
	],
	[
		'{"a":"12345678901234567890","b":"x\\"12345678901234567890\\\\","c":12345678901234567890}',
		{ a: '12345678901234567890', b: 'x"12345678901234567890\\', c: '12345678901234567890' },
	],
	[
		'\ufeff{"total": 0.30000000000000004, "rate": 33.333333333333336, "big": 1e21}',
		{ total: 0.30000000000000004, rate: 33.333333333333336, big: 1e21 },
	],
])('IDs keep their digits, other numbers stay numbers: %s', (json, value) => {
	expect(parseJson(json)).toEqual(value);
});

test('a decimal that would be rounded stays text in what a user gives', () => {
	expect(parseExactJson('[{"quantity": 4.9999999999999999999}, {"quantity": 5.0000000000000000}]')).toEqual([
		{ quantity: '4.9999999999999999999' },
		{ quantity: 5 },
	]);
});

test('any JSON without such numbers is what it was', () => {
	fc.assert(fc.property(fc.json(), (json) => expect(parseExactJson(json) ?? null).toEqual(JSON.parse(json) ?? null)));
});

test('every whole number keeps its digits', () => {
	fc.assert(
		fc.property(fc.bigInt(), (number) => {
			const [kept] = parseJson(`[${number}]`) as Array<string | number>;
			expect(String(kept)).toBe(String(number));
		}),
	);
});

test.each([
	['5', 5, true],
	['5.000', 5, true],
	['0.1', 0.1, true],
	['4.9999999999999999999', 5, false],
	['9007199254740993', 9007199254740992, false],
])('%s as %d is exact: %s', (text, number, exact) => {
	expect(amountOf(text)).toBeDefined();
	expect(isExact(text, number)).toBe(exact);
});
