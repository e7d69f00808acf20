import type { Call, Handler } from '../../call';
import { subscriptionOf } from '../find';
import type { StoredSubscription } from '../orders/state';
import { PROBLEMS, refusal } from '../problems';
import { linkTo, ok, withByteOrderMark } from '../replies';

/** Without another contact the partner itself gives support. */
const contactView = ({ tenant }: Call, { customerId, id, supportContact }: StoredSubscription) => ({
	...(supportContact ?? { supportTenantId: tenant.tenantId, supportMpnId: tenant.mpnId, name: tenant.name }),
	links: { self: linkTo(`/customers/${customerId}/subscriptions/${id}/supportcontact`) },
	attributes: { objectType: 'SupportContact' },
});

const updateContact: Handler = (call) => {
	const subscription = subscriptionOf(call);
	const { supportTenantId, supportMpnId, name } = call.body as NonNullable<StoredSubscription['supportContact']>;
	const partners = [{ id: call.tenant.tenantId, mpnId: call.tenant.mpnId }, ...call.state.commerce.resellers];
	if (!partners.some(({ id, mpnId }) => id === supportTenantId && mpnId === supportMpnId))
		throw refusal(PROBLEMS.unknownReseller);
	subscription.supportContact = { supportTenantId, supportMpnId, name };
	return withByteOrderMark(call, ok(contactView(call, subscription)));
};

const activate: Handler = (call) => {
	const { id, family } = subscriptionOf(call);
	if (!call.tenant.sandbox)
		throw refusal(PROBLEMS.invalid, 'Subscriptions are activated this way in an integration sandbox only.');
	if (family !== 'SaaS') throw refusal(PROBLEMS.invalid, 'Only marketplace subscriptions are activated.');
	return ok({ subscriptionId: id, status: 'Success' });
};

export const subscriptionExtraHandlers: Record<string, Handler> = {
	'supportContact.get': (call) => withByteOrderMark(call, ok(contactView(call, subscriptionOf(call)))),
	'supportContact.update': updateContact,
	'subscription.activateInSandbox': activate,
};
