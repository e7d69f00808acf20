import { isoDate } from '../../../core/dates';
import { sample } from '../../../core/samples';
import { type Call, type Handler, isOn, textOf } from '../call';
import { type FlexDiscount, flexDiscounts, isFor, isRunning, overlaps } from '../catalog/prices';
import { offerIdOf, productOf, PRODUCTS } from '../catalog/products';
import { customerOf } from '../find';
import { momentOf, page } from '../gateway/paging';
import { refuse } from '../gateway/refusal';
import { canReuse } from '../orders/rules';
import { addMonths } from '../time';

type Row = Record<string, string>;

interface Body extends Record<'region' | 'marketSegment' | 'currency' | 'priceListMonth', string> {
	priceListType?: string;
	filters?: Row;
	includeOfferAttributes?: string[];
}

// Source: notes of priceList.fetch.
const DEFAULT_COLUMNS = ['offerId', 'productFamily', 'firstOrderDate', 'lastOrderDate', 'partnerPrice', 'discountCode'];
const FIRST_MONTH = '202401';

/** Dates are lower bounds, the first without the day itself; all else must be the same. */
const passes = (row: Row, filters: Row = {}): boolean =>
	Object.entries(filters).every(([name, wanted]) => {
		if (name === 'firstOrderDate') return row[name] > wanted;
		return name === 'lastOrderDate' ? row[name] >= wanted : row[name] === wanted;
	});

/** Throws 5122, 1161, 1164, 1162 or 1160. */
function check({ distributor, now }: Call, body: Body): void {
	const { region, currency, priceListMonth, priceListType, marketSegment } = body;
	if (!/^\d{4}(0[1-9]|1[0-2])$/.test(priceListMonth)) throw refuse(5122, ['priceListMonth']);
	if (region !== distributor.priceRegion || currency !== distributor.currencies[0]) throw refuse(1161);
	if (priceListType === 'STD-LGA' && !distributor.lga) throw refuse(1164);
	const last = addMonths(isoDate(now), 1).slice(0, 7).replace('-', '');
	if (priceListMonth > last || priceListMonth < FIRST_MONTH) throw refuse(1162);
	if (priceListType === 'STD-LGA' && marketSegment !== 'GOV') throw refuse(1160);
}

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
	/** Prices come from the sample, which has those of one segment and type; there is no list of another. */
	'priceList.fetch': (call) => {
		const body = call.body as Body;
		check(call, body);
		const { filters, includeOfferAttributes = [], priceListType = 'STANDARD', ...asked } = body;
		const { offers, ...listed } = sample('adobe/priceList.fetch') as { offers: Row[] } & Pick<
			Required<Body>,
			'marketSegment' | 'priceListType'
		>;
		const isListed = listed.marketSegment === asked.marketSegment && listed.priceListType === priceListType;
		const rows = isListed ? offers.filter((row) => passes(row, filters)) : [];
		if (rows.length === 0) throw refuse(1162);
		const columns = [...DEFAULT_COLUMNS, ...includeOfferAttributes];
		const shown = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => columns.includes(name))));
		return page(call, shown, { defaultLimit: 20, pastTheEnd: '1162', more: { ...asked, priceListType } });
	},
};
