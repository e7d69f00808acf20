import type { Field } from '../../engine/declare';
import { country, lengthOf } from '../../engine/input/parsers';

/** Where every address is in a body. */
const PLACE = 'companyProfile.address';

const parts: Field[] = [
	{
		displayName: 'Country',
		name: 'country',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. US',
		description: 'Two-letter country code (ISO 3166-1). It cannot be changed later.',
		send: { check: country },
	},
	{
		displayName: 'Region',
		name: 'region',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. CA',
		description:
			'State or province: only the part after the hyphen of its ISO 3166-2 code (CA for US-CA). It cannot be changed later.',
		send: { check: lengthOf(1, 255) },
	},
	{
		displayName: 'City',
		name: 'city',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. San Jose',
		description: 'City of the address, up to 40 characters',
		send: { check: lengthOf(1, 40) },
	},
	{
		displayName: 'Address Line 1',
		name: 'addressLine1',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 200 Fairmont Ave',
		description: 'Street and number, up to 60 characters',
		send: { check: lengthOf(1, 60) },
	},
	{
		displayName: 'Postal Code',
		name: 'postalCode',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 95110-1234',
		description: "Postal code in the country's format. It must match the city, region and country.",
		send: { check: lengthOf(1, 40) },
	},
	{
		displayName: 'Address Line 2',
		name: 'addressLine2',
		type: 'string',
		default: '',
		placeholder: 'e.g. Apt 123',
		description: 'Apartment, suite or floor, up to 60 characters',
		send: { check: lengthOf(1, 60) },
	},
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. 800-123-4567',
		description: 'Phone number of the company, up to 40 characters',
		send: { check: lengthOf(1, 40) },
	},
];

/** The address of something new. */
export const newAddress: Field[] = parts.map((field) => ({
	...field,
	send: { ...field.send, as: `${PLACE}.${field.name}`, personal: true },
}));

/** What of an address can be changed: neither country nor region. Nothing of it is required. */
export const changedAddress: Field[] = newAddress
	.filter(({ name }) => name !== 'country' && name !== 'region')
	.map((field) => ({ ...field, required: false }));

/** The members of an address that a write takes. */
export const ADDRESS = parts.map(({ name }) => name);
