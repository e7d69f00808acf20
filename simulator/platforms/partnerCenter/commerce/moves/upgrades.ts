import { randomUUID } from 'node:crypto';
import { activeAddOns, type Call, customerOf, type Handler, subscriptionOf } from '../../call';
import { collection } from '../../lists/collection';
import { byId, invalid, refusal } from '../../refusal';
import { ok } from '../../reply';
import { likeSample } from '../../samples';
import { type LegacyOffer, legacyOffer, offerLine, upgradesOf } from '../catalog/offers';
import { isOutside } from '../catalog/products';
import { createOrder, provision } from '../orders/create';
import type { StoredSubscription } from '../orders/state';
import { applyChange } from '../subscriptions/renewal';
import { termEndOf } from '../subscriptions/terms';

/** What keeps a change from being carried out; the platform says it inside a 200. */
interface Obstacle {
	code: string;
	description: string;
}

/** Why a subscription cannot be upgraded now; none when it can. */
function obstacles(call: Call, subscription: StoredSubscription, upgradeType: string): Obstacle[] {
	const isMoving = upgradeType === 'upgrade_with_license_transfer';
	const checks: Array<[boolean, string, string]> = [
		[subscription.status !== 'active', 'subscription_status_not_active', 'The subscription is not active.'],
		[
			activeAddOns(call, subscription).length > 0,
			'subscription_add_ons_present',
			'The subscription has active add-ons.',
		],
		[isMoving && call.signIn.kind === 'app', 'user_context_required', 'Moving licenses needs the sign-in of a user.'],
	];
	return checks.filter(([isInTheWay]) => isInTheWay).map(([, code, description]) => ({ code, description }));
}

/** Sells the target offer in an order of its own, without a wait, and ends the source. */
function carryOut(call: Call, source: StoredSubscription, offer: LegacyOffer, quantity: number): string {
	const { commerce } = call.state;
	const subscriptionId = randomUUID();
	const { friendlyName, billingCycle, family, partnerId } = source;
	const line = offerLine(offer, { friendlyName, quantity, subscriptionId, partnerIdOnRecord: partnerId });
	const order = createOrder(call, customerOf(call), { family, billingCycle, legacy: true, lines: [line] });
	for (const one of order.lines) one.dueAt = call.now;
	provision(commerce, call.now);
	applyChange(commerce, source, { status: 'deleted' }, call.now);
	return subscriptionId;
}

/** The paid offers that a legacy trial can become; none for what is no active trial. */
function conversionTargets({ legacy, isTrial, status, offerId }: StoredSubscription): LegacyOffer[] {
	if (!legacy || !isTrial || status !== 'active') return [];
	return (legacyOffer(offerId)?.conversionTargetOffers ?? []).flatMap((id) => legacyOffer(id) ?? []);
}

interface ConversionBody {
	offerId: string;
	targetOfferId: string;
	orderId: string;
	quantity?: number;
	billingCycle: string;
}

function conversionError(offer: LegacyOffer | undefined, quantity: number): Obstacle | null {
	if (!offer) return { code: 'ConversionsNotFound', description: 'The subscription cannot become this offer.' };
	return isOutside(offer, quantity)
		? { code: 'Other', description: 'The quantity is outside the limits of the offer.' }
		: null;
}

export const upgradeHandlers: Record<string, Handler> = {
	'subscription.getUpgrades': (call) => {
		const subscription = subscriptionOf(call);
		const upgradeErrors = obstacles(call, subscription, 'upgrade_only');
		const isEligible = upgradeErrors.length === 0;
		const best = call.signIn.kind === 'app' ? 'upgrade_only' : 'upgrade_with_license_transfer';
		return collection(call, upgradesOf(subscription.offerId), (targetOffer) => ({
			targetOffer,
			upgradeType: isEligible ? best : 'none',
			isEligible,
			quantity: subscription.quantity,
			upgradeErrors,
		}));
	},
	'subscription.upgrade': (call) => {
		const source = subscriptionOf(call);
		const body = call.body as { targetOffer: { id?: string }; upgradeType: string; quantity: number };
		const none = invalid('targetOffer is no upgrade of this subscription.');
		const offer = byId(upgradesOf(source.offerId), body.targetOffer.id, none);
		if (body.quantity !== source.quantity) throw refusal('quantity', 'An upgrade takes all seats of the subscription.');
		const upgradeErrors = obstacles(call, source, body.upgradeType);
		return ok(
			likeSample(call, {
				sourceSubscriptionId: source.id,
				targetSubscriptionId: upgradeErrors.length > 0 ? null : carryOut(call, source, offer, body.quantity),
				upgradeType: body.upgradeType,
				upgradeErrors,
				licenseErrors: [],
			}),
		);
	},
	'conversion.getMany': (call) => {
		const subscription = subscriptionOf(call);
		const { offerId, orderId, quantity } = subscription;
		const attributes = { objectType: 'Conversion' };
		const rows = conversionTargets(subscription).flatMap(({ id, supportedBillingCycles = ['monthly'] }) =>
			supportedBillingCycles.map((cycle) => ({ targetOfferId: id, billingCycle: cycle })),
		);
		return collection(call, rows, (row) => ({ offerId, orderId, quantity, ...row, attributes }));
	},
	'conversion.create': (call) => {
		const subscription = subscriptionOf(call);
		const { offerId, targetOfferId, orderId, billingCycle, ...body } = call.body as ConversionBody;
		if (offerId !== subscription.offerId || orderId !== subscription.orderId)
			throw invalid('offerId and orderId must be those of the trial.');
		const offer = conversionTargets(subscription).find(({ id }) => id === targetOfferId);
		const quantity = body.quantity ?? subscription.quantity;
		const error = conversionError(offer, quantity);
		if (!error && offer) {
			// The subscription stays the same one: only what it is changes.
			Object.assign(subscription, {
				offerId: offer.id,
				offerName: offer.name,
				quantity,
				billingCycle,
				isTrial: false,
				autoRenewEnabled: true,
				termStart: call.now,
				termEnd: termEndOf(call.now, 'P1Y'),
				version: subscription.version + 1,
			});
			call.state.commerce.subscriptionChanges += 1;
		}
		return ok(likeSample(call, { subscriptionId: subscription.id, offerId, targetOfferId, error }));
	},
};
