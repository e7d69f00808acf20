import Big from 'big.js';
import { sample } from '../../../core/samples';
import type { FlexDiscount } from './discounts';
import { knownProduct, levelIn } from './products';

// What each level takes off the full price; no such table is published, only that higher levels cost less.
const { percentOff: OFF } = sample('adobe/data/levels') as { percentOff: Record<string, number> };

/** The days of a whole term. */
export const TERM_DAYS = 365;

export interface Pricing {
	partnerPrice: number;
	discountedPartnerPrice: number;
	netPartnerPrice: number;
	lineItemPartnerPrice: number;
}

const cents = (amount: Big): Big => amount.round(2, Big.roundHalfUp);

const less = (price: Big, percent: number): Big => cents(price.times(100 - percent).div(100));

function discounted(price: Big, { type, value }: FlexDiscount['outcome']): Big {
	if (type === 'FIXED_PRICE') return new Big(value);
	if (type === 'FIXED_DISCOUNT') return price.minus(value).lt(0) ? new Big(0) : price.minus(value);
	return less(price, value);
}

/**
 * What a line costs (pricingFields).
 *
 * @param quantity negative for what is given back
 * @param days of the term that are left
 */
export function pricingOf(offerId: string, quantity: number, days: number, discount?: FlexDiscount): Pricing {
	const full = less(new Big(knownProduct(offerId).price), OFF[levelIn(offerId)] ?? 0);
	const after = discount ? discounted(full, discount.outcome) : full;
	const net = cents(after.times(days).div(TERM_DAYS));
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
