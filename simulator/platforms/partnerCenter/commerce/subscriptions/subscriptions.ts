import names from '../../../../../samples/partnerCenter/data/names.json';
import { type Call, type Handler, isAsked, ownRows, subscriptionOf } from '../../call';
import { collection } from '../../lists/collection';
import { badInput, invalid, PROBLEMS, refusal, refuse } from '../../refusal';
import { accepted, DAY_MS, etagOf, iso, linkTo, NO_END, ok, withByteOrderMark, without } from '../../reply';
import { likeSample } from '../../samples';
import type { StoredSubscription } from '../orders/state';
import { actionsView, applyChange, refundableView } from './terms';
import { changeOf, checkChange, isCommercial, type SubscriptionBody } from './rules';

/** What comes back on cancelling: all of it for a day, a part until the window ends. */
function refundOptions({ windowEnd, createdAt, status, extended, termEnd }: StoredSubscription, now: number) {
	// The rest of the month, at any time.
	if (extended && status === 'active') return [{ type: 'Partial', expiresAt: iso(termEnd ?? now) }];
	if (windowEnd === null || status !== 'active') return [];
	const ends = { Full: Math.min(createdAt + DAY_MS, windowEnd), Partial: windowEnd };
	return Object.entries(ends).flatMap(([type, end]) => (end > now ? { type, expiresAt: iso(end) } : []));
}

function links(subscription: StoredSubscription) {
	const { offerId, customerId, parentSubscriptionId, id } = subscription;
	const [product, sku, availability] = offerId.split(':');
	const own = (subscriptionId: string) => linkTo(`/customers/${customerId}/subscriptions/${subscriptionId}`);
	const catalog = availability
		? { product: linkTo(`/products/${product}`), sku: linkTo(`/products/${product}/skus/${sku}`) }
		: { offer: linkTo(`/offers/${offerId}`) };
	return { ...catalog, parentSubscription: parentSubscriptionId && own(parentSubscriptionId), self: own(id) };
}

/** A subscription as every answer shows it: what it has not is not there, nor what the platform keeps to itself. */
function subscriptionView(subscription: StoredSubscription, { now, settings }: Pick<Call, 'now' | 'settings'>) {
	const { legacy, family, termEnd, windowEnd } = subscription;
	return {
		...without({ ...subscription }, names.internalOfSubscriptions),
		...(!legacy && { productType: { id: family, displayName: family } }),
		hasPurchasableAddons: !subscription.parentSubscriptionId && family === 'OnlineServicesNCE',
		creationDate: iso(subscription.createdAt),
		effectiveStartDate: iso(subscription.termStart),
		commitmentEndDate: termEnd === null ? NO_END : iso(termEnd),
		...(windowEnd !== null && { cancellationAllowedUntilDate: iso(windowEnd) }),
		billingType: family === 'Azure' ? 'usage' : 'license',
		contractType: 'subscription',
		refundOptions: refundOptions(subscription, now),
		...actionsView(subscription, settings.singleAction),
		...refundableView(subscription, now),
		...(subscription.scheduled && { scheduledNextTermInstructions: subscription.scheduled }),
		links: links(subscription),
		attributes: { etag: etagOf(subscription.id, subscription.version), objectType: 'Subscription' },
	};
}

const list = (call: Call, rows: StoredSubscription[]) =>
	collection(call, rows, (subscription) => subscriptionView(subscription, call));

/** Those of the path's customer, and of the order or the partner that the query names. */
const listAsked: Handler = (call) => {
	const own = ownRows(call, call.state.commerce.subscriptions);
	const rows = own.filter(({ orderId, partnerId }) => isAsked(call, { order_id: orderId, mpn_id: partnerId }));
	return list(call, rows);
};

/** Registration for reservations: asked for, running until `registeredAt`, then done. */
const registrationOf = ({ registeredAt }: StoredSubscription, now: number): string => {
	if (registeredAt === undefined) return 'NotRegistered';
	return registeredAt > now ? 'Registering' : 'Registered';
};

/** Whether reservations can be bought for an Azure plan, or for an Azure subscription below one. */
export const isRegistered = (subscriptions: StoredSubscription[], id: string | undefined, now: number): boolean =>
	subscriptions.some(
		(one) =>
			registrationOf(one, now) === 'Registered' &&
			[one, ...one.entitlements].some((own) => own.id === (id?.toLowerCase() ?? '')),
	);

/** Without another contact the partner itself gives support. */
const contactReply = (call: Call, { customerId, id, supportContact }: StoredSubscription) => {
	const { tenantId, mpnId, name } = call.tenant;
	return withByteOrderMark(
		ok({
			...(supportContact ?? { supportTenantId: tenantId, supportMpnId: mpnId, name }),
			links: { self: linkTo(`/customers/${customerId}/subscriptions/${id}/supportcontact`) },
			attributes: { objectType: 'SupportContact' },
		}),
	);
};

/** The body must be of this subscription, and of its present state: 412 by the header, 400 by the body. */
function checkState({ headers }: Call, subscription: StoredSubscription, body: SubscriptionBody): void {
	const { id, version, offerId, orderId } = subscription;
	if (body.id.toLowerCase() !== id || body.offerId !== offerId || body.orderId !== orderId)
		throw invalid('id, offerId and orderId must be those of the subscription.');
	const etag = etagOf(id, version);
	const header = headers['if-match'];
	if (header !== undefined && header !== `"${etag}"`) throw refuse(412, PROBLEMS.stale.code, PROBLEMS.stale.text);
	if (body.attributes.etag !== etag) throw refusal('stale');
}

/** Every change of a subscription is this PATCH: a full replace of what can change. */
const change: Handler = (call) => {
	const subscription = subscriptionOf(call);
	const body = call.body as SubscriptionBody;
	const { state, settings, now } = call;
	if (subscription.underWay || subscription.busyUntil > now) throw refusal('changePending');
	checkState(call, subscription, body);
	const wanted = changeOf(subscription, body);
	checkChange(call, subscription, body, wanted);
	if (Object.keys(wanted).length === 0) return ok(subscriptionView(subscription, call));
	if (isCommercial(wanted)) {
		subscription.busyUntil = now + settings.pendingChangeMs;
		if (settings.slowChangeMs > 0) {
			subscription.underWay = { dueAt: now + settings.slowChangeMs, change: wanted };
			return accepted(`/customers/${subscription.customerId}/subscriptions/${subscription.id}`);
		}
	}
	applyChange(state.commerce, subscription, wanted, now);
	return ok(subscriptionView(subscription, call));
};

export const subscriptionReadHandlers: Record<string, Handler> = {
	'subscription.get': (call) => ok(subscriptionView(subscriptionOf(call), call)),
	'subscription.getMany': listAsked,
	'subscription.getByOrder': listAsked,
	'subscription.getByPartner': listAsked,
	'subscription.getAddOns': (call) => {
		const { id } = subscriptionOf(call);
		const all = ownRows(call, call.state.commerce.subscriptions);
		const own = all.filter(({ parentSubscriptionId }) => parentSubscriptionId === id);
		return list(call, own);
	},
	'subscription.getProvisioningStatus': (call) => {
		const { offerId, quantity, termEnd, underWay } = subscriptionOf(call);
		const endDate = termEnd === null ? NO_END : iso(termEnd);
		return ok(likeSample(call, { skuId: offerId, status: underWay ? 'pending' : 'success', quantity, endDate }));
	},
	'subscription.register': (call) => {
		const subscription = subscriptionOf(call);
		if (subscription.family !== 'Azure') throw badInput('Only Azure subscriptions can be registered.');
		subscription.registeredAt ??= call.now + call.settings.registrationMs;
		return accepted(`/customers/${subscription.customerId}/subscriptions/${subscription.id}/registrationstatus`);
	},
	'subscription.getRegistrationStatus': (call) => {
		const subscription = subscriptionOf(call);
		return ok(likeSample(call, { subscriptionId: subscription.id, status: registrationOf(subscription, call.now) }));
	},
	'subscription.activateInSandbox': (call) => {
		const { id, family } = subscriptionOf(call);
		if (!call.tenant.sandbox) throw invalid('Subscriptions are activated this way in an integration sandbox only.');
		if (family !== 'SaaS') throw invalid('Only marketplace subscriptions are activated.');
		return ok({ subscriptionId: id, status: 'Success' });
	},
	'supportContact.get': (call) => contactReply(call, subscriptionOf(call)),
	'supportContact.update': (call) => {
		const subscription = subscriptionOf(call);
		const { supportTenantId, supportMpnId, name } = call.body as NonNullable<StoredSubscription['supportContact']>;
		const partners = [{ id: call.tenant.tenantId, mpnId: call.tenant.mpnId }, ...call.state.commerce.resellers];
		if (!partners.some(({ id, mpnId }) => id === supportTenantId && mpnId === supportMpnId))
			throw refusal('unknownReseller');
		subscription.supportContact = { supportTenantId, supportMpnId, name };
		return contactReply(call, subscription);
	},
	'subscription.updateQuantity': change,
	'subscription.suspend': change,
	'subscription.reactivate': change,
	'subscription.updateNickname': change,
	'subscription.setAutoRenew': change,
	'subscription.scheduleNextTerm': change,
	'subscription.setEndOfTerm': change,
	'subscription.cancel': change,
};
