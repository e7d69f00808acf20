import { cell, PRICES, RATES, simplified } from '../../../nodes/PartnerCenter/PriceSheet/columns';
import { dayOf } from '../../../nodes/PartnerCenter/PriceSheet/dates';
import { wantedBy } from '../../../nodes/PartnerCenter/PriceSheet/wanted';

test.each([
	['11/1/2026', '2026-11-01'],
	['1/31/2026 12:00:00 AM', '2026-01-31'],
	['02/28/2026 23:59', '2026-02-28'],
	['2026-11-01', '2026-11-01'],
	['2026-11-01T00:00:00.0000000Z', '2026-11-01'],
	['11/30/9999', null],
	['12/31/9999', null],
	['12/31/9999 11:59:59 PM', null],
	['9999-12-31T23:59:59Z', null],
	['', null],
	['  ', null],
	['31/12/2026', '31/12/2026'],
	['2/30/2026', '2/30/2026'],
	['1/1/26', '1/1/26'],
	['soon', 'soon'],
])('the day %j reads as %j', (text, day) => {
	expect(dayOf(text)).toBe(day);
});

test('a row has each known member; what is missing is null, what is not known is in other', () => {
	const row = simplified(PRICES, {
		ProductId: 'A',
		ERPPrice: '22.00',
		unit_price: '0.10',
		EffectiveEndDate: '12/31/9999',
		ChangeIndicator: 'New',
		Tags: '',
	});
	expect(row).toMatchObject({
		productId: 'A',
		erpPrice: '22.00',
		unitPrice: '0.10',
		effectiveEndDate: null,
		effectiveStartDate: null,
		tags: null,
		meterIds: null,
		other: { ChangeIndicator: 'New' },
	});
	expect(Object.keys(row)).toHaveLength(22);
	expect(simplified(RATES, { CurrencyCode: 'EUR', USDPerUnit: '1.08534123456789012', Month: '2026' })).toEqual({
		currencyCode: 'EUR',
		usdPerUnit: '1.08534123456789012',
		month: '2026',
	});
	expect(cell({ 'Product Id': ' A ' }, 'ProductId')).toBe('A');
	expect(cell({}, 'ProductId')).toBe('');
});

test('products with and without a SKU; numbers get their zeros back', () => {
	const isWanted = wantedBy({ productIds: ['A', 'B:1', 'B:0002', 'C:0001', 'C'] });
	const found = (ProductId: string, SkuId: string) => isWanted({ ProductId, SkuId });
	expect([
		found('a', '0009'),
		found('B', '0001'),
		found('B', '0002'),
		found('B', '0003'),
		found('C', '0007'),
		found('D', '0001'),
	]).toEqual([true, true, true, false, true, false]);
	expect(wantedBy({ skuId: 'DZH318' })({ SkuId: 'dzh318' })).toBe(true);
	expect(wantedBy({})({})).toBe(true);
});

test('a price whose dates cannot be read is not hidden', () => {
	const isWanted = wantedBy({ validOn: '2026-11-28' });
	expect(isWanted({ EffectiveStartDate: 'soon', EffectiveEndDate: '' })).toBe(true);
	expect(isWanted({ EffectiveStartDate: '11/29/2026', EffectiveEndDate: '12/31/9999' })).toBe(false);
	expect(isWanted({ EffectiveStartDate: '1/1/2026', EffectiveEndDate: '11/27/2026' })).toBe(false);
});
