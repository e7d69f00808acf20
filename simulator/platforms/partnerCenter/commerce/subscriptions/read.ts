import { type Call, type Handler, textOf } from '../../call';
import { collection } from '../../lists/collection';
import { customerOf, subscriptionOf } from '../find';
import type { StoredSubscription } from '../orders/state';
import { PROBLEMS, refusal } from '../problems';
import { accepted, iso, linkTo, NO_END, ok, withByteOrderMark } from '../replies';
import { subscriptionView } from './views';

function list(call: Call, isWanted: (subscription: StoredSubscription) => boolean = () => true) {
	const { id } = customerOf(call);
	const rows = call.state.commerce.subscriptions.filter((one) => one.customerId === id && isWanted(one));
	return collection(call, rows, (subscription) => subscriptionView(subscription, call));
}

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
		call,
		ok({
			...(supportContact ?? { supportTenantId: tenantId, supportMpnId: mpnId, name }),
			links: { self: linkTo(`/customers/${customerId}/subscriptions/${id}/supportcontact`) },
			attributes: { objectType: 'SupportContact' },
		}),
	);
};

export const subscriptionReadHandlers: Record<string, Handler> = {
	'subscription.get': (call) => ok(subscriptionView(subscriptionOf(call), call)),
	'subscription.getMany': (call) => list(call),
	'subscription.getByOrder': (call) => list(call, ({ orderId }) => orderId === textOf(call, 'order_id')),
	'subscription.getByPartner': (call) => list(call, ({ partnerId }) => partnerId === textOf(call, 'mpn_id')),
	'subscription.getAddOns': (call) => {
		const { id } = subscriptionOf(call);
		return list(call, ({ parentSubscriptionId }) => parentSubscriptionId === id);
	},
	'subscription.getProvisioningStatus': (call) => {
		const { offerId, quantity, termEnd, underWay } = subscriptionOf(call);
		return ok({
			skuId: offerId,
			status: underWay ? 'pending' : 'success',
			quantity,
			endDate: termEnd === null ? NO_END : iso(termEnd),
			attributes: { objectType: 'SubscriptionProvisioningStatus' },
		});
	},
	'subscription.register': (call) => {
		const subscription = subscriptionOf(call);
		if (subscription.family !== 'Azure') throw refusal(PROBLEMS.input, 'Only Azure subscriptions can be registered.');
		subscription.registeredAt ??= call.now + call.settings.registrationMs;
		return accepted(`/customers/${subscription.customerId}/subscriptions/${subscription.id}/registrationstatus`);
	},
	'subscription.getRegistrationStatus': (call) => {
		const subscription = subscriptionOf(call);
		const attributes = { objectType: 'SubscriptionRegistrationStatus' };
		return ok({ subscriptionId: subscription.id, status: registrationOf(subscription, call.now), attributes });
	},
	'subscription.activateInSandbox': (call) => {
		const { id, family } = subscriptionOf(call);
		if (!call.tenant.sandbox)
			throw refusal(PROBLEMS.invalid, 'Subscriptions are activated this way in an integration sandbox only.');
		if (family !== 'SaaS') throw refusal(PROBLEMS.invalid, 'Only marketplace subscriptions are activated.');
		return ok({ subscriptionId: id, status: 'Success' });
	},
	'supportContact.get': (call) => contactReply(call, subscriptionOf(call)),
	'supportContact.update': (call) => {
		const subscription = subscriptionOf(call);
		const { supportTenantId, supportMpnId, name } = call.body as NonNullable<StoredSubscription['supportContact']>;
		const partners = [{ id: call.tenant.tenantId, mpnId: call.tenant.mpnId }, ...call.state.commerce.resellers];
		if (!partners.some(({ id, mpnId }) => id === supportTenantId && mpnId === supportMpnId))
			throw refusal(PROBLEMS.unknownReseller);
		subscription.supportContact = { supportTenantId, supportMpnId, name };
		return contactReply(call, subscription);
	},
};
