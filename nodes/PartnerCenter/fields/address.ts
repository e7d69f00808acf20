import type { Field } from '../../engine/declare';
import { country, lengthOf } from '../../engine/input/parsers';

/** What an address must hold in every country. What else a country asks for is reported by Validation > Get Country Rules. */
const ALWAYS = ['firstName', 'lastName', 'addressLine1', 'city', 'country'];

const parts: Field[] = [
	{
		displayName: 'First Name',
		name: 'firstName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Jane',
		description: 'First name of the contact at this address, up to 50 characters',
		send: { check: lengthOf(1, 50) },
	},
	{
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Doe',
		description: 'Last name of the contact at this address, up to 50 characters',
		send: { check: lengthOf(1, 50) },
	},
	{
		displayName: 'Middle Name',
		name: 'middleName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Ann',
		description: 'Middle name of the contact at this address',
	},
	{
		displayName: 'Address Line 1',
		name: 'addressLine1',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1 Microsoft Way',
		description: 'Street and number, up to 200 characters',
		send: { check: lengthOf(1, 200) },
	},
	{
		displayName: 'Address Line 2',
		name: 'addressLine2',
		type: 'string',
		default: '',
		placeholder: 'e.g. Suite 200',
		description: 'Apartment, suite or floor, up to 200 characters',
		send: { check: lengthOf(1, 200) },
	},
	{
		displayName: 'Address Line 3',
		name: 'addressLine3',
		type: 'string',
		default: '',
		placeholder: 'e.g. Building C',
		description: 'Third line of the address, which few countries use',
	},
	{
		displayName: 'City',
		name: 'city',
		type: 'string',
		default: '',
		placeholder: 'e.g. Redmond',
		description: 'City of the address',
	},
	{
		displayName: 'State',
		name: 'state',
		type: 'string',
		default: '',
		placeholder: 'e.g. WA',
		description:
			'State or province, up to two characters. Validation > Get Country Rules shows whether the country needs it, and which values are allowed.',
	},
	{
		displayName: 'Region',
		name: 'region',
		type: 'string',
		default: '',
		placeholder: 'e.g. Pacific Northwest',
		description: 'Region of the address, if the country uses one',
	},
	{
		displayName: 'Postal Code',
		name: 'postalCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. 98052',
		description: 'Postal code. Most countries need it in a certain format: see Validation > Get Country Rules.',
	},
	{
		displayName: 'Country',
		name: 'country',
		type: 'string',
		default: '',
		placeholder: 'e.g. US',
		description: 'Two-letter country code (ISO 3166-1)',
		send: { check: country },
	},
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. 4255550100',
		description:
			"Phone number of the contact. Required for a customer's profile in AM, AZ, BY, HU, KG, KZ, MD, RU, TJ, UA and UZ.",
	},
];

/**
 * The fields of an address with its contact.
 * @param prefix where the address is in the body: 'billingProfile.defaultAddress'; '' for the body itself
 * @param required the fields that must be filled, by name
 */
export function addressFields(prefix: string, required: string[] = ALWAYS): Field[] {
	return parts.map((field) => ({
		...field,
		required: required.includes(field.name),
		send: { ...field.send, as: prefix === '' ? field.name : `${prefix}.${field.name}`, personal: true },
	}));
}
