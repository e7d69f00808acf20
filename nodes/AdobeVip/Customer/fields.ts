import { type Field, optional } from '../../engine/declare';
import { date } from '../../engine/input/parsers';

import * as account from '../fields/account';
import { changedAddress, newAddress } from '../fields/address';
import { resellerId } from '../fields/locators';
import { accountFilters } from '../Reseller/fields';

const segment = { as: 'companyProfile.marketSegment' };

const marketSegment: Field = {
	displayName: 'Market Segment',
	name: 'marketSegment',
	type: 'options',
	options: account.SEGMENTS,
	default: 'COM',
	description: "The customer's segment, which its reseller must be allowed to sell to. If not set, commercial.",
	send: segment,
};

/** Nothing is preselected: a node that was only dropped on the canvas would change it. */
export const newSegment: Field = {
	...marketSegment,
	required: true,
	options: [{ name: 'Choose…', value: '' }, ...account.SEGMENTS],
	default: '',
	description: 'The segment that the customer moves to, which its reseller must be allowed to sell to',
};

/** What kind of government body a large agency is. */
export const marketSubSegments: Field = {
	displayName: 'Government Level',
	name: 'marketSubSegments',
	type: 'multiOptions',
	required: true,
	options: [
		{ name: 'Federal', value: 'FEDERAL' },
		{ name: 'State', value: 'STATE' },
	],
	default: [],
	description: 'The level of government that the agency belongs to, usually one',
	send: { as: 'companyProfile.marketSubSegments' },
};

const cotermDate: Field = {
	displayName: 'Anniversary Date',
	name: 'cotermDate',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	placeholder: 'e.g. 2028-03-31',
	description:
		'Only for a term longer than a year: one to three years from today, up to four for education. If not set, Adobe sets it with the first order.',
	send: { check: date },
};

const agencyCotermDate: Field = {
	...cotermDate,
	description:
		'The end of the first term, at most 23 months from today. If not set, Adobe sets it with the first order.',
};

const who: Field[] = [
	resellerId,
	account.companyName,
	account.preferredLanguage,
	...newAddress,
	account.contacts,
	account.externalReferenceId,
];

export const newCustomer: Field[] = [...who, marketSegment, cotermDate];

const licenses: Field = {
	displayName: 'Minimum Licenses',
	name: 'minimumLicenses',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 0,
	description: 'How many licenses the customer commits to. The first level starts at 10.',
	send: { in: 'nowhere' },
};

const consumables: Field = {
	displayName: 'Minimum Consumables',
	name: 'minimumConsumables',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 0,
	description:
		'How many units of consumables, such as stock credits, the customer commits to. The first level starts at 1,000.',
	send: { in: 'nowhere' },
};

/** The quantities of a three-year commitment, one of them at least. */
export const commitment: Field[] = [licenses, consumables];

export const newCommitted: Field[] = [...who, marketSegment, ...commitment];

export const newAgency: Field[] = [...who, marketSubSegments, agencyCotermDate];

export const changedCustomer: Field[] = [
	account.externalReferenceId,
	optional(account.preferredLanguage),
	...changedAddress,
	account.changedContacts,
];

export const globalSalesEnabled: Field = {
	displayName: 'Global Sales',
	name: 'globalSalesEnabled',
	type: 'boolean',
	required: true,
	default: true,
	description: 'Whether the customer can buy for countries other than its own',
};

const createdFrom: Field = {
	displayName: 'Created From',
	name: 'createdFrom',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	placeholder: 'e.g. 2026-01-01',
	description: 'Only customers created on or after this date',
	send: { as: 'from-created-date', check: date },
};

const createdTo: Field = {
	displayName: 'Created To',
	name: 'createdTo',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	placeholder: 'e.g. 2026-03-31',
	description: 'Only customers created on or before this date',
	send: { as: 'to-created-date', check: date },
};

export const customerFilters: Field[] = [...accountFilters, createdFrom, createdTo];
