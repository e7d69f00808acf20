import { randomUUID } from 'node:crypto';
import type { Call, Handler } from '../../call';
import { collection } from '../../collection';
import type { LegacyOffer } from '../catalogue/legacyOffers';
import { goodsOfOffer, upgradesOf } from '../catalogue/legacyOffers';
import { activeAddOns, customerOf, subscriptionOf } from '../find';
import { createOrder } from '../orders/create';
import { provision } from '../orders/provision';
import type { StoredSubscription } from '../orders/state';
import { PROBLEMS, refusal } from '../problems';
import { ok } from '../replies';
import { applyChange } from '../subscriptions/apply';

interface UpgradeError {
	code: string;
	description: string;
}

/** Why a subscription cannot be upgraded now; none when it can. */
function obstacles(call: Call, subscription: StoredSubscription, upgradeType: string): UpgradeError[] {
	const errors: UpgradeError[] = [];
	if (subscription.status !== 'active') {
		errors.push({ code: 'subscription_status_not_active', description: 'The subscription is not active.' });
	}
	if (activeAddOns(call, subscription).length > 0) {
		errors.push({ code: 'subscription_add_ons_present', description: 'The subscription has active add-ons.' });
	}
	if (upgradeType === 'upgrade_with_license_transfer' && call.signIn.kind === 'app') {
		errors.push({ code: 'user_context_required', description: 'Moving licenses needs the sign-in of a user.' });
	}
	return errors;
}

const upgrade = (call: Call, subscription: StoredSubscription, targetOffer: LegacyOffer) => {
	const upgradeErrors = obstacles(call, subscription, 'upgrade_only');
	const isEligible = upgradeErrors.length === 0;
	const upgradeType = !isEligible
		? 'none'
		: call.signIn.kind === 'app'
			? 'upgrade_only'
			: 'upgrade_with_license_transfer';
	return { targetOffer, upgradeType, isEligible, quantity: subscription.quantity, upgradeErrors };
};

const list: Handler = (call) => {
	const subscription = subscriptionOf(call);
	return collection(
		call,
		upgradesOf(call, subscription.offerId).map((offer) => upgrade(call, subscription, offer)),
	);
};

/** Sells the target offer in an order of its own, without a wait, and ends the source. */
function carryOut(call: Call, source: StoredSubscription, offer: LegacyOffer, quantity: number): string {
	const { commerce } = call.state;
	const subscriptionId = randomUUID();
	const { friendlyName, billingCycle, partnerId } = source;
	const partner = partnerId ? { partnerIdOnRecord: partnerId } : {};
	const line = { offerId: offer.id, goods: goodsOfOffer(offer), friendlyName, quantity, subscriptionId, ...partner };
	const order = createOrder(call, customerOf(call), {
		family: source.family,
		billingCycle,
		legacy: true,
		lines: [line],
	});
	for (const one of order.lines) one.dueAt = call.now;
	provision(commerce, call.now);
	applyChange(commerce, source, { status: 'deleted' }, call.now);
	return subscriptionId;
}

const create: Handler = (call) => {
	const source = subscriptionOf(call);
	const body = call.body as { targetOffer: { id?: string }; upgradeType: string; quantity: number };
	const offer = upgradesOf(call, source.offerId).find(({ id }) => id === body.targetOffer.id);
	if (!offer) throw refusal(PROBLEMS.invalid, 'targetOffer is no upgrade of this subscription.');
	if (body.quantity !== source.quantity)
		throw refusal(PROBLEMS.quantity, 'An upgrade takes all seats of the subscription.');
	const upgradeErrors = obstacles(call, source, body.upgradeType);
	// A 200 all the same: what went wrong stands inside.
	const targetSubscriptionId = upgradeErrors.length > 0 ? null : carryOut(call, source, offer, body.quantity);
	return ok({
		sourceSubscriptionId: source.id,
		targetSubscriptionId,
		upgradeType: body.upgradeType,
		upgradeErrors,
		licenseErrors: [],
		attributes: { objectType: 'UpgradeResult' },
	});
};

export const upgradeHandlers: Record<string, Handler> = {
	'subscription.getUpgrades': list,
	'subscription.upgrade': create,
};
