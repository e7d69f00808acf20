import type { IDataObject } from 'n8n-workflow';

import { type Field, type HookContext, optional, type State, type Wait } from '../engine/declare';
import { readRows } from '../engine/http/paging/paging';
import { getRequest } from '../engine/http/request';

import * as fields from './fields/account';
import { contactPersons } from './fields/contacts';
import { paging } from './paging';

/** What customers and resellers share. */

export const newAccount: Field[] = [
	fields.accountName,
	fields.language,
	fields.streetAddress,
	fields.postalCode,
	fields.city,
	fields.countryCode,
	contactPersons,
	fields.addressExtension,
	fields.attributes,
	fields.externalId,
	fields.initialStatus,
	fields.state,
	fields.taxRegId,
];

const NOT_CHANGEABLE = [fields.language, fields.attributes, fields.initialStatus];

export const changedAccount: Field[] = [
	...newAccount.filter((field) => !NOT_CHANGEABLE.includes(field)),
	fields.settableStatus,
].map(optional);

const byName: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Acme',
	description: 'Only accounts with a similar name',
};

const byEmail: Field = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	default: '',
	placeholder: 'e.g. name@email.com',
	description: 'Only accounts with a contact with this email address',
	send: { personal: true },
};

const byExternalId: Field = {
	displayName: 'External ID',
	name: 'externalId',
	type: 'string',
	default: '',
	placeholder: 'e.g. CRM-4711',
	description: 'Only the account with this ID from your own system',
};

export const accountFilters: Field[] = [byName, byEmail, byExternalId];

/** Fields that Simplify keeps of an account. */
export const ACCOUNT = [
	'id',
	'externalId',
	'name',
	'status',
	'resellerId',
	'language',
	'taxRegId',
	'address',
	'contactPersons',
	'attributes',
];

const HELD: Record<string, string> = {
	creditHold: 'is on credit hold, so it cannot order. Settle its balance in the control panel',
	adminHold: "is on administrative hold, so it cannot order. Contact the platform's support for the reason",
	cancelled: 'is canceled, so it cannot order. Use another customer',
	error: "is in an error state, so it cannot order. Contact the platform's support",
};

/** How far the platform is with an account. */
export function accountState(account: IDataObject): State {
	const status = String(account.status ?? '');
	if (status === 'active') return 'completed';
	// One that is unknown ends the waiting: it may never change.
	return status === 'pending' || status === '' ? 'pending' : 'failed';
}

/** Why an account cannot order, in a sentence. */
export function heldBecause(account: IDataObject): string {
	return `Account ${account.id} ${HELD[String(account.status)] ?? `has the status "${account.status}", which is unknown to this node. Check it in the control panel`}, then run this again.`;
}

/** A new account is pending until the platform has checked it; orders for it are refused until then. */
export const activation = (route: string): Wait => ({
	route,
	state: (account, sent) =>
		account.status !== undefined && account.status === sent?.status ? 'completed' : accountState(account),
	failure: heldBecause,
	until: 'the account is active',
	offered: 'choice',
});

/**
 * The account that a lost answer may have made: the only one with the same external id and name.
 * Without an external id nothing distinguishes it from another one of the same name.
 */
export function madeAccount(route: string) {
	return async ({ session, values }: HookContext): Promise<IDataObject | undefined> => {
		const { externalId } = values.body;
		if (externalId === undefined) return undefined;
		const request = getRequest(route, values.path, { externalId });
		const listed = await readRows(session, request, paging.limitOffset, 'data', Infinity);
		// An older account may have the same external id: the name distinguishes it from the one that was meant.
		const rows = listed.filter((row) => row.externalId === externalId && row.name === values.body.name);
		return rows.length === 1 ? rows[0] : undefined;
	};
}
