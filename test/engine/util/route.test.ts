import fc from 'fast-check';

import { InputProblem, parseRoute } from '../../../nodes/engine/declare';
import { fillPath, getRequest } from '../../../nodes/engine/http/request';
import { contains } from '../../../nodes/engine/http/verifyWrite';
import { at, put, valuesAt } from '../../../nodes/engine/util/path';

test('a route is a verb, a path and the names in it', () => {
	expect(parseRoute('PATCH /customers/{customerId}/orders/{orderId}')).toEqual({
		method: 'PATCH',
		path: '/customers/{customerId}/orders/{orderId}',
		names: ['customerId', 'orderId'],
	});
	expect(getRequest('GET /orders/{id}', { id: '7' }, { a: 1 })).toEqual({
		method: 'GET',
		path: '/orders/7',
		route: 'GET /orders/{id}',
		query: { a: 1 },
	});
});

/** Text with the characters that addresses are made of. */
const hostile = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc
		.array(
			fc.constantFrom(
				'/',
				'.',
				'..',
				'\\',
				'?',
				'#',
				'%',
				'2e',
				'2f',
				'%2e',
				' ',
				'@',
				':',
				';',
				'&',
				'a',
				'7',
				'\n',
				'é',
				'\u0000',
			),
			{ maxLength: 8 },
		)
		.map((parts) => parts.join('')),
);

test('no value leads to another address: it is refused, or is whole in its own segment', () => {
	fc.assert(
		fc.property(hostile, (value) => {
			fc.pre(value.trim() !== '' && !/\p{Surrogate}/u.test(value));
			let path: string;
			try {
				path = fillPath('/customers/{id}/orders', { id: value });
			} catch (error) {
				expect(error).toBeInstanceOf(InputProblem);
				return;
			}
			const url = new URL(`https://api.example.com${path}?x=1`);
			expect([url.origin, url.pathname, url.search, url.hash]).toEqual(['https://api.example.com', path, '?x=1', '']);
			expect(url.pathname.split('/').map(decodeURIComponent)).toEqual(['', 'customers', value.trim(), 'orders']);
		}),
		{ numRuns: 2000 },
	);
});

test('a refusal names the value', () => {
	expect(() => fillPath('/customers/{customerId}', { customerId: '../resellers' })).toThrow(/^"customerId"/);
});

test('a segment without a value is refused: the address would be that of the list', () => {
	expect(() => fillPath('/customers/{id}', {})).toThrow(InputProblem);
});

test('values at dotted paths', () => {
	const source = { a: { b: [{ c: 1 }, { c: 2 }, {}] }, d: null };
	expect([at(source, 'a.b'), at(source, 'd.x'), at(source, 'x.y'), at(source, '')]).toEqual([
		source.a.b,
		undefined,
		undefined,
		source,
	]);
	expect([valuesAt(source, 'a.b[].c'), valuesAt(source, 'd[].c'), valuesAt(source, 'd')]).toEqual([
		[1, 2, undefined],
		[],
		[null],
	]);
	const target = {};
	put(target, 'x.y.z', 1);
	put(target, 'x.y.w', 2);
	expect(target).toEqual({ x: { y: { z: 1, w: 2 } } });
});

test.each([
	[{ a: 1, b: 2 }, { a: '1' }, true],
	[{ a: { b: [1, { c: true }] } }, { a: { b: [1, { c: true }] } }, true],
	[{ a: [1, 2] }, { a: [1] }, false],
	[{ a: 1 }, { a: 2 }, false],
	[{}, { a: { b: 1 } }, false],
	[undefined, { a: 1 }, false],
	['x', ['x'], false],
])('%j contains %j: %s', (whole, part, expected) => expect(contains(whole, part)).toBe(expected));
