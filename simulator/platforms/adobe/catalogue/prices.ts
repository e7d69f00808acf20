import Big from 'big.js';
import type { StoredCustomer } from '../state';
import type { FlexDiscount } from './discounts';
import { knownProduct, levelIn } from './products';

// What each level takes off the full price, in per cent; no such table is published, only that higher levels cost less.
const OFF: Record<string, number> = {
	'01': 0,
	'02': 5,
	'03': 8,
	'04': 10,
	'06': 18,
	'07': 20,
	'08': 22,
	'09': 25,
	'12': 10,
	'13': 13,
	'14': 16,
	T1: 0,
	T2: 4,
	T3: 6,
	T4: 8,
	T5: 10,
	T6: 12,
	T7: 14,
	TB: 6,
	TC: 8,
	TD: 10,
	TE: 12,
	TF: 14,
	TG: 16,
};

const YEAR = 365;

export interface Pricing {
	partnerPrice: number;
	discountedPartnerPrice: number;
	netPartnerPrice: number;
	lineItemPartnerPrice: number;
}

const cents = (amount: Big): Big => amount.round(2, Big.roundHalfUp);

/** The price of one unit for a year, at the level of the offer id, as text with two decimals. */
export const unitPrice = (offerId: string): string =>
	cents(new Big(knownProduct(offerId).price).times(100 - (OFF[levelIn(offerId)] ?? 0)).div(100)).toFixed(2);

function discounted(price: Big, discount: FlexDiscount | undefined): Big {
	if (!discount) return price;
	const value = discount.outcome.value;
	if (discount.outcome.type === 'FIXED_PRICE') return new Big(value);
	if (discount.outcome.type === 'FIXED_DISCOUNT') return price.minus(value).lt(0) ? new Big(0) : price.minus(value);
	return cents(price.times(100 - value).div(100));
}

/**
 * What a line costs (pricingFields).
 *
 * @param quantity negative for what is given back
 * @param days of the term that are left
 */
export function pricingOf(offerId: string, quantity: number, days: number, discount?: FlexDiscount): Pricing {
	const full = new Big(unitPrice(offerId));
	const after = discounted(full, discount);
	const net = cents(after.times(days).div(YEAR));
	return {
		partnerPrice: full.toNumber(),
		discountedPartnerPrice: after.toNumber(),
		netPartnerPrice: net.toNumber(),
		lineItemPartnerPrice: cents(net.times(quantity)).toNumber(),
	};
}

/** The sum over lines of one currency. */
export const summaryOf = (pricings: Pricing[], currencyCode: string) => [
	{
		totalLineItemPartnerPrice: pricings
			.reduce((sum, { lineItemPartnerPrice }) => sum.plus(lineItemPartnerPrice), new Big(0))
			.toNumber(),
		currencyCode,
	},
];

/** Days that a purchase of today pays for: those until the anniversary, or a whole term. */
export const termDays = ({ cotermDate }: StoredCustomer, daysUntil: (date: string) => number): number =>
	cotermDate === '' ? YEAR : Math.max(0, daysUntil(cotermDate));
