import type { IDataObject } from 'n8n-workflow';

import type { HookContext, Paging, Session, Wait } from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { at } from '../../engine/util/path';

import { paging } from '../paging';
import { stateOf, statusWords } from '../statuses';

/** What resellers and customers share: how they are found, and how a new one is followed. */

/** Where one kind of account is listed and read, the name of its id, and how the list is paged. */
export interface Accounts {
	list: string;
	one: string;
	id: 'resellerId' | 'customerId';
	paging: Paging;
}

export const RESELLERS: Accounts = {
	list: 'GET /v3/resellers',
	one: 'GET /v3/resellers/{resellerId}',
	id: 'resellerId',
	paging: paging.resellers,
};

/**
 * Every status that a list can be asked for; without one it holds active accounts only.
 * Pending ones first: an account that becomes active between two of the reads is then seen twice, not overlooked.
 */
const STATUSES = ['1002', '1000', '1004', '1026'];

/** The accounts of a list in every status, each once and as it was read last. */
export async function accountsOf(
	session: Session,
	{ list, id, paging }: Accounts,
	path: Record<string, string>,
	query: IDataObject = {},
): Promise<IDataObject[]> {
	const found = new Map<string, IDataObject>();
	for (const status of STATUSES) {
		const request = getRequest(list, path, { ...query, status });
		const rows = await readRows(session, request, paging, 'accounts', Infinity);
		for (const row of rows) found.set(String(row[id]), row);
	}
	return [...found.values()];
}

const nameOf = (row: IDataObject): string => String(at(row, 'companyProfile.companyName') ?? '').trim();

/** The accounts of exactly this company name; the platform's filter need not be exact, as a star in it means any text. */
export async function accountsNamed(
	session: Session,
	accounts: Accounts,
	path: Record<string, string>,
	name: string,
): Promise<IDataObject[]> {
	const rows = await accountsOf(session, accounts, path, { 'company-name': name });
	return rows.filter((row) => nameOf(row) === name.trim());
}

/** The whole account. */
export async function accountOf(session: Session, { one, id }: Accounts, value: string): Promise<IDataObject> {
	return await readObject(session, getRequest(one, { [id]: value }));
}

/**
 * The rows with exactly this external reference. It is not said that lists show it:
 * where none of the rows does, the accounts are read one by one.
 */
export async function withReference(
	session: Session,
	accounts: Accounts,
	rows: IDataObject[],
	reference: string,
): Promise<IDataObject[]> {
	const shown = rows.some(({ externalReferenceId }) => externalReferenceId !== undefined);
	const whole = shown
		? rows
		: await Promise.all(rows.map(async (row) => await accountOf(session, accounts, String(row[accounts.id]))));
	return whole.filter(({ externalReferenceId }) => String(externalReferenceId ?? '').trim() === reference.trim());
}

/**
 * The account that a write without a usable answer may have made: the only one of its name and external reference.
 * Without a reference nothing distinguishes it from an older one of the same name.
 */
export const madeAccount =
	(accounts: Accounts) =>
	async ({ session, values: { body } }: HookContext): Promise<IDataObject | undefined> => {
		const { externalReferenceId, resellerId } = body;
		if (externalReferenceId === undefined) return undefined;
		const named = await accountsNamed(session, accounts, { resellerId: String(resellerId) }, nameOf(body));
		const rows = await withReference(session, accounts, named, String(externalReferenceId));
		return rows.length === 1 ? await accountOf(session, accounts, String(rows[0][accounts.id])) : undefined;
	};

/** What to do about an account that was not accepted, by its status. */
const NEXT: Record<string, string> = {
	1010: 'Correct the address, then create it again, or contact Adobe.',
	1012: 'Contact Adobe for the reason.',
	1014: 'Use the other account: Get Many finds it by company name.',
	1024: 'Use the other account: Get Many finds it by company name.',
};

/**
 * How a new account is followed until Adobe has checked it.
 * @param cannot what it cannot do while it is inactive
 */
export function activation(kind: 'reseller' | 'customer', cannot: string): Wait {
	const title = kind === 'reseller' ? 'Reseller' : 'Customer';
	return {
		route: `GET /v3/${kind}s/{id}`,
		state: ({ status }) => stateOf(status),
		failure: ({ id, status }) =>
			`${title} ${String(id)} is ${statusWords(kind, status)} (status ${String(status)}), so ${cannot}. ${NEXT[String(status)] ?? 'Contact Adobe for the reason.'}`,
		until: 'Adobe has reviewed the account and it is active',
		offered: 'choice',
	};
}
