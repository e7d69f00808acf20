import Big from 'big.js';
import { isoDate } from '../../../core/dates';
import { sample } from '../../../core/samples';
import { knownProduct, levelIn, type Product } from './products';

/** A flexible discount as it is on a day. Times are date-times; `lockEnd` is '' when it is not reusable. */
export interface FlexDiscount extends Record<'id' | 'code' | 'name' | 'segment' | 'start' | 'end' | 'lockEnd', string> {
	category: 'STANDARD' | 'INTRO';
	/** Numbers of products; none is all. */
	products: string[];
	outcome: { type: 'PERCENTAGE_DISCOUNT' | 'FIXED_DISCOUNT' | 'FIXED_PRICE'; value: number };
	/** A closed discount shows only to who knows its code. */
	closed?: true;
	/** Only while a three-year commitment runs. */
	committed?: true;
}

/** As it is kept: it runs this year, or in so many years, and may be reused until a day of the year after. */
type Kept = Partial<FlexDiscount> &
	Pick<FlexDiscount, 'id' | 'code' | 'name' | 'outcome'> & { inYears?: number; lockUntil?: string };

const KEPT = sample('adobe/data/discounts') as Kept[];

/** The discounts of the year in which `now` (ms) lies; one has not started yet. */
export const flexDiscounts = (now: number): FlexDiscount[] =>
	KEPT.map(({ inYears = 0, lockUntil, ...kept }) => {
		const year = Number(isoDate(now).slice(0, 4)) + inYears;
		const lockEnd = lockUntil ? `${year + 1}-${lockUntil}T23:59:59Z` : '';
		const dates = { start: `${year}-01-01T00:00:00Z`, end: `${year}-12-31T23:59:59Z`, lockEnd };
		return { category: 'STANDARD', segment: 'COM', products: [], ...dates, ...kept };
	});

/** The discount of a code; undefined when there is none. */
export const discountOfCode = (code: string, now: number): FlexDiscount | undefined =>
	flexDiscounts(now).find((candidate) => candidate.code === code);

export const isRunning = ({ start, end }: FlexDiscount, now: number): boolean =>
	Date.parse(start) <= now && now <= Date.parse(end);

/** Whether a discount that was used once may be used again. */
export const isReusable = ({ lockEnd }: FlexDiscount, now: number): boolean =>
	lockEnd !== '' && now <= Date.parse(lockEnd);

/** Whether a discount is for this product. */
export const isFor = ({ products, segment }: FlexDiscount, product: Product): boolean =>
	segment === product.segment && (products.length === 0 || products.includes(product.number));

/**
 * Whether a discount can be had between two moments (ms). A start alone asks for those that run then, so that with
 * today's those that begin later are left out.
 */
export const overlaps = ({ start, end }: FlexDiscount, from: number | undefined, to = from): boolean =>
	(to === undefined || Date.parse(start) <= to) && (from === undefined || Date.parse(end) >= from);

// What each level takes off the full price; no such table is published, only that higher levels cost less.
const { percentOff: OFF } = sample('adobe/data/levels') as { percentOff: Record<string, number> };

/** The days of a whole term. */
export const TERM_DAYS = 365;

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
export function pricingOf(offerId: string, quantity: number, days: number, discount?: FlexDiscount) {
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

export type Pricing = ReturnType<typeof pricingOf>;

/** The sum over lines of one currency. */
export function summaryOf(pricings: Pricing[], currencyCode: string) {
	const total = pricings.reduce((sum, { lineItemPartnerPrice }) => sum.plus(lineItemPartnerPrice), new Big(0));
	return [{ totalLineItemPartnerPrice: total.toNumber(), currencyCode }];
}
