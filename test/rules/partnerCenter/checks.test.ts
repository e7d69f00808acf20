import { currencyCode, list, localeName, propertyName } from '../../../nodes/engine/input/codes';
import { invoicePeriod } from '../../../nodes/PartnerCenter/Invoice/period';

test('a list comes as text with commas or as a list', () => {
	expect(list(' a, b ,,c ')).toEqual(['a', 'b', 'c']);
	expect(list(['a ', '', 3, null])).toEqual(['a', '3']);
	expect([list(''), list(' , '), list([]), list(undefined)]).toEqual([undefined, undefined, undefined, undefined]);
	expect(() => list([{ a: 1 }])).toThrow('must be text');
});

test('currencies and languages are checked, and nothing is nothing', () => {
	expect(currencyCode(' eur ')).toBe('EUR');
	expect(() => currencyCode('EURO')).toThrow('three-letter');
	expect([localeName('en-US'), localeName('sr-Latn-RS'), localeName('de')]).toEqual(['en-US', 'sr-Latn-RS', 'de']);
	expect(() => localeName('en_US\r\nX: y')).toThrow('a language');
	expect([currencyCode(''), localeName(' '), propertyName('')]).toEqual([undefined, undefined, undefined]);
	expect(() => propertyName('a.b')).toThrow('letters, digits');
});

test('a period of invoices becomes a filter of the platform, its last day included', () => {
	const from = { Field: 'InvoiceDate', Value: '2026-01-01', Operator: 'greater_than_or_equals' };
	const to = { Field: 'InvoiceDate', Value: '2027-01-01', Operator: 'less_than' };
	const filter = (...days: Array<string | undefined>) => JSON.parse(invoicePeriod(...days) ?? 'null') as unknown;
	expect(filter('2026-01-01', '2026-12-31')).toEqual({ LeftFilter: from, RightFilter: to, Operator: 'and' });
	expect(filter('2026-01-01')).toEqual(from);
	expect(filter(undefined, '2026-12-31')).toEqual(to);
	expect(filter()).toBeNull();
});
