import {
	type Call,
	customerOf,
	type Handler,
	needAgreement,
	orderOf,
	ownRows,
	subscriptionOfCustomer,
	textOf,
} from '../../call';
import { collection } from '../../lists/collection';
import { findOne, invalid, refusal } from '../../refusal';
import { ok } from '../../reply';
import { numbered } from './create';
import { checkPartner, legacyLine, type LineBody, offerOf } from './place';
import type { OrderLine, StoredOrder, StoredSubscription } from './state';
import { orderView, statusOf } from './views';

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

interface ChangeBody {
	referenceCustomerId: string;
	billingCycle?: string;
	lineItems: LineBody[];
}

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
	const base = subscriptionOfCustomer(call, order.customerId, line.parentSubscriptionId ?? '');
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
		const rows = ownRows(call, call.state.commerce.orders).filter(
			({ listedAt, billingCycle }) =>
				listedAt <= call.now && (billingType === undefined || plain(billingType) === plain(billingCycle)),
		);
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
};
