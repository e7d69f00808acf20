import type { IDataObject } from 'n8n-workflow';

import { returnWindow } from '../../../nodes/AdobeVip/ordering/returnable';
import { comparableLines } from '../../../nodes/IngramMicro/orderKeyStrategy';
import { numberIn } from '../../../nodes/engine/util/numbers';

test.each([
	['12', 12],
	[' 12 ', 12],
	['12.50', 12.5],
	['-1', -1],
	['.5', 0.5],
	['1e3', 1000],
	[0, 0],
	[7, 7],
	['0', 0],
])('%p is a number', (given, expected) => expect(numberIn(given)).toBe(expected));

test.each([
	[''],
	[' '],
	[null],
	[undefined],
	['none'],
	['12 units'],
	['1,000'],
	[NaN],
	[Infinity],
	['Infinity'],
	[true],
	[[]],
	[{}],
])('%p is none', (given) => expect(numberIn(given)).toBeUndefined());

describe('a number of a platform that is none', () => {
	const now = Date.parse('2026-03-02T10:00:00Z');
	const order = (remainingQuantity: unknown) =>
		({
			orderType: 'NEW',
			status: '1000',
			creationDate: '2026-03-01T10:00:00Z',
			lineItems: [{ quantity: 5, remainingQuantity }],
		}) as IDataObject;

	test.each([[''], [null], [undefined], ['unknown']])(
		'what remains of an Adobe line (%p) may be all of it',
		(remaining) => {
			expect(returnWindow(order(remaining), now)).toMatchObject({ canReturn: true });
		},
	);

	test.each([[0], ['0']])('%p of it remains: nothing', (remaining) => {
		expect(returnWindow(order(remaining), now)).toMatchObject({ canReturn: false });
	});

	test.each([[''], [null], [undefined]])(
		'an Ingram Micro line whose quantity is %p cannot be compared, instead of being 0',
		(quantity) => {
			expect(comparableLines({ type: 'sales', products: [{ mpn: 'ACME', quantity }] } as IDataObject)).toBeUndefined();
			expect(comparableLines({ type: 'sales', products: [{ mpn: 'ACME', quantity: '3.0' }] })).toEqual(['3 x ACME']);
		},
	);
});
