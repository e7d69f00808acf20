import { randomUUID } from 'node:crypto';
import { isoDate } from '../../../core/dates';
import { sample } from '../../../core/samples';
import { type Call, type Handler, isOn, textOf } from '../call';
import { type FlexDiscount, flexDiscounts, isFor, isRunning, overlaps } from '../catalog/prices';
import { knownProduct, offerIdOf, productOf, PRODUCTS } from '../catalog/products';
import { customerById, customerOf, isActive, refuse, subscriptionById, subscriptionsOf } from '../find';
import { momentOf, page } from '../gateway/paging';
import { canReuse } from '../orders/rules';
import { addMonths } from '../time';
import type { StoredCustomer } from '../state/state';

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

/** The segment and the product that are asked for. Throws 1132 when neither they nor a subscription are named. */
function asked(call: Call): { segment: string; number?: string } {
	const customerId = textOf(call, 'customer-id');
	const subscriptionId = textOf(call, 'subscription-id');
	if ((customerId === undefined) !== (subscriptionId === undefined))
		throw refuse(1132, ['customer-id and subscription-id go together']);
	if (customerId !== undefined && subscriptionId !== undefined) {
		const customer = customerById(call, customerId);
		const { number } = knownProduct(subscriptionById(call, customer, subscriptionId).offerId);
		return { segment: customer.profile.marketSegment, number };
	}
	const missing = ['market-segment', 'country'].find((name) => textOf(call, name) === undefined);
	if (missing) throw refuse(1132, [`query: ${missing} is required`]);
	const offerId = textOf(call, 'offer-id');
	return { segment: textOf(call, 'market-segment') ?? '', number: productOf(offerId ?? '')?.number ?? offerId };
}

// Countries without recommendations: none is named, so those for which nothing is sold here are taken for them.
const COUNTRIES = ['US', 'CA', 'DE', 'AT', 'FR', 'GB'];

/** What is recommended comes from the sample, whoever asks. */
const sampled = () => sample('adobe/recommendation.fetch') as Record<string, object>;

const isServed = ({ profile }: StoredCustomer, country = profile.address.country): boolean =>
	COUNTRIES.includes(country);

/**
 * The block of recommendations for a call that asks for it along with something else. When this part fails, it says so
 * itself and the call goes on (errorEnvelope.partialFailure).
 */
export function recommendationsFor(call: Call, customer: StoredCustomer): { recommendations?: object } {
	if (!isOn(call, 'fetch-recommendations')) return {};
	const country = textOf(call, 'recommendation-country') ?? customer.profile.address.country;
	if (!isServed(customer, country)) return { recommendations: { errorDetails: refuse(5136, [country]).reply.body } };
	return { recommendations: { productRecommendations: sampled().productRecommendations } };
}

export const recommendationHandlers: Record<string, Handler> = {
	'recommendation.fetch': (call) => {
		const body = call.body as { customerId: string; country?: string; includePropensity?: string[] };
		const { customerId, country, includePropensity = [] } = body;
		const customer = customerById(call, customerId);
		if (!isServed(customer, country)) throw refuse(5136);
		const { propensity, ...recommended } = sampled();
		// Signals are given for licenses in use; without any the lists are empty, which means unknown.
		const isKnown = subscriptionsOf(call, customer).some(isActive);
		const signals = Object.entries(propensity).filter(([kind]) => includePropensity.includes(kind));
		const shown = Object.fromEntries(signals.map(([kind, signal]) => [kind, isKnown ? (signal as unknown) : []]));
		return {
			headers: { 'x-recommendation-tracker-id': randomUUID() },
			body: { ...recommended, ...(includePropensity.length > 0 && { propensity: shown }) },
		};
	},
	'offerSwitchPath.list': (call) => {
		const { segment, number } = asked(call);
		const offerOf = (wanted: string) => PRODUCTS.filter((one) => one.number === wanted).map((one) => offerIdOf(one))[0];
		const rows = PRODUCTS.flatMap((source) => {
			if (!source.switches || source.segment !== segment || (number ?? source.number) !== source.number) return [];
			const targetList = source.switches.map(({ to, type: switchType }, index) => ({
				targetBaseOfferId: offerOf(to),
				sequence: index + 1,
				switchType,
				targetType: 'PRODUCT_LIST',
			}));
			return [{ sourceBaseOfferId: offerIdOf(source), targetList }];
		});
		return page(call, rows, { defaultLimit: 20 });
	},
};
