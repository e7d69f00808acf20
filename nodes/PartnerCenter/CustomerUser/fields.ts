import { type Field, optional } from '../../engine/declare';
import { country } from '../../engine/input/parsers';

import { notIn } from '../signIn/clouds';
import type { PickerName } from '../fields/fromList';
import { userId } from '../fields/locators';

/** Fields of users of a customer. */

/** Source: facts, auth.clouds[].limits. */
export const NOT_WRITTEN = notIn("Changes of customers' users and their roles", 'usGovernment');

export const NO_RESET = notIn('Password resets', 'china', 'usGovernment');

const userPrincipalName: Field = {
	displayName: 'User Name',
	name: 'userPrincipalName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. jane@contoso.onmicrosoft.com',
	description:
		'User principal name, which the user signs in with. Its domain must be a managed domain of the customer.',
	send: { personal: true },
};

const displayName: Field = {
	displayName: 'Display Name',
	name: 'displayName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Jane Doe',
	description: 'The name that others see',
	send: { personal: true },
};

const usageLocation: Field = {
	displayName: 'Usage Location',
	name: 'usageLocation',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. US',
	description:
		'Two-letter code of the country where the user uses the licenses (ISO 3166-1). Required for assigning licenses.',
	send: { check: country },
};

const person: Field[] = [
	{
		displayName: 'First Name',
		name: 'firstName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Jane',
		description: 'First name of the user',
		send: { personal: true },
	},
	{
		displayName: 'Immutable ID',
		name: 'immutableId',
		type: 'string',
		default: '',
		placeholder: 'e.g. WjkHmDgfEUGWWpzpd3uqLA==',
		description: "Unique ID of the user in the customer's own directory, required in custom federated domains",
		send: { personal: true },
	},
	{
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Doe',
		description: 'Last name of the user',
		send: { personal: true },
	},
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. +1 425 555 0101',
		description: 'Phone number of the user',
		send: { personal: true },
	},
];

export const password: Field = {
	displayName: 'Password',
	name: 'password',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	placeholder: 'e.g. 8 characters or more',
	description:
		"The user's password. If not set, the platform generates one for a new user; Show Passwords in the options returns it.",
	send: { as: 'passwordProfile.password', secret: true },
};

export const forceChangePassword: Field = {
	displayName: 'Force Change of Password',
	name: 'forceChangePassword',
	type: 'boolean',
	default: true,
	description: 'Whether the user must change the password at the next sign-in',
	send: { as: 'passwordProfile.forceChangePassword' },
};

export const newUser: Field[] = [
	userPrincipalName,
	displayName,
	usageLocation,
	...person,
	password,
	forceChangePassword,
];

export const changedUser: Field[] = newUser.map(optional);

/** Of a role's member; read from the user where they are not given. */
export const memberNames: Field[] = [
	{ ...optional(displayName), description: "The user's display name. If not set, it is read from the user." },
	{ ...optional(userPrincipalName), description: "The user's principal name. If not set, it is read from the user." },
];

export const deletedUserId: Field = {
	...userId,
	description: 'The user that was deleted in the last 30 days',
	modes: userId.modes?.map((mode) =>
		mode.type === 'list'
			? { ...mode, typeOptions: { ...mode.typeOptions, searchListMethod: 'deletedUsers' satisfies PickerName } }
			: mode,
	),
};

/** Fields that Simplify keeps of a user. */
export const USER = [
	'id',
	'userPrincipalName',
	'displayName',
	'firstName',
	'lastName',
	'usageLocation',
	'state',
	'userDomainType',
	'immutableId',
	'phoneNumber',
	'softDeletionTime',
	'passwordProfile',
];

export const PASSWORD = ['passwordProfile.password'];

export const OBJECT_TYPE = { attributes: { objectType: 'CustomerUser' } };

/** Source: contract; only the archived SDK names them. */
export const sortField: Field = {
	displayName: 'Sort By',
	name: 'sortField',
	type: 'string',
	default: '',
	placeholder: 'e.g. DisplayName',
	description: 'Name of the field to sort by, as the platform spells it',
};

export const sortDirection: Field = {
	displayName: 'Sort Direction',
	name: 'sortDirection',
	type: 'options',
	options: [
		{ name: 'Ascending', value: 'ascending' },
		{ name: 'Descending', value: 'descending' },
	],
	default: 'ascending',
	description: 'The direction to sort in',
};
