import type { Field } from '../../../engine/declare';
import { country } from '../../../engine/input/parsers';

import { text } from './text';

/** The customer of a referral, and what it agrees to. */

export const customerName: Field = {
	...text('Customer Name', 'customerName', 'Alder Ridge Dental', "Name of the customer's company", {
		as: 'customerProfile.name',
	}),
	required: true,
};

export const consentToShare: Field = {
	displayName: 'May Share Information',
	name: 'consentToShare',
	type: 'boolean',
	required: true,
	default: false,
	description: 'Whether the customer agrees that you share its information with Microsoft and the partners of the deal',
	send: { as: 'consent.consentToToShareInfoWithOthers' },
};

export const consentToContact: Field = {
	displayName: 'May Be Contacted',
	name: 'consentToContact',
	type: 'boolean',
	required: true,
	default: false,
	description: 'Whether the customer agrees to be contacted',
	send: { as: 'consent.consentToContact' },
};

export const optionalConsents: Field[] = [consentToShare, consentToContact].map((field) => ({
	...field,
	required: false,
}));
export const optionalCustomerName: Field = { ...customerName, required: false };

const address = (displayName: string, name: string, example: string, send: Field['send'] = {}): Field =>
	text(displayName, name, example, "Part of the customer's address", {
		as: `customerProfile.address.${name}`,
		...send,
	});

/** The customer's address and size, which only a new referral takes. */
export const customerDetails: Field[] = [
	address('Customer Address Line 1', 'addressLine1', '1 Main Street', { personal: true }),
	address('Customer Address Line 2', 'addressLine2', 'Suite 200', { personal: true }),
	address('Customer City', 'city', 'Redmond'),
	address('Customer State', 'state', 'WA'),
	address('Customer Postal Code', 'postalCode', '98052'),
	address('Customer Country', 'country', 'US', { check: country }),
	text('Customer Size', 'size', '10to50employees', 'Number of employees, as Microsoft spells it', {
		as: 'customerProfile.size',
	}),
];
