import type { IDataObject } from 'n8n-workflow';

import { type Field, optional } from '../../engine/declare';
import { localeName } from '../../engine/input/codes';
import { email, id } from '../../engine/input/parsers';
import { isObject } from '../../engine/util/path';

import { addressFields } from '../fields/address';
import { indirectResellerId } from '../fields/locators';

/** Fields of customers. */

export const domain: Field = {
	displayName: 'Domain',
	name: 'domain',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. contoso.onmicrosoft.com',
	description: 'The initial domain of the new tenant. It must be free, and cannot be changed later.',
	send: { as: 'companyProfile.domain', check: id, names: 'id' },
};

const organizationRegistrationNumber: Field = {
	displayName: 'Organization Registration Number',
	name: 'organizationRegistrationNumber',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1234567890',
	description:
		"The organization's registration or tax number. Required in AE, AM, AZ, BR, BY, HU, IN, KG, KZ, MD, RU, TJ, TR, UA and UZ; other countries refuse it.",
	send: { as: 'companyProfile.organizationRegistrationNumber' },
};

/** @param prefix where the profile is in the body: 'billingProfile.', or '' where it is the body */
const profileFields = (prefix: string): Field[] => [
	{
		displayName: 'Company Name',
		name: 'companyName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Contoso Ltd.',
		description: 'Legal name of the company',
		send: { as: `${prefix}companyName`, personal: true, names: 'name' },
	},
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. name@email.com',
		description: 'Email address of the billing contact',
		send: { as: `${prefix}email`, check: email, personal: true },
	},
	{
		displayName: 'Culture',
		name: 'culture',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. en-US',
		description: 'Language and country for messages and currency',
		send: { as: `${prefix}culture`, check: localeName },
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. en',
		description: 'Two-letter code of the language for communication',
		send: { as: `${prefix}language`, check: localeName },
	},
	...addressFields(`${prefix}defaultAddress`),
	{
		displayName: 'Billing Contact First Name',
		name: 'contactFirstName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Jane',
		description: 'First name of the billing contact, if it is not the contact of the address',
		send: { as: `${prefix}firstName`, personal: true },
	},
	{
		displayName: 'Billing Contact Last Name',
		name: 'contactLastName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Doe',
		description: 'Last name of the billing contact, if it is not the contact of the address',
		send: { as: `${prefix}lastName`, personal: true },
	},
];

const associatedPartnerId: Field = {
	...optional(indirectResellerId),
	name: 'associatedPartnerId',
	description:
		'The indirect reseller whose customer it becomes, only for indirect providers. If not set, it becomes your direct customer. Requires App + User sign-in.',
};

const enableGDAPByDefault: Field = {
	displayName: 'Enable GDAP by Default',
	name: 'enableGDAPByDefault',
	type: 'boolean',
	default: true,
	description: 'Whether you get delegated admin rights (GDAP) in the new tenant. Only in clouds that have GDAP.',
};

/** Most countries ask for these, so they are not hidden in a collection. */
const byCountry = (field: Field): Field =>
	['state', 'postalCode'].includes(field.name) ? { ...field, send: { ...field.send, front: true } } : field;

/** What a new customer is made of. */
export const newCustomer: Field[] = [
	domain,
	...profileFields('billingProfile.').map(byCountry),
	organizationRegistrationNumber,
	associatedPartnerId,
	enableGDAPByDefault,
];

/** What can be changed in a billing profile: the rest of it stays as it is. */
export const changedProfile: Field[] = profileFields('').map(optional);

/** Fields that Simplify keeps of a customer. */
export const CUSTOMER = [
	'id',
	'commerceId',
	'companyProfile',
	'billingProfile',
	'relationshipToPartner',
	'associatedPartnerId',
	'allowDelegatedAccess',
	'customDomains',
	'userCredentials',
];

/** The company's name and domain beside its profile, where a table has columns for them. */
export const companyOf = ({ companyProfile }: IDataObject): IDataObject => {
	const { companyName, domain: host } = isObject(companyProfile) ? companyProfile : {};
	return { ...(companyName ? { companyName } : {}), ...(host ? { domain: host } : {}) };
};

/** The first administrator's password is in one single answer. */
export const PASSWORD = ['userCredentials.password'];
