import type { Estimate, Limits, Problem } from '../../../nodes/engine/declare';
import { refuseBeyond } from '../../../nodes/engine/orders/compareEstimate';
import { amountOf } from '../../../nodes/engine/util/decimal';

const limits = ({ most, deal, tolerance, currency }: Record<string, string>): Limits => ({
	maximumTotal: amountOf(most),
	dealAmount: amountOf(deal),
	tolerance: amountOf(tolerance),
	expectedCurrency: currency,
});

/** The estimate as the output has it, or the sentence of the refusal. */
function compared(given: Record<string, string>, estimate: Estimate) {
	try {
		return refuseBeyond(limits(given), estimate);
	} catch (error) {
		expect((error as Problem).details).toMatchObject({ outcome: 'failed', estimate: expect.any(Object) });
		return (error as Problem).message;
	}
}

const usd = (total: unknown): Estimate => ({ total, currency: 'USD' });
const USD = { currency: 'USD' };

test.each<[string, Record<string, string>, Estimate, object]>([
	['no limit', {}, usd('30.00'), { total: '30.00', currency: 'USD' }],
	['no limit, and nothing shown', {}, { total: undefined, currency: undefined }, { total: null, currency: null }],
	['a currency in small letters with blanks', USD, { total: 1, currency: ' usd ' }, { total: '1.00', currency: 'USD' }],
	['exactly the maximum', { ...USD, most: '30' }, usd('30.00'), { total: '30.00', currency: 'USD' }],
	['nothing to pay', { ...USD, most: '30' }, usd(0), { total: '0.00', currency: 'USD' }],
	['exactly the deal', { ...USD, deal: '30' }, usd('30.00'), { total: '30.00', currency: 'USD' }],
	['the tolerance above', { ...USD, deal: '200', tolerance: '2.5' }, usd('205'), { total: '205.00', currency: 'USD' }],
	['the tolerance below', { ...USD, deal: '200', tolerance: '2.5' }, usd('195'), { total: '195.00', currency: 'USD' }],
])('kept: %s', (_, given, estimate, shown) => {
	expect(compared(given, estimate)).toEqual(shown);
});

test.each<[string, Record<string, string>, Estimate, RegExp]>([
	['another currency', USD, { total: '1', currency: 'EUR' }, /EUR, but .* USD/],
	['no currency', USD, { total: '1', currency: undefined }, /no currency/],
	['a currency that is no text', USD, { total: '1', currency: 7 }, /no currency/],
	['no total', { ...USD, most: '30' }, usd(undefined), /no total/],
	['no total beside a deal', { ...USD, deal: '30' }, usd('much'), /no total/],
	['a total below 0', { ...USD, most: '30' }, usd('-0.01'), /-0.01 USD.* below 0/],
	['a cent more than the maximum', { ...USD, most: '30' }, usd('30.01'), /30\.01 USD.*Maximum Total.* 30/],
	['a cent beside the deal', { ...USD, deal: '30' }, usd('29.99'), /29\.99 USD.* 0\.01 .*"Deal Amount" of 30\.00; 0/],
	['a cent beyond the tolerance', { ...USD, deal: '200', tolerance: '2.5' }, usd('205.01'), /5\.01 .* 5\.0+ is/],
	['a cent below it', { ...USD, deal: '200', tolerance: '2.5' }, usd('194.99'), /5\.01 .* 5\.0+ is/],
])('refused: %s', (_, given, estimate, sentence) => {
	expect(compared(given, estimate)).toMatch(sentence);
});
