import { inPlatformNames } from '../../../nodes/engine/input/rows/columns';

const columns = { named: { mpn: 'mpnColumn', quantity: 'quantityColumn' }, shared: { term: 'termOfAll' } };
const given = { mpnColumn: 'sku', quantityColumn: 'seats', termOfAll: 'P1Y' };
const renamed = (raw: unknown, names = given) => inPlatformNames(columns, raw, names, 'Product List');

test('named columns become members, others are left out, and shared values are in each row', () => {
	const rows = [
		{ sku: 'A-1', seats: 5, price: '9.90', note: 'x' },
		{ seats: '2', sku: 'B-2' },
	];
	expect(renamed(rows)).toEqual([
		{ mpn: 'A-1', quantity: 5, term: 'P1Y' },
		{ mpn: 'B-2', quantity: '2', term: 'P1Y' },
	]);
});

test('a column inside another is named with dots, and a name with a dot is taken as it is', () => {
	const names = { ...given, mpnColumn: 'product.code', quantityColumn: 'line.seats' };
	expect(renamed([{ product: { code: 'A-1' }, 'line.seats': 3 }], names)).toEqual([
		{ mpn: 'A-1', quantity: 3, term: 'P1Y' },
	]);
});

test('a column that a row lacks is named, with those that it has', () => {
	const rows = [
		{ sku: 'A-1', seats: 5 },
		{ Sku: 'B-2', seats: 1 },
	];
	expect(() => renamed(rows)).toThrow(
		'"Product List, line 2" has no column "sku". It has: Sku, seats. Name one of these',
	);
});

test('a column wins over the value of all rows', () => {
	const both = { ...columns, named: { ...columns.named, term: 'termColumn' } };
	const rows = [{ sku: 'A-1', seats: 5, term: 'P3Y' }];
	expect(inPlatformNames(both, rows, { ...given, termColumn: 'term' }, 'Product List')).toEqual([
		{ mpn: 'A-1', quantity: 5, term: 'P3Y' },
	]);
});

test.each([null, '', ' '])('an empty cell of it does not: %p', (term) => {
	const both = { ...columns, named: { ...columns.named, term: 'termColumn' } };
	const names = { ...given, termColumn: 'term' };
	const rows = [{ sku: 'A-1', seats: 5, term }];
	expect(inPlatformNames(both, rows, names, 'Product List')).toEqual([{ mpn: 'A-1', quantity: 5, term: 'P1Y' }]);
	const { termOfAll: _, ...without } = names;
	expect(inPlatformNames(both, rows, without as typeof names, 'Product List')).toEqual([
		{ mpn: 'A-1', quantity: 5, term },
	]);
});

test('what is no list is left to the check of lists, and a row that is no object is refused', () => {
	expect(renamed('none')).toBe('none');
	expect(() => renamed(['A-1'])).toThrow('"Product List, line 1" must be an object with fields.');
});

test('a column that is not named is not read', () => {
	expect(inPlatformNames(columns, [{ sku: 'A-1' }], { mpnColumn: 'sku' }, 'Product List')).toEqual([{ mpn: 'A-1' }]);
});
