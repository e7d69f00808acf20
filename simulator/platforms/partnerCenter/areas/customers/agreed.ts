import type { Call, Handler } from '../../call';
import { collection } from '../../lists/collection';
import { customerOf } from '../../commerce/find';
import { created, noContent, ok } from '../../commerce/replies';
import { byId } from '../../refusal';
import { conflict, invalid, missing } from '../refusals';
import type { Row } from '../row';
import type { StoredConsent, StoredOverage } from '../state';

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

export const agreedHandlers: Record<string, Handler> = {
	/** The one that was named, or the first of the plans, where nobody named one. */
	'overage.get': (call) => {
		const { id } = customerOf(call);
		const entitlements = entitlementsOf(call, id);
		const stored = call.state.areas.overages[id];
		const partnerOf = (entitlementId: string): string =>
			entitlements.find((one) => one.id === entitlementId)?.partnerId ?? call.tenant.mpnId;
		const shown =
			stored ?? (entitlements.length > 0 && { azureEntitlementId: entitlements[0].id, overageEnabled: false });
		return collection(call, shown ? [view(shown, stored?.partnerId ?? partnerOf(shown.azureEntitlementId))] : []);
	},
	/** Throws 400 when the customer has no such Azure subscription. */
	'overage.update': (call) => {
		const { id } = customerOf(call);
		const asked = call.body as StoredOverage;
		const entitlement = byId(
			entitlementsOf(call, id),
			asked.azureEntitlementId.toLowerCase(),
			invalid('The customer has no such Azure subscription.'),
		);
		call.state.areas.overages[id] = { ...asked, azureEntitlementId: entitlement.id };
		return ok(view(call.state.areas.overages[id], asked.partnerId ?? entitlement.partnerId));
	},
	'applicationConsent.create': (call) => {
		const { id: customerId } = customerOf(call);
		const body = call.body as Omit<StoredConsent, 'customerId'>;
		const { consents } = call.state.areas;
		if (consents.some((other) => other.customerId === customerId && other.applicationId === body.applicationId)) {
			throw conflict('The application has a consent already; delete that one first.');
		}
		consents.push({ ...body, customerId });
		return created({ ...body, attributes: { objectType: 'ApplicationConsent' } });
	},
	'applicationConsent.delete': (call) => {
		const { id: customerId } = customerOf(call);
		const { areas } = call.state;
		const kept = areas.consents.filter(
			(one) => one.customerId !== customerId || one.applicationId !== call.params.applicationId,
		);
		if (kept.length === areas.consents.length) throw missing('consent');
		areas.consents = kept;
		return noContent();
	},
};
