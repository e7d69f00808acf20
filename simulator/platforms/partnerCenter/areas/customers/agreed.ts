import { type Call, customerOf, type Handler, ownRows, removeRow, textOf } from '../../call';
import { collection } from '../../lists/collection';
import { byId, conflict, findOne, invalid, missing, orThrow } from '../../refusal';
import { created, guidOf, iso, noContent, ok, type Reply, type Row } from '../../reply';
import { seedRows } from '../../samples';
import type { StoredConsent, StoredOverage, StoredQualification } from '../state';

/** The Azure subscriptions of the path's customer, each with the partner of its plan. */
const entitlementsOf = (call: Call): Array<{ id: string; partnerId: string }> =>
	ownRows(call, call.state.commerce.subscriptions).flatMap(({ entitlements, partnerId = call.tenant.mpnId }) =>
		entitlements.map(({ id }) => ({ id, partnerId })),
	);

/** An overage as answers show it. */
function overageView(call: Call, { azureEntitlementId, overageEnabled, partnerId }: StoredOverage): Row {
	const own = entitlementsOf(call).find(({ id }) => id === azureEntitlementId);
	const partner = partnerId ?? own?.partnerId ?? call.tenant.mpnId;
	return { azureEntitlementId, partnerId: partner, type: 'PhoneServices', overageEnabled };
}

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
	const none = invalid('The government cloud needs a validation code.');
	const { validationId, remainingCreates } = findOne(codesOf(call), none, (one) => one.validationId === code);
	if (remainingCreates === 0) throw invalid('The validation code is used up.');
	const { codesUsed } = call.state.areas;
	codesUsed[validationId] = (codesUsed[validationId] ?? 0) + 1;
}

const ownOf = (call: Call): StoredQualification[] => ownRows(call, call.state.areas.qualifications);

const statusOf = ({ createdAt }: StoredQualification, now: number): string =>
	now < createdAt + VETTING_MS ? 'InReview' : 'Approved';

/** Puts a qualification of the path's customer in the place of some older ones. */
function store(call: Call, qualification: string, createdAt: number, old: StoredQualification[]): StoredQualification {
	const { areas } = call.state;
	const stored = { customerId: customerOf(call).id, qualification, createdAt };
	const kept = areas.qualifications.filter((one) => !old.includes(one));
	areas.qualifications = qualification === 'None' ? kept : [...kept, stored];
	return stored;
}

const create: Handler = (call) => {
	type Body = { qualification: string; educationSegment?: string; validationCode?: string };
	const { qualification, educationSegment, validationCode } = call.body as Body;
	if (qualification === 'Education' && !educationSegment) throw invalid('Education needs an educationSegment.');
	const old = ownOf(call).filter((one) => one.qualification === qualification);
	if (qualification === GOVERNMENT) useCode(call, validationCode ?? textOf(call, 'code'));
	const vettingStatus = statusOf(store(call, qualification, call.now, old), call.now);
	// The date's name is another one in reads.
	return created({ qualification, vettingStatus, vettingCreateDate: iso(call.now) });
};

/** The legacy answer is a bare JSON text such as "government_community_cloud". */
const legacy = (qualification: string): Reply => ok(qualification.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase());

export const agreedHandlers: Record<string, Handler> = {
	/** The one that was named, or the first of the plans, where nobody named one. */
	'overage.get': (call) => {
		const first = entitlementsOf(call).slice(0, 1);
		const stored = call.state.areas.overages[customerOf(call).id];
		const shown = stored ? [stored] : first.map(({ id }) => ({ azureEntitlementId: id, overageEnabled: false }));
		return collection(call, shown, (one) => overageView(call, one));
	},
	/** Throws 400 when the customer has no such Azure subscription. */
	'overage.update': (call) => {
		const asked = call.body as StoredOverage;
		const azureEntitlementId = asked.azureEntitlementId.toLowerCase();
		byId(entitlementsOf(call), azureEntitlementId, invalid('The customer has no such Azure subscription.'));
		const overage = { ...asked, azureEntitlementId };
		call.state.areas.overages[customerOf(call).id] = overage;
		return ok(overageView(call, overage));
	},
	'applicationConsent.create': (call) => {
		const body = call.body as Omit<StoredConsent, 'customerId'>;
		const { consents } = call.state.areas;
		if (ownRows(call, consents).some(({ applicationId }) => applicationId === body.applicationId))
			throw conflict('The application has a consent already; delete that one first.');
		consents.push({ ...body, customerId: customerOf(call).id });
		return created({ ...body, attributes: { objectType: 'ApplicationConsent' } });
	},
	'applicationConsent.delete': (call) => {
		const { consents } = call.state.areas;
		const isMeant = ({ applicationId }: StoredConsent) => applicationId === call.params.applicationId;
		removeRow(consents, findOne(ownRows(call, consents), missing('consent'), isMeant));
		return noContent();
	},
	'qualification.create': create,
	'qualification.createByCode': create,
	'qualification.getMany': (call) => {
		const rows = ownOf(call).map((stored) => {
			const vetting = { vettingStatus: statusOf(stored, call.now), vettingReason: null };
			return { qualification: stored.qualification, ...vetting, vettingCreatedDate: iso(stored.createdAt) };
		});
		return ok(rows);
	},
	'qualification.getLegacy': (call) => legacy(ownOf(call)[0]?.qualification ?? 'None'),
	/** There is but one in the legacy form, and it needs no vetting. */
	'qualification.updateLegacy': (call) => {
		const none = invalid(`The qualification must be a number from 0 to ${QUALIFICATIONS.length - 1}.`);
		const qualification = orThrow(QUALIFICATIONS[call.body as number], none);
		const old = ownOf(call);
		if (qualification === GOVERNMENT) useCode(call, textOf(call, 'code'));
		store(call, qualification, call.now - VETTING_MS, old);
		return legacy(qualification);
	},
	'validationCode.getMany': (call) => ok(codesOf(call)),
};
