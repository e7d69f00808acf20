import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { linkPath } from '../../collection';
import { currencyOf } from '../../commerce/catalogue/lookup';
import { iso, linkTo, ok } from '../../commerce/replies';
import { guidOf } from '../ids';
import { invalid } from '../refusals';
import type { Meter } from './meters';
import { METERS, monthOf } from './meters';

// What a US dollar is worth in the currencies of the catalogue.
const RATES: Record<string, number> = { USD: 1, EUR: 0.9, GBP: 0.78, CHF: 0.88 };

type Priced = Pick<Meter, 'id' | 'name' | 'category' | 'subcategory' | 'unit' | 'price'>;

const SHARED: Priced[] = [
	{
		id: guidOf('meter Shared Support'),
		name: 'Shared Support',
		category: 'Shared Services',
		subcategory: 'Support',
		unit: '1 Month',
		price: 29,
	},
];

/** The prices by the quantity from which on they hold, which is written as text; large quantities cost less. */
const ratesOf = (price: number): Record<string, number> => ({ '0': price, '51200': Math.round(price * 9600) / 10_000 });

/** Market and currency follow the locale when they are not asked for. Throws 400 on a currency without prices. */
function card(call: Call, meters: Priced[]) {
	const locale = call.headers['x-locale'] ?? 'en-US';
	const region = (textOf(call, 'region') ?? locale.split('-').at(-1) ?? 'US').toUpperCase();
	const currency = (textOf(call, 'currency') ?? currencyOf(region).code).toUpperCase();
	const rate = RATES[currency];
	if (!rate) throw invalid(`There is no price list in ${currency}.`);
	const effectiveDate = iso(monthOf(call.now).start);
	return {
		locale,
		currency,
		isTaxIncluded: false,
		meters: meters.map(({ id, name, category, subcategory, unit, price }) => ({
			id,
			name,
			rates: ratesOf(price * rate),
			tags: [],
			category,
			subcategory,
			region: '',
			unit,
			includedQuantity: 0,
			effectiveDate,
		})),
		offerTerms: [{ name: 'Graduated discount', discount: 0, excludedMeterIds: [], effectiveDate }],
		links: { self: linkTo(`${linkPath(call)}?currency=${currency}&region=${region}`) },
		attributes: { objectType: 'AzureRateCard' },
	};
}

export const rateCardHandlers: Record<string, Handler> = {
	'rateCard.getAzure': (call) => ok(card(call, METERS)),
	'rateCard.getAzureShared': (call) => ok(card(call, SHARED)),
};
