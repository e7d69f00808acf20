import type { Field } from '../../engine/declare';
import { country, dictionary } from '../../engine/input/parsers';

/** Fields of customers and resellers. */

export const accountName: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Acme Inc.',
	description: 'Name of the company or person',
	send: { personal: true, names: 'name' },
};

export const language: Field = {
	displayName: 'Language',
	name: 'language',
	type: 'string',
	required: true,
	default: 'en',
	placeholder: 'e.g. en',
	description: 'Two-letter code of the language for notifications and for signing in to the control panel',
};

export const streetAddress: Field = {
	displayName: 'Street Address',
	name: 'streetAddress',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 555 Main Street',
	description:
		'Street and number. Vendors check the whole address when a product is ordered, so it must be a real one.',
	send: { as: 'address.streetAddress', personal: true },
};

export const addressExtension: Field = {
	displayName: 'Address Extension',
	name: 'addressExtension',
	type: 'string',
	default: '',
	placeholder: 'e.g. Suite 100',
	description: 'Apartment, suite or floor',
	send: { as: 'address.addressExtension', personal: true },
};

export const postalCode: Field = {
	displayName: 'Postal Code',
	name: 'postalCode',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 92612',
	description: 'Postal code of the address',
	send: { as: 'address.postalCode', personal: true },
};

export const city: Field = {
	displayName: 'City',
	name: 'city',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Irvine',
	description: 'City of the address',
	send: { as: 'address.city', personal: true },
};

export const state: Field = {
	displayName: 'State',
	name: 'state',
	type: 'string',
	default: '',
	placeholder: 'e.g. CA',
	description: 'State or province; some countries require it',
	send: { as: 'address.state', personal: true },
};

export const countryCode: Field = {
	displayName: 'Country Code',
	name: 'countryCode',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. US',
	description: 'Two-letter country code (ISO 3166-1)',
	send: { as: 'address.countryCode', check: country, personal: true },
};

export const externalId: Field = {
	displayName: 'External ID',
	name: 'externalId',
	type: 'string',
	default: '',
	placeholder: 'e.g. CRM-4711',
	description: 'ID in your own system, such as the company ID in your CRM. Use it to find the account again.',
	send: { names: 'id' },
};

export const taxRegId: Field = {
	displayName: 'Tax Registration ID',
	name: 'taxRegId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 00-0000000',
	description: 'Tax registration, used for tax and exemption',
	send: { personal: true },
};

export const attributes: Field = {
	displayName: 'Attributes',
	name: 'attributes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Attribute',
	default: {},
	description: 'Your own attributes as rows of name and value',
	options: [
		{
			displayName: 'Attribute',
			name: 'attribute',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. region',
					description: 'Name of the attribute',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. west',
					description: 'Value of the attribute',
					send: { personal: true },
				},
			],
		},
	],
	send: { check: dictionary },
};

/** On creation the platform starts with pending whatever is sent; the field is offered because its schema has it. */
export const initialStatus: Field = {
	displayName: 'Requested Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Administrative Hold', value: 'adminHold' },
		{ name: 'Canceled', value: 'cancelled' },
		{ name: 'Credit Hold', value: 'creditHold' },
		{ name: 'Error', value: 'error' },
		{ name: 'Pending', value: 'pending' },
	],
	default: 'active',
	description: 'The status to request. The platform reviews every new account first, so it always starts as pending.',
};

export const settableStatus: Field = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active', description: 'Can order' },
		{ name: 'Credit Hold', value: 'creditHold', description: 'Cannot order anymore' },
	],
	default: 'active',
	description: 'The status to set',
};

export const currency: Field = {
	displayName: 'Currency',
	name: 'currency',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. USD',
	description: "Three-letter code of the reseller's currency",
};

export const taxationProviderName: Field = {
	displayName: 'Taxation Provider',
	name: 'taxationProviderName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Vertex',
	description: "The reseller's tax engine",
};

export const customerClass: Field = {
	displayName: 'Customer Class',
	name: 'customerClass',
	type: 'string',
	default: '',
	placeholder: 'e.g. Default',
	description: 'Class that the reseller belongs to',
};
