import * as checks from '../../../nodes/engine/input/parsers';
import { type Check, InputProblem } from '../../../nodes/engine/declare';
import { TOO_LOW } from '../../support/sentences';

/** What a check gives for a value, or the start of its complaint. */
const REFUSED = Symbol('refused');
type Row = [value: unknown, expected: unknown];

const NOTHING: Row[] = [
	[undefined, undefined],
	[null, undefined],
	['', undefined],
];
const WRONG_KINDS: Row[] = [
	[[], REFUSED],
	[{}, REFUSED],
	[['a'], REFUSED],
	[{ a: 1 }, REFUSED],
];

const table: Record<string, { check: Check; rows: Row[] }> = {
	text: {
		check: checks.text,
		rows: [...NOTHING, ...WRONG_KINDS, [' a ', ' a '], [7, '7'], [false, 'false'], [0, '0']],
	},
	trimmed: {
		check: checks.trimmed,
		rows: [...NOTHING, ...WRONG_KINDS, [' a ', 'a'], ['   ', undefined], ['\n', undefined], [0, '0']],
	},
	id: {
		check: checks.id,
		rows: [
			...NOTHING,
			...WRONG_KINDS,
			['1000240', '1000240'],
			[1000240, '1000240'],
			[' 17 ', '17'],
			['sku-91fd:0001', 'sku-91fd:0001'],
			['a.b', 'a.b'],
			['1/2', REFUSED],
			['..', REFUSED],
			['.', REFUSED],
			['a..b', REFUSED],
			['a?b', REFUSED],
			['50%', REFUSED],
			['%2e%2e', REFUSED],
			['a#b', REFUSED],
			['a\\b', REFUSED],
			['a b', REFUSED],
			['a\nb', REFUSED],
			['a\u0000b', REFUSED],
			['https://x', REFUSED],
			['a\u00a0b', REFUSED],
			['a\u2003b', REFUSED],
		],
	},
	number: {
		check: checks.number,
		rows: [
			...NOTHING,
			...WRONG_KINDS,
			[0, 0],
			[-1.5, -1.5],
			['2', 2],
			[' 2 ', 2],
			['abc', REFUSED],
			['1,5', REFUSED],
			['  ', REFUSED],
			[NaN, REFUSED],
			[Infinity, REFUSED],
			['Infinity', REFUSED],
			[true, REFUSED],
		],
	},
	integer: {
		check: checks.integer,
		rows: [...NOTHING, ...WRONG_KINDS, [3, 3], ['3', 3], [1.5, REFUSED], [2 ** 53, REFUSED], ['3.0', 3]],
	},
	flag: {
		check: checks.flag,
		rows: [
			...NOTHING,
			...WRONG_KINDS,
			[true, true],
			[false, false],
			['true', true],
			['false', false],
			['yes', REFUSED],
			[1, REFUSED],
			[0, REFUSED],
		],
	},
	amount: {
		check: checks.amount,
		rows: [
			...NOTHING,
			...WRONG_KINDS,
			['19.80', '19.80'],
			[19.8, '19.8'],
			[-1, '-1'],
			['0.1234567890', '0.1234567890'],
			['999999999999999.99', '999999999999999.99'],
			['1,50', REFUSED],
			['1e3', REFUSED],
			['.5', REFUSED],
			['5.', REFUSED],
			['USD 5', REFUSED],
			[1e21, REFUSED],
			['0x10', REFUSED],
		],
	},
	quantity: {
		check: checks.quantity,
		rows: [
			...NOTHING,
			...WRONG_KINDS,
			[1, '1'],
			['2', '2'],
			[5000, '5000'],
			['1e3', REFUSED],
			['0x10', REFUSED],
			[0, REFUSED],
			['0', REFUSED],
			[-1, REFUSED],
			[1.5, REFUSED],
			['1.5', REFUSED],
			['two', REFUSED],
			[true, REFUSED],
			[2 ** 53, REFUSED],
		],
	},
	finalQuantity: {
		check: checks.finalQuantity,
		rows: [...NOTHING, ...WRONG_KINDS, [0, '0'], ['0', '0'], [20, '20'], [-1, REFUSED], [0.5, REFUSED]],
	},
	country: {
		check: checks.country,
		rows: [...NOTHING, ...WRONG_KINDS, ['us', 'US'], [' DE ', 'DE'], ['USA', REFUSED], ['U', REFUSED], [12, REFUSED]],
	},
	email: {
		check: checks.email,
		rows: [
			...NOTHING,
			...WRONG_KINDS,
			['a@b.c', 'a@b.c'],
			[' a@b.c ', 'a@b.c'],
			['a.b.c', REFUSED],
			['a b@c.d', REFUSED],
			['a@b@c', REFUSED],
		],
	},
	json: {
		check: checks.json,
		rows: [
			...NOTHING,
			['[1]', [1]],
			['{"a":1}', { a: 1 }],
			[[1], [1]],
			[{ a: 1 }, { a: 1 }],
			['\uFEFF[1]', [1]],
			['7', 7],
			['[1', REFUSED],
			['none', REFUSED],
		],
	},
	dictionary: {
		check: checks.dictionary,
		rows: [
			...NOTHING,
			[[], undefined],
			[[{ name: 'a', value: 'b' }], { a: 'b' }],
			[[{ name: ' a ' }], { a: '' }],
			[[{ name: '' }], REFUSED],
			[[{ name: 'a' }, { name: 'a' }], REFUSED],
			['text', REFUSED],
			[{ a: 1 }, REFUSED],
			[[{ name: 'toString', value: '1' }], { toString: '1' }],
		],
	},
};

const cases = Object.entries(table).flatMap(([name, { check, rows }]) =>
	rows.map(([value, expected]) => ({ name, check, value, expected, shown: JSON.stringify(value) ?? String(value) })),
);

test.each(cases)('$name of $shown', ({ check, value, expected }) => {
	if (expected === REFUSED) expect(() => check(value)).toThrow(InputProblem);
	else expect(check(value)).toEqual(expected);
});

test('what is refused says what to do', () => {
	expect(() => checks.id('https://cp.example/customers/7')).toThrow(/Enter only the ID, not an address/);
	expect(() => checks.amount('1,50')).toThrow(/with a decimal point/);
	expect(() => checks.quantity(1.5)).toThrow('a whole number of units, but is 1.5');
	expect(() => checks.quantity(0)).toThrow(`${TOO_LOW}, but is 0`);
});

test('a name that objects have of themselves does no harm', () => {
	expect(() =>
		checks.dictionary([
			{ name: '__proto__', value: 'x' },
			{ name: 'a', value: 'y' },
		]),
	).toThrow(InputProblem);
	expect(() => checks.dictionary([null])).toThrow(InputProblem);
	expect(checks.dictionary([{ name: 'constructor', value: 'y' }])).toEqual({ constructor: 'y' });
});

test('half of a character pair is no ID: it cannot be encoded', () => {
	expect(() => checks.id('a\ud800')).toThrow(InputProblem);
});
