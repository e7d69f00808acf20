import { type Call, type Handler, textOf } from '../../call';
import { invalid, missing, orThrow, refusal, refuse } from '../../refusal';
import { etagOf, linkTo, ok, pascal, type Reply, type Row } from '../../reply';
import { fixture, seed } from '../../samples';
import type { ProfileKind, StoredProfile } from '../state';

/** What the platform asks of addresses of a country. */
interface Country {
	iso2Code: string;
	isStateRequired: boolean;
	supportedStatesList: string[];
	isPostalCodeRequired: boolean;
	postalCodeRegex: string | null;
}

interface Address {
	addressLine1: string;
	city: string;
	state?: string;
	postalCode?: string;
	country: string;
}

const { defaults, countries } = fixture('data/countries') as { defaults: Country; countries: Country[] };

/** The rules of a country by its code, in any case. */
const findCountry = (code: string): Country | undefined => {
	const found = countries.find(({ iso2Code }) => iso2Code === code.toUpperCase());
	return found && { ...defaults, ...found };
};

// The published patterns have blanks that do not belong there.
const fits = (pattern: string | null, text: string): boolean =>
	!pattern || new RegExp(pattern.replaceAll(' -', '-'), 'i').test(text);

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** Why an address is refused altogether, none when it is not: states are compared with the country's list. */
function flaw({ state = '' }: Address, country: Country | undefined): string | undefined {
	if (!country) return 'Country';
	const isUnknown = country.isStateRequired && !country.supportedStatesList.includes(state.toUpperCase());
	return isUnknown ? 'State' : undefined;
}

/** Judges an address that is not refused: how sure it is, in words, and what was probably meant. */
function judge(address: Address, country: Country) {
	const verdict = (status: string, validationMessage: string, suggestedAddresses: Address[] = []) => ({
		status,
		validationMessage,
		suggestedAddresses,
	});
	const { addressLine1, city, postalCode = '' } = address;
	if (country.isPostalCodeRequired && !fits(country.postalCodeRegex, postalCode))
		return verdict('InteractionRequired', 'The postal code does not fit the country');
	if (!/\d/.test(addressLine1)) return verdict('StreetPartial', 'The number of the house is missing');
	const suggested = { ...address, addressLine1: tidy(addressLine1), city: tidy(city) };
	return suggested.addressLine1 === addressLine1 && suggested.city === city
		? verdict('VerifiedShippable', 'Address was found and can be delivered to')
		: verdict('Verified', 'Address was found in another form', [suggested]);
}

/** Every partner whose id can be asked for: the tenant itself, and the resellers that it sells through. */
const partnersOf = ({ tenant, state }: Call) => [
	{ id: tenant.tenantId, name: tenant.name, mpnId: tenant.mpnId, agreementSigned: true },
	...state.commerce.resellers,
];

const mpnProfile = (name: string, mpnId: string, uri: string) => ({
	partnerName: name,
	mpnId,
	profileType: 'mpn_profile',
	links: { self: linkTo(uri) },
	attributes: { objectType: 'MpnProfile' },
});

/** Which code stands for which reason is not told; 2200 is one of those that are listed. */
const agreementStatus: Handler = (call) => {
	const [mpnId, tenantId] = [textOf(call, 'mpnId'), textOf(call, 'tenantId')];
	if ((call.params.programName ?? 'csp').toLowerCase() !== 'csp') throw invalid('The only program is csp.');
	if ((mpnId === undefined) === (tenantId === undefined))
		throw invalid('Exactly one of mpnId and tenantId must be sent.');
	const found = orThrow(
		partnersOf(call).find((partner) => partner.mpnId === mpnId || partner.id === tenantId),
		refuse(400, 2200, 'The partner is not known.'),
	);
	return ok({ isAgreementSigned: found.agreementSigned });
};

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

export const addressHandlers: Record<string, Handler> = {
	/** Bad countries and states are still refused in the form of 2021, with JSON in the description. */
	'address.validate': ({ body }) => {
		const address = body as Address;
		const country = findCountry(address.country);
		const wrong = flaw(address, country);
		if (wrong || !country) {
			const text = JSON.stringify({ IsSuccess: false, InvalidField: wrong, Message: `The ${wrong} isn't valid` });
			throw refusal('address', text);
		}
		return ok({ originalAddress: address, ...judge(address, country) });
	},
	'countryValidationRules.get': ({ params }) => {
		const found = orThrow(findCountry(params.isoCode), missing('country'));
		return ok({ ...found, attributes: { objectType: 'CountryValidationRules' } });
	},
	'mpnProfile.get': (call) => ok(mpnProfile(call.tenant.name, call.tenant.mpnId, '/profiles/mpn')),
	'mpnProfile.verify': (call) => {
		const asked = textOf(call, 'mpnId') ?? '';
		const found = orThrow(
			partnersOf(call).find(({ mpnId }) => mpnId === asked),
			missing('partner id'),
		);
		return ok(mpnProfile(found.name, found.mpnId, `/profiles/mpn?mpnId=${asked}`));
	},
	'indirectReseller.getAgreementStatus': agreementStatus,
	'more.GetAgreementSignatureStatus': agreementStatus,
	'more.GetEnrolledProgramByType': (call) => {
		const { programType } = call.params;
		if (programType.toLowerCase() !== 'csp') throw missing('enrolment in this program');
		return ok(seed(call, 'more.GetEnrolledProgramByType'));
	},
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
