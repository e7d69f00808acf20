import { type Call, type Handler, textOf } from '../../call';
import { customerOf } from '../../commerce/find';
import { ok } from '../../commerce/replies';
import { refuse } from '../../refusal';
import { invalid, missing } from '../refusals';
import type { Row } from '../row';
import { fromSample } from '../samples';
import { seedRows } from '../seed';

/** The market of the query or of the customer, and the language of the header. Throws 400 on what is no country code. */
function shelfOf(call: Call): { country: string; locale: string } {
	const country = call.params.customerId
		? (customerOf(call).billingProfile.defaultAddress.country ?? 'US')
		: (textOf(call, 'country') ?? '');
	if (!/^[A-Za-z]{2}$/.test(country)) throw invalid('country must be a code of two letters (ISO 3166-1 alpha-2).');
	return { country: country.toUpperCase(), locale: call.headers['x-locale'] ?? 'en-US' };
}

/** Offers, or their categories, in the market and the language in which they are read. */
function placed(call: Call, rows: Row[]): Row[] {
	const shelf = shelfOf(call);
	return rows.map((row) => ({
		...row,
		...shelf,
		...(row.category !== undefined && { category: { ...(row.category as Row), ...shelf } }),
	}));
}

const offersOf = (call: Call): Row[] => placed(call, seedRows(call, 'offer.getMany'));

const isIn =
	(category: string | undefined) =>
	(offer: Row): boolean =>
		category === undefined || String((offer.category as Row).id).toLowerCase() === category.toLowerCase();

/** The offer of the path. Throws 2100 for an id of New Commerce, 404 for any other that is not there. */
function offerOf(call: Call): Row {
	const { offerId } = call.params;
	const found = offersOf(call).find(({ id }) => String(id).toLowerCase() === offerId.toLowerCase());
	if (found) return found;
	if (/^(CFQ7TTC|DZH318Z|DG7GMGF)/.test(offerId)) throw refuse(400, 2100, 'Look this id up among the products.');
	throw missing('offer');
}

const addOnsOf = (call: Call): Row[] => {
	const { id } = offerOf(call);
	return offersOf(call).filter(({ prerequisiteOffers }) => (prerequisiteOffers as unknown[]).includes(id));
};

export const offerHandlers: Record<string, Handler> = {
	'offerCategory.getMany': fromSample({ narrow: placed }),
	'offer.getMany': fromSample({
		narrow: (call, rows) => placed(call, rows).filter(isIn(textOf(call, 'offer_category_id'))),
	}),
	'offer.get': (call) => ok(offerOf(call)),
	'offer.getAddOns': fromSample({ narrow: addOnsOf }),
	'more.GetCustomerOffers': fromSample({ narrow: placed }),
	'more.GetCustomerOfferCategories': fromSample({ narrow: placed }),
};
