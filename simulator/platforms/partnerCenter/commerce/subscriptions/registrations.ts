import type { Handler } from '../../call';
import { subscriptionOf } from '../find';
import type { StoredSubscription } from '../orders/state';
import { PROBLEMS, refusal } from '../problems';
import { accepted, ok } from '../replies';

/** Registration for reservations: asked for, running until `registeredAt`, then done. */
const statusOf = ({ registeredAt }: StoredSubscription, now: number): string => {
	if (registeredAt === undefined) return 'NotRegistered';
	return registeredAt > now ? 'Registering' : 'Registered';
};

/** Whether reservations can be bought for an Azure plan, or for an Azure subscription below one. */
export const isRegistered = (subscriptions: StoredSubscription[], id: string | undefined, now: number): boolean =>
	subscriptions.some(
		(subscription) =>
			statusOf(subscription, now) === 'Registered' &&
			[subscription.id, ...subscription.entitlements.map((entitlement) => entitlement.id)].includes(
				id?.toLowerCase() ?? '',
			),
	);

const register: Handler = (call) => {
	const subscription = subscriptionOf(call);
	if (subscription.family !== 'Azure') throw refusal(PROBLEMS.input, 'Only Azure subscriptions can be registered.');
	subscription.registeredAt ??= call.now + call.settings.registrationMs;
	return accepted(`/customers/${subscription.customerId}/subscriptions/${subscription.id}/registrationstatus`);
};

const status: Handler = (call) => {
	const subscription = subscriptionOf(call);
	const attributes = { objectType: 'SubscriptionRegistrationStatus' };
	return ok({ subscriptionId: subscription.id, status: statusOf(subscription, call.now), attributes });
};

export const registrationHandlers: Record<string, Handler> = {
	'subscription.register': register,
	'subscription.getRegistrationStatus': status,
};
