import {
	type Call,
	customerOf,
	type Handler,
	needAgreement,
	orderOf,
	ownRows,
	findSubscription,
	textOf,
} from '../../call';
import { collection } from '../../lists/collection';
import { findOne, invalid, orThrow, refusal } from '../../refusal';
import { created, ok } from '../../reply';
import { circumstancesOf } from '../carts/carts';
import { checkLine } from '../carts/lineRules';
import { type LegacyOffer, legacyOffer, offerLine } from '../catalog/offers';
import { type Family, findItem, isOutside, isProblem } from '../catalog/products';
import { resellerByMpnId } from '../customers/lists';
import type { StoredCustomer } from '../state';
import { createOrder, itemLine, type NewLine, numbered, orderView, statusOf } from './create';
import type { LineOptions, OrderLine, StoredOrder, StoredSubscription } from './state';

/** A line of an order as requests write it. */
type LineBody = LineOptions &
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
function checkPartner(call: Call, { partnerIdOnRecord }: LineBody): void {
	if (partnerIdOnRecord === undefined) return;
	if (call.signIn.kind === 'app') throw refusal('appOnly');
	resellerByMpnId(call, partnerIdOnRecord);
}

/** The legacy offer of a line, for a quantity within its limits. Throws 3000 or 2002. */
function offerOf({ offerId, quantity }: LineBody): LegacyOffer {
	const offer = orThrow(legacyOffer(offerId), invalid(`There is no offer ${offerId}.`));
	if (isOutside(offer, quantity)) throw refusal('quantity');
	return offer;
}

/** A new line that sells a legacy offer. */
function legacyLine(offer: LegacyOffer, line: LineBody): NewLine {
	const { friendlyName = offer.name, quantity, partnerIdOnRecord, additionalPartnerIdsOnRecord } = line;
	return offerLine(offer, { friendlyName, quantity, partnerIdOnRecord, additionalPartnerIdsOnRecord });
}

type Sold = { family: Family; billingCycle: string; lines: NewLine[] };

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

/** How long software can be cancelled, in ms: thirty days. */
const CANCEL_MS = 30 * 86_400_000;

/** Compared as the platform does: without case and underscores (`onetime` is `one_time`). */
const plain = (text: string): string => text.toLowerCase().replace(/_/g, '');

const isSoftware = ({ family, legacy }: StoredOrder): boolean => family === 'Software' && !legacy;

/** Outside a sandbox software only; inside also reservations and the marketplace. */
function checkCancellable({ tenant, now }: Call, order: StoredOrder): void {
	if (!isSoftware(order)) {
		if (!tenant.sandbox) throw refusal('softwareOnly');
		if (!['AzureReservation', 'SaaS'].includes(order.family)) throw refusal('notCancellable');
	}
	if (statusOf(order) === 'pending') throw refusal('orderRunning');
	if (now > order.createdAt + CANCEL_MS) throw refusal('cancelWindow');
}

type ChangeBody = { referenceCustomerId: string; billingCycle?: string; lineItems: LineBody[] };

/** The order of the path, which must be one of the old catalog and not be in work. */
function legacyOrderOf(call: Call): StoredOrder {
	const order = orderOf(call);
	const { referenceCustomerId } = call.body as ChangeBody;
	if (referenceCustomerId.toLowerCase() !== order.customerId)
		throw invalid('referenceCustomerId is not the customer of the path.');
	if (!order.legacy) throw invalid('Orders of New Commerce are not changed this way.');
	if (statusOf(order) === 'pending') throw refusal('orderRunning');
	return order;
}

/** The base of an add-on line: a subscription of this order that the add-on goes with. Throws 20003, 27009 or 3000. */
function baseOf(call: Call, order: StoredOrder, line: LineBody, prerequisites: string[]): StoredSubscription {
	const base = findSubscription(call, order.customerId, line.parentSubscriptionId ?? '');
	if (!base) throw refusal('subscription');
	if (base.orderId !== order.id) throw invalid('The base subscription belongs to another order.');
	if (base.status !== 'active') throw refusal('parent');
	if (!prerequisites.includes(base.offerId)) throw invalid('The add-on does not go with its base.');
	return base;
}

const isPriced = (call: Call): boolean => textOf(call, 'include_price') === 'true';

export const orderHandlers: Record<string, Handler> = {
	'order.get': (call) => ok(orderView(orderOf(call), isPriced(call))),
	'order.getMany': (call) => {
		const billingType = textOf(call, 'billingType');
		const listed = ownRows(call, call.state.commerce.orders).filter(({ listedAt }) => listedAt <= call.now);
		const rows = listed.filter(({ billingCycle }) => plain(billingType ?? billingCycle) === plain(billingCycle));
		return collection(call, rows, (order) => orderView(order, isPriced(call)));
	},
	'order.cancel': (call) => {
		const order = orderOf(call);
		type Body = { id: string; lineItems?: Array<Pick<OrderLine, 'lineItemNumber' | 'offerId'>> };
		const { id, lineItems } = call.body as Body;
		if (id !== order.id) throw invalid('The id in the body is not that of the order.');
		checkCancellable(call, order);
		const wanted = lineItems?.map(({ lineItemNumber: number, offerId }) => {
			const none = invalid(`The order has no line ${number} with this offer.`);
			return findOne(order.lines, none, (line) => line.lineItemNumber === number && line.offerId === offerId);
		});
		for (const line of wanted ?? order.lines) {
			line.cancelled = true;
			const subscription = call.state.commerce.subscriptions.find((candidate) => candidate.id === line.subscriptionId);
			if (subscription) Object.assign(subscription, { status: 'deleted', version: subscription.version + 1 });
		}
		order.version += 1;
		return ok(orderView(order));
	},
	'order.getProvisioningStatus': (call) => {
		const rows = orderOf(call).lines.map(({ lineItemNumber, provisioned, quantity }) => {
			const status = provisioned ? 'Fulfilled' : 'Unfulfilled';
			return { lineItemNumber, status, quantityProvisioningInformation: [{ quantity, status }] };
		});
		return collection(call, rows);
	},
	'order.purchaseAddOn': (call) => {
		const order = legacyOrderOf(call);
		needAgreement(customerOf(call));
		const { lineItems } = call.body as ChangeBody;
		const lines = lineItems.map((line) => {
			checkPartner(call, line);
			const offer = offerOf(line);
			if (!offer.isAddOn) throw invalid(`${offer.name} is no add-on.`);
			const base = baseOf(call, order, line, offer.prerequisiteOffers ?? []);
			return { ...legacyLine(offer, line), parentSubscriptionId: base.id };
		});
		order.lines.push(...numbered(call, lines, order.lines.length));
		order.version += 1;
		return ok(orderView(order));
	},
	'order.changeBillingCycle': (call) => {
		const order = legacyOrderOf(call);
		const { billingCycle = '', lineItems } = call.body as ChangeBody;
		for (const { offerId, quantity } of lineItems) {
			const none = invalid(`The order has no line of ${offerId}.`);
			const line = findOne(order.lines, none, (one) => one.offerId.toLowerCase() === offerId.toLowerCase());
			if (line.quantity !== quantity) throw invalid('The quantity cannot change with the billing cycle.');
			if (line.goods.isTrial || line.goods.isUsage) throw invalid(`${line.goods.name} has one billing cycle only.`);
		}
		// Sent in PascalCase, answered in small letters.
		order.billingCycle = billingCycle.toLowerCase();
		order.version += 1;
		for (const subscription of call.state.commerce.subscriptions.filter(({ orderId }) => orderId === order.id)) {
			subscription.billingCycle = order.billingCycle;
			subscription.version += 1;
		}
		return ok(orderView(order));
	},
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
