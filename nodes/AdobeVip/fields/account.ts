import type { Check, Field } from '../../engine/declare';
import { email, lengthOf } from '../../engine/input/parsers';

/** Fields of resellers and customers. */

export const externalReferenceId: Field = {
	displayName: 'External Reference ID',
	name: 'externalReferenceId',
	type: 'string',
	default: '',
	placeholder: 'e.g. crm-83121',
	description: 'The ID in your own system, up to 35 characters. Adobe does not check that it is unique.',
	send: { check: lengthOf(1, 35), names: 'id' },
};

export const companyName: Field = {
	displayName: 'Company Name',
	name: 'companyName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Fabrikam Inc.',
	description: 'Name of the company, 4 to 80 characters. It cannot be changed later.',
	send: { as: 'companyProfile.companyName', check: lengthOf(4, 80), personal: true, names: 'name' },
};

export const preferredLanguage: Field = {
	displayName: 'Preferred Language',
	name: 'preferredLanguage',
	type: 'options',
	required: true,
	options: [
		{ name: 'Bulgarian (Bulgaria)', value: 'bg-BG' },
		{ name: 'Chinese (China)', value: 'zh-CN' },
		{ name: 'Chinese (Simplified)', value: 'zh-HANS' },
		{ name: 'Chinese (Taiwan)', value: 'zh-TW' },
		{ name: 'Chinese (Traditional)', value: 'zh-HANT' },
		{ name: 'Croatian (Croatia)', value: 'hr-HR' },
		{ name: 'Czech (Czechia)', value: 'cs-CZ' },
		{ name: 'Danish (Denmark)', value: 'da-DK' },
		{ name: 'Dutch (Netherlands)', value: 'nl-NL' },
		{ name: 'English (Israel)', value: 'en-IL' },
		{ name: 'English (United Arab Emirates)', value: 'en-AE' },
		{ name: 'English (United Kingdom)', value: 'en-GB' },
		{ name: 'English (United States)', value: 'en-US' },
		{ name: 'English (XM)', value: 'en-XM' },
		{ name: 'Estonian (Estonia)', value: 'et-EE' },
		{ name: 'Finnish (Finland)', value: 'fi-FI' },
		{ name: 'French (Canada)', value: 'fr-CA' },
		{ name: 'French (France)', value: 'fr-FR' },
		{ name: 'French (Morocco)', value: 'fr-MA' },
		{ name: 'French (XM)', value: 'fr-XM' },
		{ name: 'German (Germany)', value: 'de-DE' },
		{ name: 'Hungarian (Hungary)', value: 'hu-HU' },
		{ name: 'Italian (Italy)', value: 'it-IT' },
		{ name: 'Japanese (Japan)', value: 'ja-JP' },
		{ name: 'Korean (South Korea)', value: 'ko-KR' },
		{ name: 'Latvian (Latvia)', value: 'lv-LV' },
		{ name: 'Lithuanian (Lithuania)', value: 'lt-LT' },
		{ name: 'Norwegian (Norway)', value: 'nb-NO' },
		{ name: 'Polish (Poland)', value: 'pl-PL' },
		{ name: 'Portuguese (Brazil)', value: 'pt-BR' },
		{ name: 'Romanian (Romania)', value: 'ro-RO' },
		{ name: 'Russian (Russia)', value: 'ru-RU' },
		{ name: 'Serbian (RS)', value: 'sr-RS' },
		{ name: 'Serbian (SP)', value: 'sr-SP' },
		{ name: 'Slovak (Slovakia)', value: 'sk-SK' },
		{ name: 'Slovenian (Slovenia)', value: 'sl-SI' },
		{ name: 'Spanish (Latin America)', value: 'es-LA' },
		{ name: 'Spanish (Mexico)', value: 'es-MX' },
		{ name: 'Spanish (NA)', value: 'es-NA' },
		{ name: 'Spanish (Spain)', value: 'es-ES' },
		{ name: 'Swedish (Sweden)', value: 'sv-SE' },
		{ name: 'Turkish (Türkiye)', value: 'tr-TR' },
		{ name: 'Ukrainian (Ukraine)', value: 'uk-UA' },
	],
	default: 'en-US',
	description: 'The language that Adobe uses to write to the company',
	send: { as: 'companyProfile.preferredLanguage' },
};

/** The kinds of customers that Adobe has offers for. */
export const SEGMENTS = [
	{ name: 'Commercial', value: 'COM' },
	{ name: 'Education', value: 'EDU' },
	{ name: 'Government', value: 'GOV' },
];

/** A person's name or number within Adobe's limits. */
const short: Check = lengthOf(1, 35);

export const contacts: Field = {
	displayName: 'Contacts',
	name: 'contacts',
	type: 'fixedCollection',
	required: true,
	typeOptions: { multipleValues: true },
	placeholder: 'Add Contact',
	default: {},
	description: 'The administrators. Each gets a welcome email and becomes an administrator in the Adobe Admin Console.',
	options: [
		{
			displayName: 'Contact',
			name: 'contact',
			values: [
				{
					displayName: 'Email',
					name: 'email',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. name@email.com',
					description: 'Email address of the person. If Adobe already knows it, the existing name is kept.',
					send: { check: email, personal: true },
				},
				{
					displayName: 'First Name',
					name: 'firstName',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. Jane',
					description: 'First name of the person, up to 35 characters',
					send: { check: short, personal: true },
				},
				{
					displayName: 'Last Name',
					name: 'lastName',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. Doe',
					description: 'Last name of the person, up to 35 characters',
					send: { check: short, personal: true },
				},
				{
					displayName: 'Phone Number',
					name: 'phoneNumber',
					type: 'string',
					default: '',
					placeholder: 'e.g. 800-123-4567',
					description: 'Phone number of the person, up to 40 characters',
					send: { check: lengthOf(1, 40), personal: true },
				},
			],
		},
	],
	send: { as: 'companyProfile.contacts' },
};

/** The contacts of an account that exists. */
export const changedContacts: Field = {
	...contacts,
	required: false,
	description:
		'The whole list of administrators, which replaces the current one. Names of existing administrators cannot be changed. Those you leave out are no longer shown here, but remain administrators in the Adobe Admin Console.',
};

/** The members of a contact that a write takes. */
export const CONTACT = ['firstName', 'lastName', 'email', 'phoneNumber'];
