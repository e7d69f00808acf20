import { type Field, optional } from '../../engine/declare';
import { id } from '../../engine/input/parsers';

import * as account from '../fields/account';
import { changedAddress, newAddress } from '../fields/address';

const distributorId: Field = {
	displayName: 'Distributor ID',
	name: 'distributorId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 9901501243',
	description: 'Your own distributor ID, the one that the credential belongs to',
	send: { check: id },
};

const marketSegments: Field = {
	displayName: 'Market Segments',
	name: 'marketSegments',
	type: 'multiOptions',
	options: account.SEGMENTS,
	default: [],
	description:
		'The segments that the reseller can sell to. If not set, commercial only. Segments cannot be removed later.',
	send: { as: 'companyProfile.marketSegments' },
};

const addedSegments: Field = {
	...marketSegments,
	displayName: 'Add Market Segments',
	description: 'Segments to add to those that the reseller can sell to. Segments cannot be removed later.',
};

export const newReseller: Field[] = [
	distributorId,
	account.companyName,
	account.preferredLanguage,
	...newAddress,
	account.contacts,
	account.externalReferenceId,
	marketSegments,
];

export const changedReseller: Field[] = [
	account.externalReferenceId,
	optional(account.preferredLanguage),
	...changedAddress,
	account.changedContacts,
	addedSegments,
];

const status: Field = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: '1000' },
		{ name: 'Inactive', value: '1004' },
		{ name: 'Not Valid', value: '1026' },
		{ name: 'Pending', value: '1002' },
	],
	default: '1000',
	description: 'Only accounts with this status. If not set, only active ones.',
};

const companyName: Field = {
	displayName: 'Company Name',
	name: 'companyName',
	type: 'string',
	default: '',
	placeholder: 'e.g. *Fabrikam*',
	description: 'Only accounts with this name. Use * as a wildcard.',
	send: { as: 'company-name' },
};

const sortBy: Field = {
	displayName: 'Sort By',
	name: 'sortBy',
	type: 'options',
	options: [
		{ name: 'Company Name', value: 'companyName' },
		{ name: 'Creation Date', value: 'creationDate' },
	],
	default: 'companyName',
	description: 'The field to sort by',
	send: { as: 'sort-by' },
};

const orderBy: Field = {
	displayName: 'Sort Order',
	name: 'orderBy',
	type: 'options',
	options: [
		{ name: 'Ascending', value: 'asc' },
		{ name: 'Descending', value: 'desc' },
	],
	default: 'asc',
	description: 'The direction to sort in',
	send: { as: 'order-by' },
};

/** The filters of a list of resellers or customers. */
export const accountFilters: Field[] = [status, companyName, sortBy, orderBy];
