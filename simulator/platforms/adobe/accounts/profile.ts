import { refuse } from '../refusal';
import type { Address, Contact } from '../state';

/** What resellers and customers send alike; the contract has seen to its types. */
export interface ProfileBody {
	companyName: string;
	preferredLanguage: string;
	address: Address;
	contacts: Contact[];
}

const FREE_TEXT = /^[^<>["]*$/;
const COMPANY = /^[\p{L}\p{N} \u3000_,.&＆·'()（）"/-]+$/u;
const PERSON = /^[\p{L}\p{N}_ ,.&'"-]+$/u;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

// Source: validations.countries.unsupported.
const UNSUPPORTED = 'AX BL BQ CW GG IM JE IO MF TF AQ BV CU EH GS HM IR KM KP PN PW SD SJ SS SY'.split(' ');
// Source: validations.fieldLengths. The patterns of postal codes are published in the sandbox portal only; these two are known.
const ADDRESS_LENGTHS = {
	region: 255,
	city: 40,
	addressLine1: 60,
	addressLine2: 60,
	postalCode: 40,
	phoneNumber: 40,
} as const;
const POSTAL: Record<string, RegExp> = { US: /^\d{5}(-\d{4})?$/, DE: /^\d{5}$/ };
const REFERENCE_LENGTH = 35;

const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const isCountry = (code: string): boolean =>
	/^[A-Z]{2}$/.test(code) && names.of(code) !== undefined && !UNSUPPORTED.includes(code);

const fits = (text: string | undefined, from: number, to: number, pattern: RegExp): boolean =>
	text === undefined || (text.length >= from && text.length <= to && pattern.test(text));

/** The members of an address that are not valid. */
export function addressProblems(address: Partial<Address>, prefix = 'companyProfile.address'): string[] {
	const lengths = Object.entries(ADDRESS_LENGTHS) as Array<[keyof typeof ADDRESS_LENGTHS, number]>;
	const wrong: string[] = lengths
		.filter(
			([name, most]) =>
				!fits(address[name], name === 'addressLine2' || name === 'phoneNumber' ? 0 : 1, most, FREE_TEXT),
		)
		.map(([name]) => name);
	if (address.country !== undefined && !isCountry(address.country)) wrong.unshift('country');
	const pattern = POSTAL[address.country ?? ''];
	if (pattern && address.postalCode !== undefined && !pattern.test(address.postalCode)) wrong.push('postalCode');
	return [...new Set(wrong)].map((name) => `${prefix}.${name}`);
}

function contactProblems(contacts: Contact[]): string[] {
	return contacts.flatMap(({ firstName, lastName, email, phoneNumber }, index) => {
		const wrong = {
			firstName: !fits(firstName, 1, 35, PERSON),
			lastName: !fits(lastName, 1, 35, PERSON),
			email: !fits(email, 3, 240, MAIL),
			phoneNumber: !fits(phoneNumber, 0, 40, FREE_TEXT),
		};
		return Object.entries(wrong)
			.filter(([, isWrong]) => isWrong)
			.map(([name]) => `companyProfile.contacts[${index}].${name}`);
	});
}

/** Throws 1117 for content that is not valid, or 1118 when it is the address alone. */
export function checkProfile({ companyName, address, contacts }: ProfileBody): void {
	const others = [
		...(fits(companyName, 4, 80, COMPANY) ? [] : ['companyProfile.companyName']),
		...contactProblems(contacts),
	];
	const inAddress = addressProblems(address);
	if (others.length) throw refuse(1117, [...others, ...inAddress]);
	if (inAddress.length) throw refuse(1118, inAddress);
}

/** Throws 1119 when what may not change is not sent as it is stored. */
export function checkUnchanged(body: ProfileBody, stored: ProfileBody): void {
	const changed = [
		...(body.companyName === stored.companyName ? [] : ['companyProfile.companyName']),
		...(body.address.country === stored.address.country ? [] : ['companyProfile.address.country']),
		...(body.address.region === stored.address.region ? [] : ['companyProfile.address.region']),
	];
	if (changed.length) throw refuse(1119, changed);
}

/** Throws 1119 when a contact that is known by its mail address has another name. */
export function checkContactNames(contacts: Contact[], stored: Contact[]): void {
	for (const [index, contact] of contacts.entries()) {
		const known = stored.find(({ email }) => email.toLowerCase() === contact.email.toLowerCase());
		if (!known) continue;
		const isSame = known.firstName === contact.firstName && known.lastName === contact.lastName;
		if (!isSame) throw refuse(1119, [`companyProfile.contacts[${index}]`]);
	}
}

/** Throws 2126 for a reference that is too long, 1117 for one with characters that are not allowed. */
export function checkReference(reference: string | undefined): void {
	if (reference === undefined) return;
	if (reference.length > REFERENCE_LENGTH)
		throw refuse(2126, [`externalReferenceId has ${reference.length} characters, not ${REFERENCE_LENGTH}`]);
	if (!FREE_TEXT.test(reference)) throw refuse(1117, ['externalReferenceId']);
}
