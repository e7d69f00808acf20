import type { Operation, Resource } from '../../engine/declare';
import { country } from '../../engine/input/parsers';

import { partnerCenter } from '../vendor';

import { validateAddress } from './address';
import { checkDomain } from './domain';

/** The rules of a country as both forms of the answer name them. */
const RULES = [
	'iso2Code',
	'defaultCulture',
	'isCityRequired',
	'isStateRequired',
	'supportedStatesList',
	'states',
	'isPostalCodeRequired',
	'postalCodeRegex',
	'phoneNumberRegex',
	'countryCallingCodesList',
	'isTaxIdSupported',
	'isTaxIdOptional',
	'taxIdFormat',
	'taxIdSample',
	'supportedLanguagesList',
	'supportedLanguages',
	'supportedCulturesList',
	'supportedCultures',
];

const getCountryRules: Operation = {
	value: 'getCountryRules',
	name: 'Get Country Rules',
	action: 'Get the rules of a country',
	description: "Get a country's rules for addresses, phone numbers and tax numbers, with its states and languages",
	route: 'GET /v1/countryvalidationrules/{isoCode}',
	fields: [
		{
			displayName: 'Country',
			name: 'isoCode',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. US',
			description: 'Two-letter country code (ISO 3166-1)',
			send: { check: country },
		},
	],
	simplify: RULES,
	sample: 'partnerCenter/countryValidationRules.get.json',
	facts: ['countryValidationRules.get'],
	docs: 'https://learn.microsoft.com/partner-center/developer/get-market-specific-validation-data',
};

const operations: Operation[] = [validateAddress, getCountryRules, checkDomain];

export const resource: Resource = { value: 'validation', name: 'Validation', vendor: partnerCenter, operations };
