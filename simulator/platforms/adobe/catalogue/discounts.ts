import { isoDate } from '../../../core/dates';
import { addYears, startOf } from '../time';
import type { Product } from './products';

/** A flexible discount as it stands on a day. Times are date-times; `lockEnd` is '' when it is not reusable. */
export interface FlexDiscount {
	id: string;
	code: string;
	name: string;
	category: 'STANDARD' | 'INTRO';
	segment: string;
	start: string;
	end: string;
	lockEnd: string;
	/** Numbers of products; none is all. */
	products: string[];
	outcome: { type: 'PERCENTAGE_DISCOUNT' | 'FIXED_DISCOUNT' | 'FIXED_PRICE'; value: number };
	/** A closed discount shows only to who knows its code. */
	closed?: true;
	/** Only while a three-year commitment runs. */
	committed?: true;
}

const FIRST_MOMENT = 'T00:00:00Z';
const LAST_MOMENT = 'T23:59:59Z';

/** The discounts of the year in which `now` (ms) lies; one has not started yet. */
export function flexDiscounts(now: number): FlexDiscount[] {
	const year = isoDate(now).slice(0, 4);
	const first = `${year}-01-01${FIRST_MOMENT}`;
	const last = `${year}-12-31${LAST_MOMENT}`;
	const common = { segment: 'COM', start: first, end: last, lockEnd: '', products: [] as string[] };
	return [
		{
			...common,
			id: 'FD100001',
			code: 'INTRO10',
			name: 'Introductory ten per cent',
			category: 'INTRO',
			lockEnd: `${addYears(`${year}-06-30`, 1)}${LAST_MOMENT}`,
			products: ['65304520', '65304521'],
			outcome: { type: 'PERCENTAGE_DISCOUNT', value: 10 },
		},
		{
			...common,
			id: 'FD100002',
			code: 'FIX20',
			name: 'Fixed amount off',
			category: 'STANDARD',
			outcome: { type: 'FIXED_DISCOUNT', value: 20 },
		},
		{
			...common,
			id: 'FD100003',
			code: 'COMMIT5',
			name: 'Five per cent for commitments',
			category: 'STANDARD',
			committed: true,
			outcome: { type: 'PERCENTAGE_DISCOUNT', value: 5 },
		},
		{
			...common,
			id: 'FD100004',
			code: 'NEXTYEAR',
			name: 'Fifteen per cent, next year',
			category: 'STANDARD',
			start: `${addYears(`${year}-01-01`, 1)}${FIRST_MOMENT}`,
			end: `${addYears(`${year}-12-31`, 1)}${LAST_MOMENT}`,
			outcome: { type: 'PERCENTAGE_DISCOUNT', value: 15 },
		},
		{
			...common,
			id: 'FD100005',
			code: 'CLOSED30',
			name: 'Thirty per cent by code',
			category: 'STANDARD',
			closed: true,
			outcome: { type: 'PERCENTAGE_DISCOUNT', value: 30 },
		},
		// As in the sandbox: whatever has this word in its code always fails.
		{
			...common,
			id: 'FD100006',
			code: 'FAILURE10',
			name: 'FAILURE ten per cent',
			category: 'STANDARD',
			outcome: { type: 'PERCENTAGE_DISCOUNT', value: 10 },
		},
	];
}

export const isRunning = ({ start, end }: FlexDiscount, now: number): boolean =>
	Date.parse(start) <= now && now <= Date.parse(end);

/** Whether a discount is for this product. */
export const isFor = ({ products, segment }: FlexDiscount, product: Product): boolean =>
	segment === product.segment && (products.length === 0 || products.includes(product.number));

/**
 * Whether a discount can be had between two plain dates or date-times. A start alone asks for those that run then, so
 * that with today's those that begin later are left out.
 */
export const overlaps = ({ start, end }: FlexDiscount, from: string | undefined, to: string | undefined): boolean => {
	const moment = (text: string): number => (text.includes('T') ? Date.parse(text) : startOf(text));
	const latest = to ?? from;
	return (
		(latest === undefined || Date.parse(start) <= moment(latest)) &&
		(from === undefined || Date.parse(end) >= moment(from))
	);
};
