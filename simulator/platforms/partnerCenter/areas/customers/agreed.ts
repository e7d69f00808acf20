import { type Call, customerOf, type Handler, textOf } from '../../call';
import { collection } from '../../lists/collection';
import { byId, conflict, invalid, missing, orThrow } from '../../refusal';
import { created, guidOf, iso, noContent, ok, type Reply, type Row } from '../../reply';
import { seedRows } from '../../samples';
import type { StoredConsent, StoredOverage, StoredQualification } from '../state';

/** The Azure subscriptions of a customer, each with the partner of its plan. */
const entitlementsOf = ({ state, tenant }: Call, customer: string): Array<{ id: string; partnerId: string }> =>
	state.commerce.subscriptions
		.filter(({ customerId }) => customerId === customer)
		.flatMap(({ entitlements, partnerId }) =>
			entitlements.map(({ id }) => ({ id, partnerId: partnerId ?? tenant.mpnId })),
		);

const view = ({ azureEntitlementId, overageEnabled }: StoredOverage, partnerId: string): Row => ({
	azureEntitlementId,
	partnerId,
	type: 'PhoneServices',
	overageEnabled,
});

const GOVERNMENT = 'GovernmentCommunityCloud';
/** How long vetting takes, in ms. */
const VETTING_MS = 86_400_000;
/** The members of the enum by their numbers, which the legacy update sends: those of the vendor's SDK reference. */
const QUALIFICATIONS = ['None', 'Education', 'Nonprofit', GOVERNMENT, 'StateOwnedEntity'];

/** The codes of the sample, less what was used of each; the etag is on the row itself, with a capital T. */
const codesOf = (call: Call) =>
	seedRows(call, 'validationCode.getMany', '$').map((row) => {
		const { validationId, maxCreates } = row as { validationId: string; maxCreates: number };
		const used = call.state.areas.codesUsed[validationId] ?? 0;
		const eTag = `"0x${guidOf(`${validationId} ${used}`).slice(0, 8).toUpperCase()}"`;
		return { ...row, validationId, remainingCreates: maxCreates - used, eTag };
	});

/** Uses up one of the creations of a code. Throws 400 when it is not known or used up. */
function useCode(call: Call, code: string | undefined): void {
	const found = orThrow(
		codesOf(call).find(({ validationId }) => validationId === code),
		invalid('The government cloud needs a validation code.'),
	);
	if (found.remainingCreates === 0) throw invalid('The validation code is used up.');
	const { codesUsed } = call.state.areas;
	codesUsed[found.validationId] = (codesUsed[found.validationId] ?? 0) + 1;
}

const ownOf = (call: Call): StoredQualification[] => {
	const { id } = customerOf(call);
	return call.state.areas.qualifications.filter(({ customerId }) => customerId === id);
};

/** Puts qualifications of the path's customer in the place of some older ones. */
function store(call: Call, added: StoredQualification[], old: StoredQualification[]): void {
	const { areas } = call.state;
	areas.qualifications = [...areas.qualifications.filter((one) => !old.includes(one)), ...added];
}

const statusOf = ({ createdAt }: StoredQualification, now: number): string =>
	now < createdAt + VETTING_MS ? 'InReview' : 'Approved';

const create: Handler = (call) => {
	type Body = { qualification: string; educationSegment?: string; validationCode?: string };
	const { qualification, educationSegment, validationCode } = call.body as Body;
	if (qualification === 'Education' && !educationSegment) throw invalid('Education needs an educationSegment.');
	const own = ownOf(call);
	if (qualification === GOVERNMENT) useCode(call, validationCode ?? textOf(call, 'code'));
	const stored = { customerId: customerOf(call).id, qualification, createdAt: call.now };
	store(
		call,
		[stored],
		own.filter((one) => one.qualification === qualification),
	);
	// The date's name is another one in reads.
	return created({ qualification, vettingStatus: statusOf(stored, call.now), vettingCreateDate: iso(call.now) });
};

/** The legacy answer is a bare JSON text such as "government_community_cloud". */
const legacy = (qualification: string): Reply => ok(qualification.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase());

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
	'qualification.create': create,
	'qualification.createByCode': create,
	'qualification.getMany': (call) =>
		ok(
			ownOf(call).map((stored) => ({
				qualification: stored.qualification,
				vettingStatus: statusOf(stored, call.now),
				vettingReason: null,
				vettingCreatedDate: iso(stored.createdAt),
			})),
		),
	'qualification.getLegacy': (call) => legacy(ownOf(call)[0]?.qualification ?? 'None'),
	/** There is but one in the legacy form, and it needs no vetting. */
	'qualification.updateLegacy': (call) => {
		const qualification = orThrow(
			QUALIFICATIONS[call.body as number],
			invalid(`The qualification must be a number from 0 to ${QUALIFICATIONS.length - 1}.`),
		);
		const own = ownOf(call);
		if (qualification === GOVERNMENT) useCode(call, textOf(call, 'code'));
		const one = { customerId: customerOf(call).id, qualification, createdAt: call.now - VETTING_MS };
		store(call, qualification === 'None' ? [] : [one], own);
		return legacy(qualification);
	},
	'validationCode.getMany': (call) => ok(codesOf(call)),
};
