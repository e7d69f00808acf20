import type { IDataObject } from 'n8n-workflow';

import type { Limits, Operation, Values } from '../../../nodes/engine/declare';
import { needsEstimate, quantityComplaint, readLimits } from '../../../nodes/engine/input/limits';
import { amountOf } from '../../../nodes/engine/util/decimal';

const operation = {
	quantities: ({ local }: Values) => local.quantities as unknown as number[] | undefined,
	estimate: async () => await Promise.resolve({ total: 1, currency: 'USD' }),
} as unknown as Operation;
const withoutEstimate = { quantities: operation.quantities } as unknown as Operation;
const plain = {} as Operation;

const NONE: Limits = {
	maximumQuantity: undefined,
	maximumTotal: undefined,
	expectedCurrency: undefined,
	dealAmount: undefined,
	tolerance: undefined,
};

test('limits are read as the user gave them', () => {
	const given = {
		maximumQuantity: '10',
		maximumTotal: ' 1500.00 ',
		expectedCurrency: 'usd',
		dealAmount: 1480.5,
		tolerance: '0',
	};
	expect(readLimits(operation, given)).toEqual({
		maximumQuantity: 10,
		maximumTotal: amountOf('1500.00'),
		expectedCurrency: 'USD',
		dealAmount: amountOf('1480.5'),
		tolerance: amountOf('0'),
	});
});

test('nothing chosen is no limit', () => {
	expect(readLimits(operation, {})).toEqual(NONE);
	expect(readLimits(plain, {})).toEqual(NONE);
});

test.each<[string, Operation, IDataObject, string]>([
	['a limit that the operation cannot check', withoutEstimate, { maximumTotal: '5' }, 'maximumTotal'],
	['one of another name', operation, { most: 5 }, 'most'],
	['any limit where none can be checked', plain, { maximumQuantity: 5 }, 'maximumQuantity'],
	['an amount without a currency', operation, { maximumTotal: '5' }, 'Expected Currency'],
	['the amount of a deal without a currency', operation, { dealAmount: '5' }, 'Expected Currency'],
	['a tolerance of nothing', operation, { tolerance: '5' }, 'Tolerance'],
	['an amount below 0', operation, { maximumTotal: '-0.01', expectedCurrency: 'USD' }, 'Maximum Total'],
	['an amount that is none', operation, { maximumTotal: '1,500', expectedCurrency: 'USD' }, 'Maximum Total'],
	['a limit that an expression left empty', operation, { maximumQuantity: '' }, 'Maximum Quantity'],
	['an amount that was not found', operation, { dealAmount: undefined, expectedCurrency: 'USD' }, 'Deal Amount'],
	['an amount that is null', operation, { dealAmount: null, expectedCurrency: 'USD' }, 'Deal Amount'],
	['a fraction of a unit', operation, { maximumQuantity: 1.5 }, 'Maximum Quantity'],
])('refused is %s', (_, of, given, name) => {
	expect(() => readLimits(of, given)).toThrow(`"${name}"`);
});

test('an amount of 0 is a limit: then nothing may cost anything', () => {
	const { maximumTotal } = readLimits(operation, { maximumTotal: '0', expectedCurrency: 'USD' });
	expect(maximumTotal).toEqual(amountOf('0'));
});

describe('the maximum quantity', () => {
	const complaint = (quantities: number[] | undefined, most: number | undefined, of = operation) =>
		quantityComplaint(of, {
			local: { quantities },
			settings: { limits: { ...NONE, maximumQuantity: most } },
		} as unknown as Values);

	test.each<[string, number[] | undefined, number | undefined, Operation]>([
		['none is set', [500], undefined, operation],
		['none is set, and no quantity is known', undefined, undefined, operation],
		['all lines together are as many', [4, 6], 10, operation],
		['the operation has no quantity', [500], 10, plain],
	])('keeps nothing back where %s', (_, quantities, most, of) => {
		expect(complaint(quantities, most, of)).toBeUndefined();
	});

	test('refuses one unit more, in all lines together', () => {
		expect(complaint([4, 7], 10)).toMatch(/is 10, but 11 units/);
	});

	test('refuses what has no quantity', () => {
		expect(complaint(undefined, 10)).toContain('without a quantity');
	});
});

test.each<[string, Partial<Limits>, boolean]>([
	['nothing', {}, false],
	['a quantity', { maximumQuantity: 1 }, false],
	['a total', { maximumTotal: amountOf('1') }, true],
	['the amount of a deal', { dealAmount: amountOf('1') }, true],
	['a currency', { expectedCurrency: 'USD' }, true],
])('the estimate of the platform is needed for %s: %p', (_, limits, isNeeded) => {
	expect(needsEstimate({ ...NONE, ...limits })).toBe(isNeeded);
});
