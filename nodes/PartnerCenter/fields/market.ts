import type { Field } from '../../engine/declare';
import { currencyCode, localeName } from '../../engine/input/codes';
import { country as countryCode } from '../../engine/input/parsers';

/** What names a part of the catalog: market, language, audience, money. */

export const country: Field = {
	displayName: 'Country',
	name: 'country',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. US',
	description: "Two-letter code of the market (ISO 3166-1). For a purchase, it is the customer's country.",
	send: { check: countryCode },
};

export const locale: Field = {
	displayName: 'Language',
	name: 'locale',
	type: 'string',
	required: true,
	default: 'en-US',
	placeholder: 'e.g. en-US',
	description: 'Language of names and descriptions',
	send: { in: 'header', as: 'X-Locale', check: localeName },
};

export const currency: Field = {
	displayName: 'Currency',
	name: 'currency',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. USD',
	description: 'Three-letter currency code (ISO 4217)',
	send: { check: currencyCode },
};

export const targetView: Field = {
	displayName: 'Catalog View',
	name: 'targetView',
	type: 'options',
	required: true,
	options: [
		{ name: 'Azure', value: 'Azure' },
		{ name: 'Azure Plan', value: 'MicrosoftAzure' },
		{ name: 'Azure Reservations', value: 'AzureReservations' },
		{ name: 'Azure Reservations: Cosmos DB', value: 'AzureReservationsCosmosDb' },
		{ name: 'Azure Reservations: SQL', value: 'AzureReservationsSQL' },
		{ name: 'Azure Reservations: Virtual Machines', value: 'AzureReservationsVM' },
		{ name: 'Marketplace SaaS', value: 'MarketplaceSaaS' },
		{
			name: 'Online Services',
			value: 'OnlineServices',
			description: 'New commerce: Microsoft 365, Dynamics 365 and other seats',
		},
		{ name: 'Software', value: 'Software' },
		{ name: 'Software: Perpetual', value: 'SoftwarePerpetual' },
		{ name: 'Software: Subscriptions', value: 'SoftwareSubscriptions' },
		{ name: 'Software: SUSE Linux', value: 'SoftwareSUSELinux' },
	],
	default: 'OnlineServices',
	description: 'The part of the catalog',
};

/** The part of the catalog that the list of products on the screen shows; it is not sent. */
export const listedView: Field = {
	...targetView,
	description: 'The part of the catalog that From List shows. It has no effect for a product entered by ID.',
	send: { in: 'nowhere' },
};

export const targetSegment: Field = {
	displayName: 'Segment',
	name: 'targetSegment',
	type: 'options',
	options: [
		{ name: 'Commercial', value: 'commercial' },
		{ name: 'Education', value: 'education' },
		{ name: 'Government', value: 'government' },
		{ name: 'Nonprofit', value: 'nonprofit', description: 'Only returned on request' },
	],
	default: 'commercial',
	description: 'Only items for this audience',
};

export const reservationScope: Field = {
	displayName: 'Reservation Scope',
	name: 'reservationScope',
	type: 'options',
	options: [{ name: 'Azure Plan', value: 'AzurePlan' }],
	default: 'AzurePlan',
	description: 'Only Azure reservations for Azure plans. Leave it out for legacy Azure subscriptions.',
};
