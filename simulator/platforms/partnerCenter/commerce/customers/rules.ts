import { PROBLEMS, refusal } from '../problems';
import type { Address } from './state';

/** Where a registration number is mandatory; everywhere else it is refused (facts: customer.create). */
const NEEDS_REGISTRATION = ['AM', 'AZ', 'BY', 'HU', 'KZ', 'KG', 'MD', 'RU', 'TJ', 'UZ', 'UA'];

function checkLength(value: string | undefined, name: string, most: number): void {
	if (value === undefined) return;
	if (value.trim() === '' || value.length > most)
		throw refusal(PROBLEMS.address, `${name} must have 1 to ${most} characters.`);
}

/** Checks what the contract cannot say about an address. Throws 2007 or 600051. */
export function checkAddress(address: Address): void {
	checkLength(address.firstName, 'firstName', 50);
	checkLength(address.lastName, 'lastName', 50);
	checkLength(address.addressLine1, 'addressLine1', 200);
	if ((address.addressLine2?.length ?? 0) > 200)
		throw refusal(PROBLEMS.address, 'addressLine2 must have 200 characters at most.');
	if (!/^[A-Za-z]{2}$/.test(address.country ?? ''))
		throw refusal(PROBLEMS.address, 'country must be a code of two letters.');
	if ((address.state?.length ?? 0) > 2) throw refusal(PROBLEMS.address, 'state must have two characters at most.');
	if (NEEDS_REGISTRATION.includes((address.country ?? '').toUpperCase()) && !address.phoneNumber)
		throw refusal(PROBLEMS.phone);
}

/** Checks the registration number against the country. Throws 600002, 600049 or 600050. */
export function checkRegistrationNumber(number: string | undefined, country: string): void {
	const isNeeded = NEEDS_REGISTRATION.includes(country.toUpperCase());
	if (isNeeded && !number) throw refusal(PROBLEMS.registrationMissing);
	if (!isNeeded && number) throw refusal(PROBLEMS.registrationNotAllowed);
	// The formats differ from country to country; all are made of these characters.
	if (number && !/^[\dA-Z-]{5,20}$/i.test(number)) throw refusal(PROBLEMS.registrationFormat);
}
