import type { Call, Handler } from '../../call';
import { collection } from '../../collection';
import type { LegacyOffer } from '../catalogue/legacyOffers';
import { legacyOffer } from '../catalogue/legacyOffers';
import { subscriptionOf } from '../find';
import type { StoredSubscription } from '../orders/state';
import { PROBLEMS, refusal } from '../problems';
import { ok } from '../replies';
import { termEndOf } from '../subscriptions/terms';

/** The paid offers that a legacy trial can become; none for what is no active trial. */
function targets(call: Call, { legacy, isTrial, status, offerId }: StoredSubscription): LegacyOffer[] {
	const ids =
		legacy && isTrial && status === 'active' ? (legacyOffer(call, offerId)?.conversionTargetOffers ?? []) : [];
	return ids.flatMap((id) => legacyOffer(call, id) ?? []);
}

const list: Handler = (call) => {
	const subscription = subscriptionOf(call);
	const { offerId, orderId, quantity } = subscription;
	const rows = targets(call, subscription).flatMap(({ id, supportedBillingCycles = ['monthly'] }) =>
		supportedBillingCycles.map((billingCycle) => ({
			offerId,
			targetOfferId: id,
			orderId,
			quantity,
			billingCycle,
			attributes: { objectType: 'Conversion' },
		})),
	);
	return collection(call, rows);
};

interface ConversionBody {
	offerId: string;
	targetOfferId: string;
	orderId: string;
	quantity?: number;
	billingCycle: string;
}

/** What keeps a conversion from being carried out; the platform says it inside a 200. */
function errorOf(offer: LegacyOffer | undefined, quantity: number): { code: string; description: string } | null {
	if (!offer) return { code: 'ConversionsNotFound', description: 'The subscription cannot become this offer.' };
	if (quantity < offer.minimumQuantity || quantity > offer.maximumQuantity) {
		return { code: 'Other', description: 'The quantity is outside the limits of the offer.' };
	}
	return null;
}

const create: Handler = (call) => {
	const subscription = subscriptionOf(call);
	const body = call.body as ConversionBody;
	if (body.offerId !== subscription.offerId || body.orderId !== subscription.orderId) {
		throw refusal(PROBLEMS.invalid, 'offerId and orderId must be those of the trial.');
	}
	const offer = targets(call, subscription).find(({ id }) => id === body.targetOfferId);
	const quantity = body.quantity ?? subscription.quantity;
	const error = errorOf(offer, quantity);
	if (!error && offer) {
		// The subscription stays the same one: only what it is changes.
		Object.assign(subscription, {
			offerId: offer.id,
			offerName: offer.name,
			quantity,
			billingCycle: body.billingCycle,
			isTrial: false,
			autoRenewEnabled: true,
			termStart: call.now,
			termEnd: termEndOf(call.now, 'P1Y'),
			version: subscription.version + 1,
		});
		call.state.commerce.subscriptionChanges += 1;
	}
	return ok({
		subscriptionId: subscription.id,
		offerId: body.offerId,
		targetOfferId: body.targetOfferId,
		error,
		attributes: { objectType: 'ConversionResult' },
	});
};

export const conversionHandlers: Record<string, Handler> = { 'conversion.getMany': list, 'conversion.create': create };
