import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import type { Operation } from '../../simulator/core/contract/contract';
import { requestSchemas } from '../../simulator/core/contract/schema';
import { addPeriod } from '../../simulator/core/dates';
import { FAULTS, createFaults } from '../../simulator/core/http/faults';
import { add, compare, isWhole, multiply, normalize, subtract } from '../../simulator/platforms/ingram/catalog/money';
import { platforms } from '../../simulator/platforms';
import { movedRows } from '../../simulator/core/http/moves';
import { listed, pageOf } from '../../simulator/platforms/ingram/gateway/call';

const operation = (body: Operation['body'], query: Operation['query'] = []): Operation => ({
	id: 'x',
	source: [],
	checked: '2026-11-28',
	confidence: 'official',
	resource: 'X',
	operation: 'X',
	method: 'POST',
	path: '/x',
	pathParams: [],
	query,
	body,
	paging: 'none',
	itemsAt: '',
	kind: 'object',
	keyFields: [],
});

function accepts(place: 'query' | 'body', fields: Operation['body'], value: unknown): boolean {
	const ajv = new Ajv();
	addFormats(ajv);
	const schemas = requestSchemas(place === 'body' ? operation(fields) : operation([], fields));
	return ajv.compile(schemas[place]!)(value);
}

describe('request schemas', () => {
	test.each([
		['decimal', '2.0', true],
		['decimal', 2, true],
		['decimal', '-1', true],
		['decimal', 'two', false],
		['decimal', '1e3', false],
		['decimal', '', false],
		['date', '2024-02-29', true],
		['date', '2025-02-29', false],
		['date', '2025-02-01T00:00:00Z', false],
		['datetime', '2025-02-01T00:00:00Z', true],
		['datetime', '2025-02-01T00:00:00.000Z', true],
		['datetime', '2025-02-01T00:00:00+01:00', false],
		['datetime', '2025-13-01T00:00:00Z', false],
		['any', 0, true],
		['any', { a: 1 }, true],
		['any', null, false],
		['map', { a: 'b' }, true],
		['map', { a: 1 }, false],
		['integer', 5, true],
		['integer', 5.5, false],
		['integer', '5', false],
		['boolean', 'true', false],
		['boolean', true, true],
	] as const)('a %s in a body: %j -> %s', (type, value, expected) => {
		expect(accepts('body', [{ name: 'field', type, required: true }], { field: value })).toBe(expected);
	});

	test.each([
		['integer', '5', true],
		['integer', '5.5', false],
		['integer', 'x', false],
		['boolean', 'true', true],
		['boolean', 'yes', false],
		['date', '2025-02-29', false],
	] as const)('a %s in a query: %s -> %s', (type, value, expected) => {
		expect(accepts('query', [{ name: 'field', type, required: false }], { field: value })).toBe(expected);
	});

	test('a structured value takes any values, attributes take text only', () => {
		const value = { attestation_accepted: true };
		expect(
			accepts('body', [{ name: 'a[].structured_value', type: 'map', required: false }], {
				a: [{ structured_value: value }],
			}),
		).toBe(true);
		expect(accepts('body', [{ name: 'attributes', type: 'map', required: false }], { attributes: value })).toBe(false);
	});

	test('a nested field is required only where its container is', () => {
		const fields: Operation['body'] = [
			{ name: 'lines', type: 'array', required: true },
			{ name: 'lines[].price.amount', type: 'string', required: true },
		];
		expect(accepts('body', fields, { lines: [{}] })).toBe(true);
		expect(accepts('body', fields, { lines: [{ price: {} }] })).toBe(false);
		expect(accepts('body', fields, { lines: [] })).toBe(false);
		expect(accepts('body', fields, {})).toBe(false);
	});
});

describe('money', () => {
	const cents = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
	const text = (value: bigint): string => {
		const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
		return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
	};

	test('adds and subtracts as whole cents do', () => {
		fc.assert(
			fc.property(cents, cents, (a, b) => {
				expect(add(text(a), text(b))).toBe(normalize(text(a + b)));
				expect(subtract(text(a), text(b))).toBe(normalize(text(a - b)));
				expect(compare(text(a), text(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
			}),
		);
	});

	test('multiplies by whole units as whole cents do', () => {
		fc.assert(
			fc.property(cents, fc.integer({ min: 0, max: 100_000 }), (a, units) => {
				expect(multiply(text(a), units)).toBe(normalize(text(a * BigInt(units))));
			}),
		);
	});

	test("has no floating-point error and the platform's form", () => {
		expect(add('0.1', '0.2')).toBe('0.3');
		expect(multiply('1.15', 3)).toBe('3.45');
		expect([normalize(2), normalize('20'), normalize('0.50'), normalize('-0.0')]).toEqual([
			'2.0',
			'20.0',
			'0.5',
			'0.0',
		]);
		expect([isWhole('2.0'), isWhole('1.5')]).toEqual([true, false]);
		expect(() => normalize('two')).toThrow();
	});
});

test.each([
	['2025-01-31', { type: 'month', duration: 1 }, '2025-02-28'],
	['2024-02-29', { type: 'year', duration: 1 }, '2025-02-28'],
	['2025-11-15', { type: 'month', duration: 3 }, '2026-02-15'],
	['2025-12-31', { type: 'day', duration: 1 }, '2026-01-01'],
])('%s and %j end on %s', (date, period, expected) => {
	expect(addPeriod(date, period)).toBe(expected);
});

describe('paging', () => {
	test('the pages of any size hold every row once, in order', () => {
		fc.assert(
			fc.property(fc.nat(60), fc.integer({ min: 1, max: 20 }), (count, limit) => {
				const rows = Array.from({ length: count }, (_, id) => ({ id }));
				const read: unknown[] = [];
				for (let offset = 0; offset < count; offset += limit) {
					const page = pageOf(listed(rows), { offset: String(offset), limit: String(limit) }, null);
					expect(page.pagination).toEqual({ offset, limit, total: count });
					read.push(...page.data);
				}
				expect(read).toEqual(rows);
			}),
		);
	});

	test('rows that come in are copies of the first with ids of their own; others go from the front', () => {
		const rows = [
			{ id: 'a', name: 'A' },
			{ id: 'b', name: 'B' },
		];
		expect(movedRows(rows, { inserted: 2, removed: 1 })).toEqual([
			{ id: 'moved-2', name: 'A' },
			{ id: 'moved-1', name: 'A' },
			{ id: 'b', name: 'B' },
		]);
		expect(movedRows([{ name: 'A' }], { inserted: 1, removed: 0 }, [])).toEqual([{ name: 'A' }, { name: 'A' }]);
		expect(movedRows([], { inserted: 1, removed: 1 })).toEqual([]);
	});

	test('a largest page size shortens pages, an offset past the end gives none', () => {
		const rows = [{ id: 1 }, { id: 2 }, { id: 3 }];
		expect(pageOf(listed(rows), { limit: '100' }, 2)).toEqual({
			data: rows.slice(0, 2),
			pagination: { offset: 0, limit: 2, total: 3 },
		});
		expect(pageOf(listed(rows), { offset: '3' }, null).data).toEqual([]);
		expect(() => pageOf(listed(rows), { limit: '0' }, null)).toThrow('limit must be 1 or more');
	});
});

describe('faults and settings', () => {
	test('skip and times decide which requests meet a rule', () => {
		const faults = createFaults();
		faults.add({ route: 'GET /orders/{id}', kind: 'status', skip: 1, times: 2 });
		const met = [1, 2, 3, 4].map(() => faults.take('GET /orders/{id}', 'GET /orders/7') !== undefined);
		expect(met).toEqual([false, true, true, false]);
	});

	test('a rule is found by route, by path and by pattern', () => {
		for (const route of ['GET /orders/{id}', 'GET /orders/7', /^GET \/orders/]) {
			const faults = createFaults();
			faults.add({ route, kind: 'reset' });
			expect(faults.take('GET /orders/{id}', 'GET /orders/7')?.kind).toBe('reset');
			expect(faults.take('GET /orders/{id}', 'GET /orders/7')).toBeUndefined();
		}
	});

	test('an unknown kind is refused', () => {
		expect(() => createFaults().add({ route: 'GET /orders', kind: 'sulk' as never })).toThrow(
			'There is no fault "sulk"',
		);
	});

	test('every setting and every fault has its sentence', () => {
		const settings = Object.values(platforms).flatMap((platform) => Object.values(platform.settings));
		for (const { meaning } of [...FAULTS, ...settings]) expect(meaning).toMatch(/^[A-Z].+\.$/);
	});
});
