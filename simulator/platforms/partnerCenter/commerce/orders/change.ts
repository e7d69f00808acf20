import type { Call, Handler } from '../../call';
import { orThrow } from '../../refusal';
import { customerOf, needAgreement, orderOf, subscriptionOfCustomer } from '../find';
import { PROBLEMS, refusal } from '../problems';
import { ok } from '../replies';
import { numbered } from './create';
import { checkPartner, legacyLine, type LineBody, offerOf } from './place';
import type { StoredOrder, StoredSubscription } from './state';
import { orderView, statusOf } from './views';

interface ChangeBody {
	referenceCustomerId: string;
	billingCycle?: string;
	lineItems: LineBody[];
}

/** The order of the path, which must be one of the old catalog and not be in work. */
function legacyOrderOf(call: Call): StoredOrder {
	const order = orderOf(call);
	const { referenceCustomerId } = call.body as ChangeBody;
	if (referenceCustomerId.toLowerCase() !== order.customerId) {
		throw refusal(PROBLEMS.invalid, 'referenceCustomerId is not the customer of the path.');
	}
	if (!order.legacy) throw refusal(PROBLEMS.invalid, 'Orders of New Commerce are not changed this way.');
	if (statusOf(order) === 'pending') throw refusal(PROBLEMS.orderRunning);
	return order;
}

/** The base of an add-on line: a subscription of this order that the add-on goes with. Throws 20003, 27009 or 3000. */
function baseOf(call: Call, order: StoredOrder, line: LineBody, prerequisites: string[]): StoredSubscription {
	const base = orThrow(
		subscriptionOfCustomer(call, order.customerId, line.parentSubscriptionId ?? ''),
		refusal(PROBLEMS.subscription),
	);
	if (base.orderId !== order.id) throw refusal(PROBLEMS.invalid, 'The base subscription belongs to another order.');
	if (base.status !== 'active') throw refusal(PROBLEMS.parent);
	if (!prerequisites.includes(base.offerId)) throw refusal(PROBLEMS.invalid, 'The add-on does not go with its base.');
	return base;
}

export const orderChangeHandlers: Record<string, Handler> = {
	'order.purchaseAddOn': (call) => {
		const order = legacyOrderOf(call);
		needAgreement(customerOf(call));
		const { lineItems } = call.body as ChangeBody;
		const lines = lineItems.map((line) => {
			checkPartner(call, line);
			const offer = offerOf(call, line);
			if (!offer.isAddOn) throw refusal(PROBLEMS.invalid, `${offer.name} is no add-on.`);
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
			const line = orThrow(
				order.lines.find((candidate) => candidate.offerId.toLowerCase() === offerId.toLowerCase()),
				refusal(PROBLEMS.invalid, `The order has no line of ${offerId}.`),
			);
			if (line.quantity !== quantity)
				throw refusal(PROBLEMS.invalid, 'The quantity cannot change with the billing cycle.');
			if (line.goods.isTrial || line.goods.isUsage)
				throw refusal(PROBLEMS.invalid, `${line.goods.name} has one billing cycle only.`);
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
