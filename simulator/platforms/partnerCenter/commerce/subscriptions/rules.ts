import { isDeepStrictEqual } from 'node:util';
import { type Call, findSubscription } from '../../call';
import { badInput, invalid, refusal } from '../../refusal';
import { legacyOffer } from '../catalog/offers';
import { findItem, isOutside, isProblem, SANDBOX_LICENSES, skuKey, soldItem } from '../catalog/products';
import type { NextTerm, StoredSubscription, SubscriptionChange as Change } from '../orders/state';
import { askedActions, checkActions, isLonger, openSeats } from './terms';

/** What a PATCH sends: the whole resource. The members here can change; the rest is carried along. */
export type SubscriptionBody = Pick<StoredSubscription, 'id' | 'offerId' | 'orderId' | 'quantity' | 'status'> &
	Pick<Change, 'friendlyName' | 'autoRenewEnabled' | 'billingCycle' | 'termDuration' | 'partnerId'> & {
		scheduledNextTermInstructions?: NextTerm | null;
		/** A list, or a single object. */
		scheduledActions?: unknown;
		attributes: { etag: string };
	};

/** What changes in the middle of a term, which drops all that is scheduled. */
const MID_TERM = ['quantity', 'status', 'billingCycle', 'termDuration'] as const;

/** Whether a change is more than a new name. */
export const isCommercial = (change: Change): boolean => Object.keys(change).some((name) => name !== 'friendlyName');

/** Whether the body asks for a plan for the next term that is not there yet. */
const asksForPlan = ({ scheduled }: StoredSubscription, asked: NextTerm | null | undefined): asked is NextTerm =>
	asked !== undefined && asked !== null && !isDeepStrictEqual(asked, scheduled);

/**
 * What a PATCH changes. It replaces: auto-renew left out becomes false, a plan for the next term left out is cleared, the
 * name falls back to that of the offer and the partner is lost; so it goes for actions. A mid-term change drops plan and
 * actions even when they are sent back.
 */
export function changeOf(subscription: StoredSubscription, body: SubscriptionBody): Change {
	const asked: Required<Omit<Change, 'partnerId' | 'termDuration'>> & Change = {
		quantity: body.quantity,
		status: body.status,
		autoRenewEnabled: body.autoRenewEnabled ?? false,
		friendlyName: body.friendlyName ?? subscription.offerName,
		billingCycle: body.billingCycle?.toLowerCase() ?? subscription.billingCycle,
		termDuration: body.termDuration ?? subscription.termDuration,
		partnerId: body.partnerId,
		scheduled: body.scheduledNextTermInstructions ?? null,
		actions: askedActions(body.scheduledActions),
	};
	const isMidTerm = MID_TERM.some((name) => asked[name] !== subscription[name]);
	if (isMidTerm || !asked.autoRenewEnabled) asked.scheduled = null;
	if (isMidTerm) asked.actions = null;
	const names = Object.keys(asked) as Array<keyof Change>;
	return Object.fromEntries(
		names.filter((name) => !isDeepStrictEqual(asked[name], subscription[name])).map((name) => [name, asked[name]]),
	);
}

function checkQuantity(call: Call, subscription: StoredSubscription, quantity: number): void {
	const { offerId, legacy } = subscription;
	const limits = (legacy && legacyOffer(offerId)) || soldItem(offerId)?.sku;
	const { minimumQuantity = 1, maximumQuantity = 1 } = limits ?? {};
	if (isOutside({ minimumQuantity, maximumQuantity }, quantity))
		throw refusal('quantity', `The quantity must be between ${minimumQuantity} and ${maximumQuantity}.`);
	if (call.tenant.sandbox && quantity > SANDBOX_LICENSES) throw refusal('sandboxLimit');
	const fewer = subscription.quantity - quantity;
	if (!legacy && fewer > openSeats(subscription, call.now)) throw refusal('fewerSeats');
}

function checkSuspension({ state }: Call, { family, entitlements, customerId }: StoredSubscription): void {
	if (family !== 'Azure') return;
	const holdsReservations = state.commerce.subscriptions.some(
		(other) => other.customerId === customerId && other.family === 'AzureReservation' && other.status === 'active',
	);
	if (holdsReservations || entitlements.some(({ cancelledAt }) => cancelledAt === undefined))
		throw refusal('azureInUse');
}

function checkStatus(call: Call, subscription: StoredSubscription, status: Change['status']): void {
	if (status === 'suspended') checkSuspension(call, subscription);
	if (status === 'active' && subscription.parentSubscriptionId) {
		const parent = findSubscription(call, subscription.customerId, subscription.parentSubscriptionId);
		if (parent?.status !== 'active') throw refusal('parent');
	}
	if (status === 'deleted') {
		if (subscription.legacy) throw invalid('A legacy subscription is suspended, not cancelled.');
		if (subscription.extended) return;
		if (subscription.windowEnd === null || call.now > subscription.windowEnd) throw refusal('cancelWindow');
	}
}

function checkBilling(subscription: StoredSubscription, { billingCycle, termDuration }: Change): void {
	if (subscription.legacy) throw refusal('billingCycleOnOrder');
	const sku = soldItem(subscription.offerId)?.sku;
	if (billingCycle && !sku?.supportedBillingCycles.includes(billingCycle))
		throw badInput(`The product is not billed ${billingCycle}.`);
	if (!termDuration) return;
	const isSold = sku?.sold.some(({ terms }) => terms.some((term) => term === termDuration));
	if (!isSold || !isLonger(termDuration, subscription.termDuration ?? ''))
		throw badInput('In the middle of a term only a longer one can be taken.');
}

/** Checks a plan for the next term: what it names must be for sale, and be the product itself or one that it can become. */
function checkPlan(call: Call, { offerId }: StoredSubscription, { product, quantity }: NextTerm): void {
	const { productId, skuId, availabilityId, termDuration } = product;
	const item = findItem(`${productId}:${skuId}:${availabilityId}`, call.now, 'US');
	if (isProblem(item)) throw refusal({ ...item, status: 400 });
	const key = `${productId}:${skuId}`;
	const own = soldItem(offerId)?.sku;
	if (key !== skuKey(offerId) && !own?.transitionsTo.includes(key))
		throw badInput('The subscription cannot become this product.');
	if (item.availability.term !== termDuration) throw badInput('The availability has another term.');
	if (isOutside(item.sku, quantity)) throw refusal('quantity');
}

/** Whether a change may be made now. Throws the refusal of the first rule that it breaks. */
export function checkChange(call: Call, subscription: StoredSubscription, body: SubscriptionBody, change: Change) {
	if (['deleted', 'expired'].includes(subscription.status)) throw refusal('noChanges');
	if (subscription.extended && isCommercial(change) && change.status !== 'deleted') throw refusal('extended');
	const isMoreThanStatus = Object.keys(change).some((name) => !['status', 'scheduled', 'actions'].includes(name));
	if (subscription.status === 'suspended' && isMoreThanStatus) throw refusal('suspended');
	if (change.quantity !== undefined) {
		if (change.status === 'suspended') throw refusal('suspending');
		checkQuantity(call, subscription, change.quantity);
	}
	if (change.status) checkStatus(call, subscription, change.status);
	if (change.billingCycle || change.termDuration) checkBilling(subscription, change);
	checkActions(call, subscription, body.scheduledActions);
	const { isTrial, family } = subscription;
	if (change.autoRenewEnabled && (isTrial || family === 'Azure')) throw refusal('noAutoRenew');
	const plan = body.scheduledNextTermInstructions;
	if (!asksForPlan(subscription, plan)) return;
	if (subscription.legacy) throw badInput('Legacy subscriptions take no plan for the next term.');
	if (!body.autoRenewEnabled) throw badInput('A plan for the next term needs autoRenewEnabled.');
	checkPlan(call, subscription, plan);
}
