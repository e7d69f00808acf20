import Big from 'big.js';
import fc from 'fast-check';

import { type Amount, amountOf, apart, isMore, percentOf, sum, textOf } from '../../../nodes/engine/util/decimal';

const amount = (value: string | number): Amount => {
	const read = amountOf(value);
	if (!read) throw new Error(`${value} is no amount`);
	return read;
};

const decimals = fc
	.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
	.map(([units, scale]) => new Big(units.toString()).times(new Big(10).pow(-scale)).toFixed(scale));

test.each(['1,234.50', '1e3', '', '  ', 'free', 'NaN', '0x10', '.5', '5.', '--1', '1 000'])(
	'%j is no amount',
	(text) => {
		expect(amountOf(text)).toBeUndefined();
	},
);

test.each([NaN, Infinity, 1e21, null, undefined, true, {}, []])('%p is no amount', (value) => {
	expect(amountOf(value)).toBeUndefined();
});

test.each([
	['30.0', '30.00'],
	[4221.6, '4221.60'],
	[' 7 ', '7.00'],
	['-0.005', '-0.005'],
	['0012.340', '12.34'],
	[0.1, '0.10'],
])('%j is %s', (value, text) => {
	expect(textOf(amount(value))).toBe(text);
});

test('ten times ten cents is a euro, which floats do not find', () => {
	expect(textOf(sum(Array<Amount>(10).fill(amount('0.1'))))).toBe('1.00');
	expect(isMore(sum([amount(0.1), amount(0.2)]), amount(0.3))).toBe(false);
});

test('reckoning agrees with a library for decimals', () => {
	fc.assert(
		fc.property(decimals, decimals, (a, b) => {
			const [x, y] = [amount(a), amount(b)];
			expect(isMore(x, y)).toBe(new Big(a).gt(b));
			expect(new Big(textOf(sum([x, y]))).eq(new Big(a).plus(b))).toBe(true);
			expect(new Big(textOf(apart(x, y))).eq(new Big(a).minus(b).abs())).toBe(true);
			expect(new Big(textOf(percentOf(x, y))).eq(new Big(a).times(b).times('0.01'))).toBe(true);
		}),
	);
});
