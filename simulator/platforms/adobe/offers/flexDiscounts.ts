import type { Call, Handler } from '../call';
import { isOn, textOf } from '../call';
import type { FlexDiscount } from '../catalogue/discounts';
import { flexDiscounts, isFor, isRunning, overlaps } from '../catalogue/discounts';
import { offerIdOf, productOf, PRODUCTS } from '../catalogue/products';
import { customerOf } from '../find';
import { momentOf } from '../orders/history';
import { hasUsed } from '../orders/discountRules';
import { page } from '../paging';
import { refuse } from '../refusal';

const PAGES = { itemsAt: 'flexDiscounts', defaultLimit: 20, maxLimit: 50, links: true } as const;

const statusOf = ({ end, lockEnd }: FlexDiscount, now: number): string =>
	now <= Date.parse(end) ? 'ACTIVE' : lockEnd ? 'REUSABLE' : 'EXPIRED';

const qualification = ({ products }: FlexDiscount) => ({
	baseOfferIds: PRODUCTS.filter(({ number }) => products.includes(number)).map((product) => offerIdOf(product)),
});

function outcomes({ distributor }: Call, { outcome }: FlexDiscount) {
	const { type, value } = outcome;
	if (type === 'PERCENTAGE_DISCOUNT') return [{ type, discountValues: [{ value }] }];
	return [
		{
			type,
			discountValues: distributor.countries.map((country) => ({ country, currency: distributor.currencies[0], value })),
		},
	];
}

function view(call: Call, discount: FlexDiscount) {
	// A closed one answers with less.
	if (discount.closed)
		return {
			code: discount.code,
			codeExpiryDate: discount.end,
			qualification: qualification(discount),
			outcomes: outcomes(call, discount),
		};
	return {
		id: discount.id,
		category: discount.category,
		code: discount.code,
		name: discount.name,
		description: discount.name,
		startDate: discount.start,
		endDate: discount.end,
		discountLockEndDate: discount.lockEnd,
		status: statusOf(discount, call.now),
		qualification: qualification(discount),
		outcomes: outcomes(call, discount),
	};
}

/** Throws 1132 for filters that exclude each other, 1178 for a country that the partner may not ask for. */
function checkQuery(call: Call): void {
	const { distributor, query } = call;
	if (!distributor.countries.includes(textOf(call, 'country') ?? '')) throw refuse(1178);
	const beside = Object.keys(query).filter(
		(name) => !['market-segment', 'country', 'flex-discount-id', 'limit', 'offset'].includes(name),
	);
	if (query['flex-discount-id'] !== undefined && beside.length) throw refuse(1132, ['flex-discount-id stands alone']);
	momentOf(call, 'start-date');
	momentOf(call, 'end-date');
}

function isAsked(call: Call, discount: FlexDiscount): boolean {
	const code = textOf(call, 'flex-discount-code');
	const id = textOf(call, 'flex-discount-id');
	const category = textOf(call, 'categories');
	const offers = textOf(call, 'offer-ids')?.split(',');
	if (discount.closed && discount.code !== code) return false;
	const isFound =
		isRunning(discount, call.now) ||
		Date.parse(discount.start) > call.now ||
		(isOn(call, 'include-eligible-reusable-discounts') && discount.lockEnd !== '');
	return (
		isFound &&
		discount.segment === textOf(call, 'market-segment') &&
		(code === undefined || discount.code === code) &&
		(id === undefined || discount.id === id) &&
		(category === undefined || discount.category === category) &&
		overlaps(discount, textOf(call, 'start-date'), textOf(call, 'end-date')) &&
		(!offers ||
			offers.some((offerId) => {
				const product = productOf(offerId);
				return product !== undefined && isFor(discount, product);
			}))
	);
}

export const flexDiscountHandlers: Record<string, Handler> = {
	'flexDiscount.list': (call) => {
		checkQuery(call);
		return page(
			call,
			flexDiscounts(call.now)
				.filter((discount) => isAsked(call, discount))
				.map((discount) => view(call, discount)),
			PAGES,
		);
	},
	'flexDiscount.listForCustomer': (call) => {
		const customer = customerOf(call);
		const used = flexDiscounts(call.now).filter(
			(discount) =>
				discount.lockEnd !== '' && call.now <= Date.parse(discount.lockEnd) && hasUsed(call, customer, discount.code),
		);
		return page(
			call,
			used.map((discount) => view(call, discount)),
			PAGES,
		);
	},
};
