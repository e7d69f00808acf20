import type { INodePropertyOptions } from 'n8n-workflow';

import type { Field } from '../../engine/declare';
import { localeName } from '../../engine/input/codes';
import { country } from '../../engine/input/parsers';

import { notIn } from '../signIn/clouds';

/** Agreements are a matter of the global cloud. */
export const NOT_OFFERED = notIn('Customer agreements', 'china', 'usGovernment');

const ALL: INodePropertyOptions[] = [{ name: 'All', value: '*' }];

/**
 * The kind of agreement. It is asked for wherever the platform takes it: left out, the platform means the old one.
 * @param more further choices, which come before the kinds themselves
 */
export const agreementType = (more: INodePropertyOptions[]): Field => ({
	displayName: 'Agreement Type',
	name: 'type',
	type: 'options',
	required: true,
	options: [
		...more,
		{ name: 'Microsoft Cloud Agreement', value: 'MicrosoftCloudAgreement', description: 'The old agreement' },
		{
			name: 'Microsoft Customer Agreement',
			value: 'MicrosoftCustomerAgreement',
			description: 'The current agreement',
		},
	],
	default: 'MicrosoftCustomerAgreement',
	description: 'The type of agreement',
});

/** The same as a filter, which may ask for all kinds. */
export const listedType: Field = {
	...agreementType(ALL),
	name: 'agreementType',
	description: 'The type of agreement to return',
};

export const documentCountry: Field = {
	displayName: 'Country',
	name: 'country',
	type: 'string',
	default: '',
	placeholder: 'e.g. US',
	description: "Two-letter code of the customer's country (ISO 3166-1). If not set, US.",
	send: { check: country },
};

export const documentLanguage: Field = {
	displayName: 'Language',
	name: 'language',
	type: 'string',
	default: '',
	placeholder: 'e.g. en-US',
	description: 'Language of the text. If not set or not available for the country, en-US.',
	send: { check: localeName },
};
