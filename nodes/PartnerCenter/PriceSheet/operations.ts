import type { Operation, Resource, Values } from '../../engine/declare';

import { notIn } from '../signIn/clouds';
import { partnerPrices, USER_ONLY } from '../vendor';

import { OFFERS, PRICES, RATES } from './columns';
import * as fields from './fields';
import { fileOf, rowsOf } from './files';

const SHEET = "GET /v1.0/sales/pricesheets(Market='{market}',PricesheetView='{view}')/$value";
const FX_RATES = "GET /v1.0/sales/fxrates(Month='{month}')/$value";
const OFFER_MATRIX = "GET /v1.0/sales/offermatrix(Month='{month}')/$value";

const which = [fields.market, fields.view, fields.otherView, fields.timeline, fields.pastMonth];

/** A view by its name. */
function nameView({ path, local }: Values): void {
	if (path.view === fields.OTHER_VIEW) path.view = String(local.otherView);
}

function timelineFits({ path, query }: Values): string | undefined {
	if (path.view === 'marketplace' && query.timeline === 'future')
		return 'The marketplace has no future prices. Choose another Timeline or View.';
	return query.month !== undefined && query.timeline !== 'history'
		? '"Month" only works with the Timeline History. Choose History, or leave Month out.'
		: undefined;
}

const shared = { unavailable: notIn('Price sheets', 'china'), needs: USER_ONLY };
const sheet = {
	...shared,
	route: SHEET,
	transformValues: nameView,
	rule: timelineFits,
	facts: ['priceSheet.download'],
	docs: 'https://learn.microsoft.com/partner-center/developer/get-a-price-sheet',
} satisfies Partial<Operation>;
const rates = {
	...shared,
	route: FX_RATES,
	facts: ['fxRate.download'],
	docs: 'https://learn.microsoft.com/partner-center/developer/get-foreign-exchange-rates',
} satisfies Partial<Operation>;
const matrix = { ...shared, route: OFFER_MATRIX, facts: ['offerMatrix.download'] };

export const resource: Resource = {
	value: 'priceSheet',
	name: 'Price Sheet',
	vendor: partnerPrices,
	operations: [
		fileOf(RATES, {
			...rates,
			value: 'downloadRates',
			name: 'Download Exchange Rates',
			action: 'Download exchange rates',
			description: 'Download the exchange rates that Azure plans are billed with in a month, as a file',
			fields: [fields.month],
			sample: 'partnerCenter/files/priceSheet.ratesFile.json',
		}),
		fileOf(OFFERS, {
			...matrix,
			value: 'downloadOfferMatrix',
			name: 'Download Offer Matrix',
			action: 'Download the offer matrix',
			description: 'Download the limits, prerequisites and conversions of each license SKU in a month, as a file',
			fields: [fields.month],
			sample: 'partnerCenter/files/priceSheet.offerMatrixFile.json',
		}),
		fileOf(PRICES, {
			...sheet,
			value: 'download',
			name: 'Download Price Sheet',
			action: 'Download a price sheet',
			description: 'Download the CSP prices for a market as a file (CSV, zipped or not). Expect 40 MB or more.',
			fields: which,
			sample: 'partnerCenter/files/priceSheet.file.json',
		}),
		rowsOf(RATES, {
			...rates,
			value: 'getRates',
			name: 'Get Exchange Rates',
			action: 'Get exchange rates',
			description:
				'Get the exchange rates that Azure plans are billed with in a month. Price in a currency = price in USD / usdPerUnit.',
			fields: [fields.month, fields.currencies],
			sample: 'partnerCenter/files/priceSheet.rates.json',
		}),
		rowsOf(OFFERS, {
			...matrix,
			value: 'getOfferMatrix',
			name: 'Get Offer Matrix',
			action: 'Get the offer matrix',
			description: 'Get the limits, prerequisites and conversions of each license SKU in a month',
			fields: [fields.month, fields.productIds, fields.skuId, fields.titleContains],
			sample: 'partnerCenter/files/priceSheet.offerMatrix.json',
		}),
		rowsOf(PRICES, {
			...sheet,
			value: 'getPrices',
			name: 'Get Prices',
			action: 'Get prices of a price sheet',
			description:
				'Get CSP prices for a market, one item for each price. A sheet is downloaded once for all input items. Filter by product to keep the output small.',
			fields: [...which, ...fields.priceFilters],
			sample: 'partnerCenter/files/priceSheet.prices.json',
		}),
	],
};
