import type { Call, Handler } from '../../call';
import { collection } from '../../collection';
import { customerOf } from '../../commerce/find';
import { ok } from '../../commerce/replies';
import { invalid } from '../refusals';
import type { StoredOverage } from '../state';
import type { Row } from '../row';

/** The Azure subscriptions of a customer, each with the partner of its plan. */
function entitlementsOf({ state, tenant }: Call, customer: string): Array<{ id: string; partnerId: string }> {
	return state.commerce.subscriptions
		.filter(({ customerId }) => customerId === customer)
		.flatMap(({ entitlements, partnerId }) =>
			entitlements.map(({ id }) => ({ id, partnerId: partnerId ?? tenant.mpnId })),
		);
}

const view = ({ azureEntitlementId, overageEnabled }: StoredOverage, partnerId: string): Row => ({
	azureEntitlementId,
	partnerId,
	type: 'PhoneServices',
	overageEnabled,
});

/** The one that was named, or the first of the plans, where nobody named one. */
const list: Handler = (call) => {
	const { id } = customerOf(call);
	const entitlements = entitlementsOf(call, id);
	const stored = call.state.areas.overages[id];
	const partnerOf = (entitlementId: string): string =>
		entitlements.find((one) => one.id === entitlementId)?.partnerId ?? call.tenant.mpnId;
	const shown =
		stored ?? (entitlements.length > 0 && { azureEntitlementId: entitlements[0].id, overageEnabled: false });
	return collection(call, shown ? [view(shown, stored?.partnerId ?? partnerOf(shown.azureEntitlementId))] : []);
};

/** Throws 400 when the customer has no such Azure subscription. */
const update: Handler = (call) => {
	const { id } = customerOf(call);
	const asked = call.body as StoredOverage;
	const entitlement = entitlementsOf(call, id).find((one) => one.id === asked.azureEntitlementId.toLowerCase());
	if (!entitlement) throw invalid('The customer has no such Azure subscription.');
	call.state.areas.overages[id] = { ...asked, azureEntitlementId: entitlement.id };
	return ok(view(call.state.areas.overages[id], asked.partnerId ?? entitlement.partnerId));
};

export const overageHandlers: Record<string, Handler> = {
	'overage.get': list,
	'overage.update': update,
};
