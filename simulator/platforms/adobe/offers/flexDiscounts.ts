import { type Call, type Handler, isOn, textOf } from '../call';
import { type FlexDiscount, flexDiscounts, isFor, isRunning, overlaps } from '../catalog/prices';
import { offerIdOf, productOf, PRODUCTS } from '../catalog/products';
import { customerOf } from '../find';
import { page } from '../gateway/paging';
import { refuse } from '../gateway/refusal';
import { canReuse } from '../orders/discountRules';
import { momentOf } from '../orders/history';

/** Filters that may be there beside an id. */
const BESIDE_ID = ['market-segment', 'country', 'flex-discount-id', 'limit', 'offset'];

const statusOf = ({ end, lockEnd }: FlexDiscount, now: number): string =>
	now <= Date.parse(end) ? 'ACTIVE' : lockEnd ? 'REUSABLE' : 'EXPIRED';

function view({ distributor, now }: Call, discount: FlexDiscount) {
	const { id, category, code, name, start: startDate, end: endDate, lockEnd: discountLockEndDate } = discount;
	const { type, value } = discount.outcome;
	const [currency] = distributor.currencies;
	const perCountry = distributor.countries.map((country) => ({ country, currency, value }));
	const common = {
		code,
		qualification: {
			baseOfferIds: PRODUCTS.filter(({ number }) => discount.products.includes(number)).map((one) => offerIdOf(one)),
		},
		outcomes: [{ type, discountValues: type === 'PERCENTAGE_DISCOUNT' ? [{ value }] : perCountry }],
	};
	// A closed one answers with less.
	if (discount.closed) return { ...common, codeExpiryDate: endDate };
	const status = statusOf(discount, now);
	return { ...common, id, category, name, description: name, startDate, endDate, discountLockEndDate, status };
}

function isAsked(call: Call, discount: FlexDiscount): boolean {
	const wanted = (name: string, value: string): boolean => (textOf(call, name) ?? value) === value;
	const offers = textOf(call, 'offer-ids')?.split(',').map(productOf);
	if (discount.closed && discount.code !== textOf(call, 'flex-discount-code')) return false;
	const isFound =
		isRunning(discount, call.now) ||
		Date.parse(discount.start) > call.now ||
		(isOn(call, 'include-eligible-reusable-discounts') && discount.lockEnd !== '');
	return (
		isFound &&
		wanted('market-segment', discount.segment) &&
		wanted('flex-discount-code', discount.code) &&
		wanted('flex-discount-id', discount.id) &&
		wanted('categories', discount.category) &&
		overlaps(discount, momentOf(call, 'start-date'), momentOf(call, 'end-date')) &&
		(!offers || offers.some((product) => product !== undefined && isFor(discount, product)))
	);
}

const shownPage = (call: Call, isShown: (discount: FlexDiscount) => boolean) => {
	const rows = flexDiscounts(call.now).filter(isShown);
	const views = rows.map((discount) => view(call, discount));
	return page(call, views, { defaultLimit: 20, maxLimit: 50, links: true });
};

export const flexDiscountHandlers: Record<string, Handler> = {
	/** Throws 1132 for filters that exclude each other, 1178 for a country that the partner may not ask for. */
	'flexDiscount.list': (call) => {
		if (!call.distributor.countries.includes(textOf(call, 'country') ?? '')) throw refuse(1178);
		const hasId = call.query['flex-discount-id'] !== undefined;
		if (hasId && Object.keys(call.query).some((name) => !BESIDE_ID.includes(name)))
			throw refuse(1132, ['flex-discount-id goes with no other filter']);
		for (const name of ['start-date', 'end-date']) momentOf(call, name);
		return shownPage(call, (discount) => isAsked(call, discount));
	},
	'flexDiscount.listForCustomer': (call) => {
		const customer = customerOf(call);
		return shownPage(call, (discount) => canReuse(call, customer, discount));
	},
};
