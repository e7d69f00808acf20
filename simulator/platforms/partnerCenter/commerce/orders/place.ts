import { type Call, customerOf, type Handler, needAgreement } from '../../call';
import { invalid, orThrow, refusal } from '../../refusal';
import { created } from '../../reply';
import { circumstancesOf } from '../carts/carts';
import { checkLine } from '../carts/lineRules';
import { type LegacyOffer, legacyOffer, offerLine } from '../catalog/offers';
import { type Family, findItem, isOutside, isProblem } from '../catalog/products';
import { resellerByMpnId } from '../customers/lists';
import type { StoredCustomer } from '../state';
import { createOrder, itemLine, type NewLine } from './create';
import type { LineOptions, OrderLine } from './state';
import { orderView } from './views';

/** A line of an order as requests write it. */
export type LineBody = LineOptions &
	Pick<OrderLine, 'lineItemNumber' | 'offerId' | 'quantity' | 'partnerIdOnRecord' | 'additionalPartnerIdsOnRecord'> & {
		parentSubscriptionId?: string;
	};

interface OrderBody {
	partnerOnRecordAttestationAccepted?: boolean;
	referenceCustomerId?: string;
	billingCycle?: string;
	lineItems: LineBody[];
}

/** A line that sells through a reseller needs a user's sign-in. */
export function checkPartner(call: Call, { partnerIdOnRecord }: LineBody): void {
	if (partnerIdOnRecord === undefined) return;
	if (call.signIn.kind === 'app') throw refusal('appOnly');
	resellerByMpnId(call, partnerIdOnRecord);
}

/** The legacy offer of a line, for a quantity within its limits. Throws 3000 or 2002. */
export function offerOf({ offerId, quantity }: LineBody): LegacyOffer {
	const offer = orThrow(legacyOffer(offerId), invalid(`There is no offer ${offerId}.`));
	if (isOutside(offer, quantity)) throw refusal('quantity');
	return offer;
}

/** A new line that sells a legacy offer. */
export const legacyLine = (
	offer: LegacyOffer,
	{ friendlyName = offer.name, quantity, partnerIdOnRecord, additionalPartnerIdsOnRecord }: LineBody,
): NewLine => offerLine(offer, { friendlyName, quantity, partnerIdOnRecord, additionalPartnerIdsOnRecord });

interface Sold {
	family: Family;
	billingCycle: string;
	lines: NewLine[];
}

/** Lines of the old catalog: an add-on needs its base in the same order. */
function sellLegacy({ lineItems, billingCycle = 'unknown' }: OrderBody): Sold {
	const offers = lineItems.map((line) => offerOf(line));
	const cycle = billingCycle === 'unknown' ? 'monthly' : billingCycle;
	const lines = offers.map((offer, index) => {
		const { name, isAddOn, prerequisiteOffers = [], supportedBillingCycles = ['monthly', 'annual'] } = offer;
		if (!supportedBillingCycles.includes(cycle)) throw invalid(`${name} is not billed ${cycle}.`);
		const parentLine = offers.findIndex(({ id }) => prerequisiteOffers.includes(id));
		if (isAddOn && parentLine < 0) throw invalid(`${name} is an add-on: order it with its base.`);
		return { ...legacyLine(offer, lineItems[index]), ...(isAddOn && { parentLine }) };
	});
	const isUsage = offers.some(({ billing }) => billing === 'usage');
	return { family: isUsage ? 'Azure' : 'OnlineServicesNCE', billingCycle: cycle, lines };
}

/** Lines of today's catalog, by the same rules as in a cart. */
function sellItems(call: Call, customer: StoredCustomer, { lineItems, billingCycle = 'unknown' }: OrderBody): Sold {
	const circumstances = circumstancesOf(call, customer);
	const sold = lineItems.map(({ lineItemNumber: id, offerId, ...line }) => {
		const item = findItem(offerId, call.now, circumstances.country);
		if (isProblem(item)) throw refusal({ ...item, status: 400 });
		const cycle = billingCycle === 'unknown' ? item.sku.supportedBillingCycles[0] : billingCycle;
		const checked = checkLine({ id, catalogItemId: offerId, billingCycle: cycle, ...line }, circumstances);
		if (isProblem(checked)) throw refusal(checked);
		const parentSubscriptionId = line.provisioningContext?.ParentSubscriptionId?.toLowerCase();
		const friendlyName = line.friendlyName ?? item.sku.title;
		const parent = parentSubscriptionId && { parentSubscriptionId };
		return { family: item.product.family, cycle, line: itemLine(item, { ...line, friendlyName, ...parent }) };
	});
	const [{ family, cycle }] = sold;
	if (sold.some((one) => one.family !== family || one.cycle !== cycle))
		throw invalid('The lines of one order must be of one product family and one billing cycle; use a cart.');
	return { family, billingCycle: cycle, lines: sold.map(({ line }) => line) };
}

export const placeHandlers: Record<string, Handler> = {
	'order.create': (call) => {
		const customer = customerOf(call);
		const body = call.body as OrderBody;
		if (body.referenceCustomerId && body.referenceCustomerId.toLowerCase() !== customer.id)
			throw invalid('referenceCustomerId is not the customer of the path.');
		if (body.lineItems.some(({ lineItemNumber }, index) => lineItemNumber !== index))
			throw invalid('lineItemNumber counts up from 0.');
		for (const line of body.lineItems) checkPartner(call, line);
		needAgreement(customer);
		const legacy = body.lineItems.every(({ offerId }) => !offerId.includes(':'));
		const sold = legacy ? sellLegacy(body) : sellItems(call, customer, body);
		return created(orderView(createOrder(call, customer, { ...sold, legacy })));
	},
};
