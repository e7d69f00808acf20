import Big from 'big.js';
import { isoDate } from '../../../core/dates';
import type { Call, Handler } from '../call';
import { LISTED_LEVELS } from '../catalogue/levels';
import { unitPrice } from '../catalogue/prices';
import type { Product } from '../catalogue/products';
import { offerIdOf, offerTypeOf, PRODUCTS } from '../catalogue/products';
import { page } from '../paging';
import { refuse } from '../refusal';
import { addMonths } from '../time';

interface Body {
	region: string;
	marketSegment: string;
	currency: string;
	priceListMonth: string;
	priceListType?: keyof typeof LISTED_LEVELS;
	filters?: {
		offerId?: string;
		productFamily?: string;
		firstOrderDate?: string;
		lastOrderDate?: string;
		discountCode?: string;
	};
	includeOfferAttributes?: string[];
}

type Row = Record<string, string>;

// Source: notes of priceList.fetch.
const DEFAULT_COLUMNS = ['offerId', 'productFamily', 'firstOrderDate', 'lastOrderDate', 'partnerPrice', 'discountCode'];
const FIRST_ORDER_DATE = '2024-01-01';
const LAST_ORDER_DATE = '2027-12-31';
const STREET = 1.2;
const FIRST_MONTH = '202401';

/** Every column of a row; those without a value are left out. */
function rowOf(product: Product, level: string): Row {
	const offerId = offerIdOf(product, level);
	return {
		offerId,
		productFamily: product.family,
		productType: product.kind === 'consumable' ? 'Consumable' : 'Subscription',
		productTypeDetail: product.kind,
		language: 'Multi',
		users: '1 User',
		metric: 'Per unit',
		partNumber: offerId,
		levelDetails: `Level ${level}`,
		firstOrderDate: FIRST_ORDER_DATE,
		lastOrderDate: product.lastOrderDate ?? LAST_ORDER_DATE,
		partnerPrice: unitPrice(offerId),
		estimatedStreetPrice: new Big(unitPrice(offerId)).times(STREET).toFixed(2),
		additionalDetail: product.name,
		duration: '12 Months',
	};
}

function passes(
	row: Row,
	{ offerId, productFamily, firstOrderDate, lastOrderDate, discountCode }: NonNullable<Body['filters']>,
): boolean {
	return (
		(offerId === undefined || row.offerId === offerId) &&
		(productFamily === undefined || row.productFamily === productFamily) &&
		(firstOrderDate === undefined || row.firstOrderDate > firstOrderDate) &&
		(lastOrderDate === undefined || row.lastOrderDate >= lastOrderDate) &&
		(discountCode === undefined || row.discountCode === discountCode)
	);
}

/** Throws 5122, 1161, 1160, 1164 or 1162. */
function check(call: Call, { region, currency, priceListMonth, priceListType }: Body): void {
	const { distributor, now } = call;
	if (!/^\d{4}(0[1-9]|1[0-2])$/.test(priceListMonth)) throw refuse(5122, ['priceListMonth']);
	if (region !== distributor.priceRegion || currency !== distributor.currencies[0]) throw refuse(1161);
	if (priceListType === 'STD-LGA' && !distributor.lga) throw refuse(1164);
	const last = addMonths(isoDate(now), 1).slice(0, 7).replace('-', '');
	if (priceListMonth > last || priceListMonth < FIRST_MONTH) throw refuse(1162);
}

function fetchPrices(call: Call) {
	const body = call.body as Body;
	const { marketSegment, priceListType = 'STANDARD', filters = {}, includeOfferAttributes = [] } = body;
	check(call, body);
	if (priceListType === 'STD-LGA' && marketSegment !== 'GOV') throw refuse(1160);
	const columns = [...new Set([...DEFAULT_COLUMNS, ...includeOfferAttributes])];
	const levels = LISTED_LEVELS[priceListType];
	const rows = PRODUCTS.filter(({ segment }) => segment === marketSegment)
		.flatMap((product) => levels[offerTypeOf(product)].map((level) => rowOf(product, level)))
		.filter((row) => passes(row, filters));
	if (rows.length === 0) throw refuse(1162);
	const offers = rows.map((row) =>
		Object.fromEntries(columns.filter((name) => row[name] !== undefined).map((name) => [name, row[name]])),
	);
	const { priceListMonth, region, currency } = body;
	const more = { priceListMonth, region, marketSegment, currency, priceListType };
	return page(call, offers, { itemsAt: 'offers', defaultLimit: 20, pastTheEnd: '1162', more });
}

export const priceListHandlers: Record<string, Handler> = { 'priceList.fetch': fetchPrices };
