import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { collection, sizeOffsetPage } from '../../collection';
import { customerOf } from '../../commerce/find';
import { ok } from '../../commerce/replies';
import { refuse } from '../../refusal';
import { invalid, missing } from '../refusals';
import type { Row } from '../row';

/** Where the legacy catalogue is read: a market, and the language of its texts. */
interface Shelf {
	country: string;
	locale: string;
}

/** The market of the query, and the language of the header. Throws 400 on what is no country code. */
function shelfOf(call: Call): Shelf {
	const country = textOf(call, 'country') ?? '';
	if (!/^[A-Za-z]{2}$/.test(country)) throw invalid('country must be a code of two letters (ISO 3166-1 alpha-2).');
	return { country: country.toUpperCase(), locale: call.headers['x-locale'] ?? 'en-US' };
}

const rowsOf = (call: Call, name: string): Row[] => (call.fixture(name) as { items: Row[] }).items;

const placed = (offer: Row, { country, locale }: Shelf): Row => ({
	...offer,
	country,
	locale,
	category: { ...(offer.category as Row), country, locale },
});

const offersOf = (call: Call, shelf: Shelf): Row[] =>
	rowsOf(call, 'offer.getMany').map((offer) => placed(offer, shelf));

const isIn =
	(category: string | undefined) =>
	(offer: Row): boolean =>
		category === undefined || String((offer.category as Row).id).toLowerCase() === category.toLowerCase();

/** The offer of the path. Throws 2100 for an id of New Commerce, 404 for any other that is not there. */
function offerOf(call: Call, shelf: Shelf): Row {
	const { offerId } = call.params;
	const found = offersOf(call, shelf).find(({ id }) => String(id).toLowerCase() === offerId.toLowerCase());
	if (found) return found;
	if (/^(CFQ7TTC|DZH318Z|DG7GMGF)/.test(offerId)) throw refuse(400, 2100, 'Look this id up among the products.');
	throw missing('offer');
}

const addOns: Handler = (call) => {
	const shelf = shelfOf(call);
	const { id } = offerOf(call, shelf);
	return sizeOffsetPage(
		call,
		offersOf(call, shelf).filter(({ prerequisiteOffers }) => (prerequisiteOffers as unknown[]).includes(id)),
	);
};

const categoriesOf = (call: Call, shelf: Shelf): Row[] =>
	rowsOf(call, 'offerCategory.getMany').map((category) => ({ ...category, ...shelf }));

/** The market of the path's customer. */
const shelfOfCustomer = (call: Call): Shelf => ({
	country: customerOf(call).billingProfile.defaultAddress.country ?? 'US',
	locale: call.headers['x-locale'] ?? 'en-US',
});

export const offerHandlers: Record<string, Handler> = {
	'offerCategory.getMany': (call) => collection(call, categoriesOf(call, shelfOf(call))),
	'offer.getMany': (call) =>
		sizeOffsetPage(call, offersOf(call, shelfOf(call)).filter(isIn(textOf(call, 'offer_category_id')))),
	'offer.get': (call) => ok(offerOf(call, shelfOf(call))),
	'offer.getAddOns': addOns,
	'more.GetCustomerOffers': (call) => sizeOffsetPage(call, offersOf(call, shelfOfCustomer(call))),
	'more.GetCustomerOfferCategories': (call) => collection(call, categoriesOf(call, shelfOfCustomer(call))),
};
