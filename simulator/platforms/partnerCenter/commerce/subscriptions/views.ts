import type { Call } from '../../call';
import { etagOf, iso, linkTo, NO_END } from '../../reply';
import type { StoredSubscription } from '../orders/state';
import { actionsView, refundableView } from './terms';

const DAY_MS = 86_400_000;

/** What comes back on cancelling: all of it for a day, a part until the window ends. */
function refundOptions({ windowEnd, createdAt, status, extended, termEnd }: StoredSubscription, now: number) {
	// The rest of the month, at any time.
	if (extended && status === 'active') return [{ type: 'Partial', expiresAt: iso(termEnd ?? now) }];
	if (windowEnd === null || status !== 'active') return [];
	const options = [
		{ type: 'Full', expiresAt: Math.min(createdAt + DAY_MS, windowEnd) },
		{ type: 'Partial', expiresAt: windowEnd },
	];
	return options
		.filter(({ expiresAt }) => expiresAt > now)
		.map(({ type, expiresAt }) => ({ type, expiresAt: iso(expiresAt) }));
}

function links(subscription: StoredSubscription) {
	const { offerId, customerId, parentSubscriptionId, id } = subscription;
	const [product, sku, availability] = offerId.split(':');
	const own = (subscriptionId: string) => linkTo(`/customers/${customerId}/subscriptions/${subscriptionId}`);
	const catalog = availability
		? { product: linkTo(`/products/${product}`), sku: linkTo(`/products/${product}/skus/${sku}`) }
		: { offer: linkTo(`/offers/${offerId}`) };
	return {
		...catalog,
		...(parentSubscriptionId && { parentSubscription: own(parentSubscriptionId) }),
		self: own(id),
	};
}

/** A subscription as every answer shows it: what it has not, is not there. */
export function subscriptionView(subscription: StoredSubscription, { now, settings }: Pick<Call, 'now' | 'settings'>) {
	const { legacy, family, termEnd, windowEnd, unitType } = subscription;
	return {
		id: subscription.id,
		offerId: subscription.offerId,
		entitlementId: subscription.entitlementId,
		offerName: subscription.offerName,
		friendlyName: subscription.friendlyName,
		...(!legacy && { productType: { id: family, displayName: family } }),
		quantity: subscription.quantity,
		unitType,
		...(subscription.parentSubscriptionId && { parentSubscriptionId: subscription.parentSubscriptionId }),
		hasPurchasableAddons: !subscription.parentSubscriptionId && family === 'OnlineServicesNCE',
		creationDate: iso(subscription.createdAt),
		effectiveStartDate: iso(subscription.termStart),
		commitmentEndDate: termEnd === null ? NO_END : iso(termEnd),
		...(windowEnd !== null && { cancellationAllowedUntilDate: iso(windowEnd) }),
		status: subscription.status,
		autoRenewEnabled: subscription.autoRenewEnabled,
		isTrial: subscription.isTrial,
		billingType: family === 'Azure' ? 'usage' : 'license',
		billingCycle: subscription.billingCycle,
		...(subscription.termDuration && { termDuration: subscription.termDuration }),
		...(subscription.renewalTermDuration && { renewalTermDuration: subscription.renewalTermDuration }),
		contractType: 'subscription',
		publisherName: subscription.publisherName,
		...(subscription.partnerId && { partnerId: subscription.partnerId }),
		orderId: subscription.orderId,
		suspensionReasons: subscription.suspensionReasons,
		refundOptions: refundOptions(subscription, now),
		...actionsView(subscription, settings.singleAction),
		...refundableView(subscription, now),
		...(subscription.scheduled && { scheduledNextTermInstructions: subscription.scheduled }),
		links: links(subscription),
		attributes: { etag: etagOf(subscription.id, subscription.version), objectType: 'Subscription' },
	};
}
