import { sample } from '../../../core/samples';
import { refuse } from '../find';
import type { Address, Contact, Profile, StoredAccount } from '../state/state';

/** How long a text is at least and at most, and of which characters. */
type Limits = Record<string, [least: number, most: number, characters: keyof typeof CHARACTERS]>;

const CHARACTERS = {
	text: /^[^<>["]*$/,
	company: /^[\p{L}\p{N} \u3000_,.&＆·'()（）"/-]+$/u,
	person: /^[\p{L}\p{N}_ ,.&'"-]+$/u,
	mail: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
};
// Source: validations.fieldLengths and validations.countries.unsupported.
const LIMITS = sample('adobe/data/limits') as Record<'address' | 'contact' | 'profile', Limits> & {
	unsupportedCountries: string;
};
// The patterns of postal codes are published in the sandbox portal only; these two are known.
const POSTAL: Record<string, RegExp> = { US: /^\d{5}(-\d{4})?$/, DE: /^\d{5}$/ };
const REFERENCE_LENGTH = 35;

const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const isCountry = (code: string): boolean =>
	/^[A-Z]{2}$/.test(code) && names.of(code) !== undefined && !LIMITS.unsupportedCountries.includes(code);

/** The members that are there and do not keep their limits. */
const problems = (values: object, limits: Limits): string[] =>
	Object.entries(limits)
		.filter(([name, [least, most, characters]]) => {
			const text = (values as Record<string, string | undefined>)[name];
			return text !== undefined && (text.length < least || text.length > most || !CHARACTERS[characters].test(text));
		})
		.map(([name]) => name);

/** The members of an address that are not valid. */
export function addressProblems(address: Partial<Address>): string[] {
	const { country, postalCode } = address;
	const pattern = POSTAL[country ?? ''];
	const wrong = [
		...(country !== undefined && !isCountry(country) ? ['country'] : []),
		...problems(address, LIMITS.address),
		...(pattern && postalCode !== undefined && !pattern.test(postalCode) ? ['postalCode'] : []),
	];
	return [...new Set(wrong)].map((name) => `companyProfile.address.${name}`);
}

/** Throws 1117 for content that is not valid, or 1118 when it is the address alone. */
function checkProfile(profile: Profile): void {
	const others = [
		...problems(profile, LIMITS.profile),
		...profile.contacts.flatMap((one, index) =>
			problems(one, LIMITS.contact).map((name) => `contacts[${index}].${name}`),
		),
	].map((name) => `companyProfile.${name}`);
	const inAddress = addressProblems(profile.address);
	if (others.length) throw refuse(1117, [...others, ...inAddress]);
	if (inAddress.length) throw refuse(1118, inAddress);
}

/** Throws 1119 when what may not change is not sent as it is stored. */
function checkUnchanged(body: Profile, stored: Profile): void {
	const changed = [
		...(body.companyName === stored.companyName ? [] : ['companyName']),
		...(['country', 'region'] as const)
			.filter((name) => body.address[name] !== stored.address[name])
			.map((name) => `address.${name}`),
	];
	const details = changed.map((name) => `companyProfile.${name}`);
	if (details.length) throw refuse(1119, details);
}

/** Throws 1119 when a contact that is known by its mail address has another name. */
function checkContactNames(contacts: Contact[], stored: Contact[]): void {
	for (const [index, { email, firstName, lastName }] of contacts.entries()) {
		const known = stored.find((one) => one.email.toLowerCase() === email.toLowerCase());
		if (known && (known.firstName !== firstName || known.lastName !== lastName))
			throw refuse(1119, [`companyProfile.contacts[${index}]`]);
	}
}

/** Throws 2126 for a reference that is too long, 1117 for one with characters that are not allowed. */
export function checkReference(reference = ''): void {
	if (reference.length > REFERENCE_LENGTH)
		throw refuse(2126, [`externalReferenceId has ${reference.length} characters, not ${REFERENCE_LENGTH}`]);
	if (!CHARACTERS.text.test(reference)) throw refuse(1117, ['externalReferenceId']);
}

/** A reseller or a customer as it is sent. */
export type AccountBody<Own extends Profile> = { externalReferenceId?: string; companyProfile: Own };

/** Throws for a new account that is not valid. */
export function checkNew({ externalReferenceId, companyProfile }: AccountBody<Profile>): void {
	checkReference(externalReferenceId);
	checkProfile(companyProfile);
}

/** Throws 1125 for an account that is not active, and when it may not become what is sent. */
export function checkChange(account: StoredAccount, body: AccountBody<Profile>, needsContacts = true): void {
	const { externalReferenceId, companyProfile } = body;
	const { status, profile } = account;
	if (status !== '1000') throw refuse(1125);
	checkReference(externalReferenceId);
	checkUnchanged(companyProfile, profile);
	if (needsContacts && companyProfile.contacts.length === 0) throw refuse(1117, ['companyProfile.contacts']);
	checkProfile(companyProfile);
	checkContactNames(companyProfile.contacts, profile.contacts);
}
