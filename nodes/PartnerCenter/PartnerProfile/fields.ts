import type { Field } from '../../engine/declare';
import { email, id } from '../../engine/input/parsers';

import { addressFields } from '../fields/address';

/** Fields of your own company's profiles. Profiles are replaced as a whole, so none is required: what is not given stays. */

/** Own addresses have no middle name and no third line. */
const parts = addressFields('', []).filter(({ name }) => !['middleName', 'addressLine3'].includes(name));

const group = (displayName: string, name: string, description: string, values: Field[]): Field => ({
	displayName,
	name,
	type: 'fixedCollection',
	default: {},
	placeholder: `Add ${displayName}`,
	description,
	options: [{ displayName, name: 'value', values }],
});

export const address = group('Address', 'address', "Address of the company. Fields you leave out don't change.", parts);

export const defaultAddress: Field = { ...address, name: 'defaultAddress' };

export const companyApproverAddress = group(
	'Approver Address',
	'companyApproverAddress',
	"Address of the person who approved the company. Fields you leave out don't change.",
	parts,
);

const contactEmail: Field = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	default: '',
	placeholder: 'e.g. jane@contoso.com',
	description: 'Email address of the contact',
	send: { check: email, personal: true },
};

const ofContact = ['firstName', 'lastName', 'phoneNumber'];

export const primaryContact = group(
	'Primary Contact',
	'primaryContact',
	"The contact person. Fields you leave out don't change.",
	[...parts.filter(({ name }) => ofContact.includes(name)), contactEmail],
);

const text = (displayName: string, name: string, example: string, description: string): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description,
});

export const companyName = text('Company Name', 'companyName', 'Contoso Cloud Sales', 'Name of your company');

export const companyApproverEmail: Field = {
	...text(
		'Approver Email',
		'companyApproverEmail',
		'jane@contoso.com',
		'Email address of the person who approved the company',
	),
	send: { check: email, personal: true },
};

export const organizationEmail: Field = {
	...text('Email', 'email', 'office@contoso.com', 'Email address of the company'),
	send: { check: email, personal: true },
};

export const supportEmail: Field = {
	...organizationEmail,
	description: 'Email address that customers use for support',
};

export const language = text('Language', 'language', 'en', "Two-letter code of your company's language");

export const culture = text(
	'Culture',
	'culture',
	'en-US',
	'Language and country, which set the format of numbers and dates',
);

export const purchaseOrderNumber = text(
	'Purchase Order Number',
	'purchaseOrderNumber',
	'PO-2026-11',
	'Your own reference on the invoices that you get',
);

export const taxId: Field = {
	...text('Tax ID', 'taxId', '98-7654321', 'Tax number of your company'),
	send: { personal: true },
};

export const billingDay: Field = {
	displayName: 'Billing Day',
	name: 'billingDay',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 31, numberPrecision: 0 },
	default: 1,
	description: 'Day of the month when you are billed',
};

export const telephone: Field = {
	...text('Telephone', 'telephone', '4255550100', 'Phone number that customers call for support'),
	send: { personal: true },
};

export const website = text('Website', 'website', 'https://support.contoso.com', 'Page where customers find support');

export const vettingVersion: Field = {
	displayName: 'Vetting Version',
	name: 'vettingVersion',
	type: 'options',
	options: [
		{ name: 'Current', value: 'Current' },
		{ name: 'Last Finalized', value: 'LastFinalized' },
		{ name: 'None', value: 'None' },
	],
	default: 'Current',
	description: 'The version of the review to return',
};

export const mpnId: Field = {
	displayName: 'Partner ID',
	name: 'mpnId',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	required: true,
	default: 0,
	placeholder: 'e.g. 4847383',
	description: 'The PLA (MPN) ID to look for',
};

export const programType: Field = {
	displayName: 'Program',
	name: 'programType',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. csp',
	description: 'The program, by name. Its values are not documented.',
	send: { check: id },
};
