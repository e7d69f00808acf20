import { matches, readFilter } from '../../../../simulator/platforms/partnerCenter/lists/filter';
import { daysOfDuration } from '../../../../simulator/platforms/partnerCenter/areas/graph/relationships';
import { filtered } from '../../../../simulator/platforms/partnerCenter/lists/odata';
import { graphInvalid } from '../../../../simulator/platforms/partnerCenter/refusal';
import { movedDates } from '../../../../simulator/platforms/partnerCenter/samples';
import { bucketsOf } from '../../../../simulator/platforms/partnerCenter/areas/reads/usage';

test('dates move by days, those that mean none or no end stay', () => {
	expect(movedDates('2026-02-28T23:59:59Z', 1)).toBe('2026-03-01T23:59:59Z');
	expect(movedDates('0001-01-01T00:00:00', 5)).toBe('0001-01-01T00:00:00');
	expect(movedDates('9999-12-31T00:00:00Z', 5)).toBe('9999-12-31T00:00:00Z');
	expect(movedDates('PO-2026-11', 5)).toBe('PO-2026-11');
});

test.each([
	['P1D', 1],
	['P90D', 90],
	['P2Y', 730],
	['P6M', 180],
	['P1Y5D', 370],
	['P', undefined],
	['PT12H', undefined],
	['90', undefined],
])('%s has %p days', (text, days) => {
	expect(daysOfDuration(text)).toBe(days);
});

test('buckets are whole, and begin within the span', () => {
	const at = (text: string): number => Date.parse(`2026-03-${text}:00Z`);
	const hour = 3_600_000;
	expect(bucketsOf(at('01T00:00'), at('03T00:00'), 24 * hour)).toEqual([at('01T00:00'), at('02T00:00')]);
	expect(bucketsOf(at('01T10:30'), at('01T12:30'), hour)).toEqual([at('01T11:00'), at('01T12:00')]);
	expect(bucketsOf(at('01T10:30'), at('01T10:40'), hour)).toEqual([]);
});

describe('OData filters', () => {
	const rows = [
		{ name: 'Or and so', size: 1, date: '2026-01-01T00:00:00Z', inner: { id: 'x' } },
		{ name: "O'Neil", size: 2, date: '2026-02-01T00:00:00Z', inner: { id: 'y' } },
		{ name: 'plain', size: 3, date: null, inner: null },
	];
	test.each([
		["name eq 'or and so'", [1]],
		["name eq 'O''Neil' or size gt 2", [2, 3]],
		["size ge 1 and size lt 3 and contains(name,'or and')", [1]],
		["size eq 1 or size eq 3 and name eq 'plain'", [1, 3]],
		["inner/id eq 'y'", [2]],
		["date le cast('2026-01-15',Edm.DateTimeOffset)", [1]],
		['date eq null', [3]],
	])('%s', (text, sizes) => {
		expect(filtered(rows, text, graphInvalid).map(({ size }) => size)).toEqual(sizes);
	});

	test.each(['name', "name like 'x'", "other eq 'x'", "name eq 'x", '(size eq 1)'])('%s cannot be read', (text) => {
		expect(() => filtered(rows, text, graphInvalid)).toThrow();
	});
});

describe('JSON filters', () => {
	const row = { date: '2026-03-01', name: 'Alder' };
	const allowed = { Date: ['greater_than', 'equals'], Name: ['substring'] };
	const both = (Operator: string) => ({
		LeftFilter: { Field: 'Date', Value: '2026-02-01', Operator: 'greater_than' },
		RightFilter: { Field: 'Name', Value: 'BIRCH', Operator: 'substring' },
		Operator,
	});

	test('join two halves', () => {
		expect(matches(row, both('or'), allowed)).toBe(true);
		expect(matches(row, both('And'), allowed)).toBe(false);
		expect(() => matches(row, both('xor'), allowed)).toThrow();
	});

	test('take the named fields and operators only', () => {
		expect(() => matches(row, { Field: 'Name', Value: 'a', Operator: 'equals' }, allowed)).toThrow();
		expect(() => matches(row, { Field: 'Other', Value: 'a', Operator: 'equals' }, allowed)).toThrow();
		expect(() => readFilter('[1]')).toThrow();
		expect(matches(row, readFilter(''), allowed)).toBe(true);
	});
});
