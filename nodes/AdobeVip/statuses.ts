import type { IDataObject } from 'n8n-workflow';

import type { State } from '../engine/declare';

import { at } from '../engine/util/path';

import { identity } from './answers';

const RESELLER: Record<string, string> = {
	1000: 'active',
	1002: 'pending validation',
	1004: 'inactive',
	1010: 'inactive: address not valid',
	1012: 'inactive: blocked',
	1026: 'not valid',
};

const DUPLICATE = 'inactive: another customer has the same company name and first contact';

/** What Adobe's status codes mean, by the kind of object. Source: facts, conventions.statusTables. */
const TABLES = {
	reseller: RESELLER,
	// The main table and the sandbox name the duplicate by different codes.
	customer: { ...RESELLER, 1014: DUPLICATE, 1024: DUPLICATE },
	order: {
		1000: 'complete',
		1002: 'in progress',
		1004: 'failed',
		1008: 'canceled: every line was returned',
		1010: 'failed: address not valid',
		1020: 'failed: distributor inactive',
		1022: 'failed: reseller inactive',
		1024: 'failed: customer inactive',
		1026: 'failed: customer ID not valid',
	},
	orderLine: { 1000: 'complete', 1002: 'in progress', 1004: 'failed', 1008: 'returned' },
	subscription: { 1000: 'active', 1002: 'pending', 1004: 'inactive', 1009: 'scheduled for the next renewal' },
	transfer: { 1000: 'complete', 1002: 'in progress', 1004: 'failed' },
	deployment: { 1000: 'active', 1004: 'inactive' },
} satisfies Record<string, Record<string, string>>;

/** The kinds of objects that have a status. */
export type Kind = keyof typeof TABLES;

/** A status code in words; '' for none: a preview has an empty one. */
export function statusWords(kind: Kind, code: unknown): string {
	const given = String(code ?? '');
	const table: Record<string, string> = TABLES[kind];
	return given === '' ? '' : (table[given] ?? `unknown status ${given}`);
}

/** The words beside the code of a row's `status`: { statusText: 'active' }, or nothing without a code. */
export const statusText =
	(kind: Kind) =>
	(row: IDataObject): IDataObject => {
		const words = statusWords(kind, row.status);
		return words === '' ? {} : { statusText: words };
	};

/** The name of a company beside its profile, where a table has a column for it. */
const companyName = (row: IDataObject): IDataObject => {
	const name = at(row, 'companyProfile.companyName');
	return typeof name === 'string' ? { companyName: name } : {};
};

/** For an operation's `extra`: the row's ID, its status in words, and the name of its company. */
export const idAndStatus =
	(kind: Kind) =>
	(row: IDataObject): IDataObject => ({ ...identity(row), ...statusText(kind)(row), ...companyName(row) });

/**
 * How far a status has come: 1000 is done, 1002 under way, every other code an end that was not wanted, those too that
 * is unknown. What has no status has not been reported yet.
 */
export function stateOf(code: unknown): State {
	const given = String(code ?? '');
	if (given === '1000') return 'completed';
	return given === '1002' || given === '' ? 'pending' : 'failed';
}
