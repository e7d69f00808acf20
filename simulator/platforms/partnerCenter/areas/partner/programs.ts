import { countries, defaults } from '../../../../../samples/partnerCenter/data/countries.json';
import { type Call, type Handler, textOf } from '../../call';
import { findOne, invalid, missing, orThrow, refusal, refuse } from '../../refusal';
import { capital, etagOf, linkTo, ok, pascal, type Row } from '../../reply';
import { fromSample, likeSample, seed } from '../../samples';
import type { ProfileKind, StoredProfile } from '../state';

/** What the platform asks of addresses of a country. */
interface Country {
	isStateRequired: boolean;
	supportedStatesList: string[];
	isPostalCodeRequired: boolean;
	postalCodeRegex: string | null;
}

type Address = Record<'addressLine1' | 'city' | 'country', string> & Partial<Record<'state' | 'postalCode', string>>;

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
	const verdict = (status: string, validationMessage: string, suggestedAddresses: Address[] = []) => {
		return { status, validationMessage, suggestedAddresses };
	};
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

/** Which code goes with which reason is not known; 2200 is one of those that are listed. */
const agreementStatus: Handler = (call) => {
	const [mpnId, tenantId] = [textOf(call, 'mpnId'), textOf(call, 'tenantId')];
	if ((call.params.programName ?? 'csp').toLowerCase() !== 'csp') throw invalid('The only program is csp.');
	if ((mpnId === undefined) === (tenantId === undefined))
		throw invalid('Exactly one of mpnId and tenantId must be sent.');
	const none = refuse(400, 2200, 'The partner is not known.');
	const found = findOne(partnersOf(call), none, (partner) => partner.mpnId === mpnId || partner.id === tenantId);
	return ok({ isAgreementSigned: found.agreementSigned });
};

/** What of each kind cannot be changed. A kind with such members has an etag, which must be sent back. */
const FIXED: Record<ProfileKind, string[]> = {
	legalBusinessProfile: [],
	organizationProfile: ['id', 'tenantId', 'domain'],
	billingProfile: ['billingCurrency'],
	supportProfile: [],
};

/** The kind of the operation, and the profile as it is; until it is written for the first time that of the sample. */
function current(call: Call): StoredProfile & { kind: ProfileKind } {
	const kind = call.operation.id.split('.')[0] as ProfileKind;
	return { kind, ...(call.state.areas.profiles[kind] ?? { body: seed(call, `${kind}.get`), version: 1 }) };
}

const profile: Handler = (call) => {
	const { kind, body, version } = current(call);
	const etag = FIXED[kind].length > 0 && { etag: etagOf(kind, version) };
	return ok({ ...body, attributes: { ...etag, objectType: capital(kind) } });
};

/** Members that were left out are empty from then on: the whole profile is replaced. Throws 2055 for a stale etag, 400 when something fixed would change. */
const updateProfile: Handler = (call) => {
	const { attributes, ...sent } = call.body as Row & { attributes: { etag?: string } };
	const { kind, body: old, version } = current(call);
	const fixed = FIXED[kind];
	if (fixed.length > 0 && attributes.etag !== etagOf(kind, version)) throw refusal('stale');
	const changed = fixed.find((name) => sent[name] !== old[name]);
	if (changed) throw invalid(`${changed} cannot be changed.`);
	// A change of the legal profile is vetted again.
	const vetting = kind === 'legalBusinessProfile' && { vettingStatus: 'pending', vettingSubStatus: 'none' };
	const { profileType, links } = old;
	const emptied = Object.fromEntries(Object.keys(old).map((name) => [name, null]));
	const body = { ...emptied, ...sent, profileType, links, ...vetting };
	call.state.areas.profiles[kind] = { body, version: version + 1 };
	return profile(call);
};

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
	'mpnProfile.get': fromSample(),
	'mpnProfile.verify': (call) => {
		const asked = textOf(call, 'mpnId') ?? '';
		const found = findOne(partnersOf(call), missing('partner id'), ({ mpnId }) => mpnId === asked);
		const links = { self: linkTo(`/profiles/mpn?mpnId=${asked}`) };
		return ok(likeSample(call, { partnerName: found.name, mpnId: found.mpnId, links }));
	},
	'indirectReseller.getAgreementStatus': agreementStatus,
	'more.GetAgreementSignatureStatus': agreementStatus,
	'more.GetEnrolledProgramByType': (call) => {
		if (call.params.programType.toLowerCase() !== 'csp') throw missing('enrollment in this program');
		return ok(seed(call, 'more.GetEnrolledProgramByType'));
	},
	'legalBusinessProfile.get': profile,
	'legalBusinessProfile.update': updateProfile,
	'organizationProfile.get': profile,
	'organizationProfile.update': updateProfile,
	'billingProfile.get': profile,
	/** This answer alone is written in PascalCase. */
	'billingProfile.update': (call) => ok(pascal(updateProfile(call).body)),
	'supportProfile.get': profile,
	'supportProfile.update': updateProfile,
	'supportProfile.updateFormer': updateProfile,
};
