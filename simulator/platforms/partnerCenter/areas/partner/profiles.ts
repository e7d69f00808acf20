import type { Call, Handler } from '../../call';
import { invalid, refusal } from '../../refusal';
import { etagOf, ok, pascal, type Reply, type Row } from '../../reply';
import { seed } from '../../samples';
import type { ProfileKind, StoredProfile } from '../state';

/** What each kind keeps whatever is sent, and what it gets from the platform. */
interface Kind {
	/** Members that cannot be changed. */
	fixed: string[];
	/** Whether the etag of the read must be sent back. */
	needsEtag: boolean;
	/** The type that reads name, which for support is not the one that writes name. */
	objectType: string;
}

const KINDS: Record<ProfileKind, Kind> = {
	legalBusinessProfile: { fixed: [], needsEtag: false, objectType: 'LegalBusinessProfile' },
	organizationProfile: { fixed: ['id', 'tenantId', 'domain'], needsEtag: true, objectType: 'OrganizationProfile' },
	billingProfile: { fixed: ['billingCurrency'], needsEtag: true, objectType: 'BillingProfile' },
	supportProfile: { fixed: [], needsEtag: false, objectType: 'SupportProfile' },
};

/** The profile as it is; until it is written for the first time that of the fixture. */
const current = (call: Call, kind: ProfileKind): StoredProfile =>
	call.state.areas.profiles[kind] ?? { body: seed(call, `${kind}.get`), version: 1 };

function view(kind: ProfileKind, { body, version }: StoredProfile): Row {
	const { objectType, needsEtag } = KINDS[kind];
	return { ...body, attributes: { ...(needsEtag && { etag: etagOf(kind, version) }), objectType } };
}

/** Members that were left out are empty from then on: the whole profile is replaced. */
function replaced(old: Row, { attributes: _, ...sent }: Row): Row {
	const { profileType, links } = old;
	const emptied = Object.fromEntries(Object.keys(old).map((name) => [name, null]));
	return { ...emptied, ...sent, profileType, links };
}

/** Throws 2055 for a stale etag, 400 when something fixed would change. */
function write(call: Call, kind: ProfileKind): Row {
	const sent = call.body as Row & { attributes: { etag?: string } };
	const old = current(call, kind);
	const { fixed, needsEtag } = KINDS[kind];
	if (needsEtag && sent.attributes.etag !== etagOf(kind, old.version)) throw refusal('stale');
	const changed = fixed.find((name) => sent[name] !== old.body[name]);
	if (changed) throw invalid(`${changed} cannot be changed.`);
	const profile = { body: replaced(old.body, sent), version: old.version + 1 };
	call.state.areas.profiles[kind] = profile;
	return view(kind, profile);
}

const read = (call: Call, kind: ProfileKind): Reply => ok(view(kind, current(call, kind)));
const update = (call: Call, kind: ProfileKind): Reply => ok(write(call, kind));

export const profileHandlers: Record<string, Handler> = {
	'legalBusinessProfile.get': (call) => read(call, 'legalBusinessProfile'),
	/** A change of the legal profile is looked at anew. */
	'legalBusinessProfile.update': (call) => {
		write(call, 'legalBusinessProfile');
		const profile = current(call, 'legalBusinessProfile');
		Object.assign(profile.body, { vettingStatus: 'pending', vettingSubStatus: 'none' });
		return ok(view('legalBusinessProfile', profile));
	},
	'organizationProfile.get': (call) => read(call, 'organizationProfile'),
	'organizationProfile.update': (call) => update(call, 'organizationProfile'),
	'billingProfile.get': (call) => read(call, 'billingProfile'),
	// This answer alone is written in PascalCase.
	'billingProfile.update': (call) => ok(pascal(write(call, 'billingProfile'))),
	'supportProfile.get': (call) => read(call, 'supportProfile'),
	'supportProfile.update': (call) => update(call, 'supportProfile'),
	'supportProfile.updateFormer': (call) => update(call, 'supportProfile'),
};
