import type { Field } from '../../engine/declare';
import { email, text } from '../../engine/input/parsers';

const person: Field[] = [
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. name@email.com',
		description: 'Email address of the person',
		send: { check: email, personal: true },
	},
	{
		displayName: 'First Name',
		name: 'firstName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Jane',
		description: 'First name of the person',
		send: { personal: true },
	},
	{
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Doe',
		description: 'Last name of the person',
		send: { personal: true },
	},
	{
		displayName: 'Login',
		name: 'login',
		type: 'string',
		default: '',
		placeholder: 'e.g. jane.doe@example.com',
		description:
			'Login for the control panel, only for the administration contact. If not set, the platform generates it.',
		send: { personal: true },
	},
	{
		displayName: 'Password',
		name: 'password',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description:
			'Password for the control panel, only for the administration contact: usually 7 or more characters with uppercase letters, digits and a special character',
		send: { check: text, secret: true },
	},
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 1#949#5550100#',
		hint: 'Country#area#number#extension, such as 1#949#5550100#',
		description:
			'Country, area, number and extension, each followed by #. Area and extension may be empty, as in 81##18881234567#.',
		send: { personal: true },
	},
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		required: true,
		options: [
			{ name: 'Administration', value: 'admin' },
			{ name: 'Billing', value: 'billing' },
			{ name: 'Technical', value: 'technical' },
		],
		default: 'admin',
		description: 'What the person is responsible for',
	},
];

/** The persons of a customer or reseller. */
export const contactPersons: Field = {
	displayName: 'Contacts',
	name: 'contactPersons',
	type: 'fixedCollection',
	required: true,
	typeOptions: { multipleValues: true },
	placeholder: 'Add Contact',
	default: {},
	description:
		'The contacts, usually one each for administrative, technical and billing. An update replaces the whole list.',
	options: [
		{
			displayName: 'Contact',
			name: 'contact',
			values: person,
		},
	],
};
