import { type Call, customerOf, type Handler, textOf } from '../../call';
import { linkPath } from '../../lists/collection';
import { invalid, missing, refuse } from '../../refusal';
import { ok, type Row } from '../../reply';
import { fromSample, seedRows } from '../../samples';

/** Today's name of a reservation, and that of the contract of before; both mean the same. */
const RESERVED = ['reservedinstance', 'virtualmachinereservedinstance'];

const listed = (call: Call, rows: Row[]): Row[] => {
	const asked = textOf(call, 'entitlementType')?.toLowerCase();
	const wanted = asked && RESERVED.includes(asked) ? RESERVED[0] : asked;
	return rows
		.filter(({ entitlementType }) => wanted === undefined || wanted === entitlementType)
		.map(({ expiryDate, ...row }) => (textOf(call, 'showExpiry') === 'true' ? { ...row, expiryDate } : row));
};

/** Throws 404 unless the path is that of an artifact of an entitlement. */
function checkArtifact(call: Call): void {
	const idsIn = (path: unknown): string | undefined => /\/groups\/.*$/.exec(String(path))?.[0];
	const artifacts = seedRows(call, 'entitlement.getMany').flatMap((row) => row.entitledArtifacts as Row[]);
	const isThere = artifacts.some(({ link }) => link && idsIn((link as Row).uri) === idsIn(linkPath(call)));
	if (!isThere || !RESERVED.includes(call.params.artifactType.toLowerCase())) throw missing('artifact');
}

/** The contract of before names the same list after virtual machines. */
const reservation = fromSample({
	check: checkArtifact,
	narrow: ({ params: { artifactType } }, [{ reservations, ...row }]) => {
		const isOld = artifactType.toLowerCase() === RESERVED[1];
		const lists = isOld
			? { reservations: [], virtualMachineReservations: reservations }
			: { reservations, virtualMachineReservations: [] };
		return [{ ...row, ...lists, type: artifactType }];
	},
});

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

export const entitlementHandlers: Record<string, Handler> = {
	'entitlement.getMany': fromSample({ narrow: listed }),
	'entitlement.getReservationDetails': reservation,
	'offerCategory.getMany': fromSample({ narrow: placed }),
	'offer.getMany': fromSample({
		narrow: (call, rows) => placed(call, rows).filter(isIn(textOf(call, 'offer_category_id'))),
	}),
	'offer.get': (call) => ok(offerOf(call)),
	'offer.getAddOns': fromSample({ narrow: addOnsOf }),
	'more.GetCustomerOffers': fromSample({ narrow: placed }),
	'more.GetCustomerOfferCategories': fromSample({ narrow: placed }),
};
