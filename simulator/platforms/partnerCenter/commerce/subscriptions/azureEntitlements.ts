import type { Call, Handler } from '../../call';
import { collection } from '../../lists/collection';
import { byId } from '../../refusal';
import { subscriptionOf } from '../find';
import type { StoredEntitlement } from '../orders/state';
import { PROBLEMS, refusal } from '../problems';
import { accepted, ok } from '../replies';

/** A cancelled Azure subscription is disabled after as long as provisioning takes; one that was asked back is active after the same time. */
function statusOf({ cancelledAt, reactivatedAt }: StoredEntitlement, { now, settings }: Call): string {
	if (reactivatedAt !== undefined) return reactivatedAt + settings.provisioningMs <= now ? 'active' : 'disabled';
	return cancelledAt !== undefined && cancelledAt + settings.provisioningMs <= now ? 'disabled' : 'active';
}

const view = (entitlement: StoredEntitlement, call: Call, subscriptionId: string) => ({
	id: entitlement.id,
	friendlyName: entitlement.friendlyName,
	status: statusOf(entitlement, call),
	subscriptionId,
	attributes: { objectType: 'AzureEntitlement' },
});

function entitlementOf(call: Call): { entitlement: StoredEntitlement; subscriptionId: string } {
	const { entitlements, id } = subscriptionOf(call);
	const entitlement = byId(
		entitlements,
		call.params.entitlementId.toLowerCase(),
		refusal({ ...PROBLEMS.input, status: 404 }, 'The plan has no such Azure subscription.'),
	);
	return { entitlement, subscriptionId: id };
}

export const azureEntitlementHandlers: Record<string, Handler> = {
	'azureEntitlement.getMany': (call) => {
		const { entitlements, id } = subscriptionOf(call);
		return collection(call, entitlements, (entitlement) => view(entitlement, call, id));
	},
	'azureEntitlement.get': (call) => {
		const { entitlement, subscriptionId } = entitlementOf(call);
		return ok(view(entitlement, call, subscriptionId));
	},
	'azureEntitlement.cancel': (call) => {
		const { entitlement } = entitlementOf(call);
		if (entitlement.cancelledAt !== undefined) throw refusal(PROBLEMS.noChanges);
		Object.assign(entitlement, { cancelledAt: call.now, reactivatedAt: undefined });
		return accepted();
	},
	'azureEntitlement.reactivate': (call) => {
		const { entitlement } = entitlementOf(call);
		if (entitlement.cancelledAt === undefined) throw refusal(PROBLEMS.noChanges);
		Object.assign(entitlement, { cancelledAt: undefined, reactivatedAt: call.now });
		return accepted();
	},
};
