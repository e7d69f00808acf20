import { isoDate } from '../../../core/dates';
import { sample } from '../../../core/samples';
import type { Call, Handler } from '../call';
import { page } from '../gateway/paging';
import { refuse } from '../gateway/refusal';
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

export const priceListHandlers: Record<string, Handler> = {
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
