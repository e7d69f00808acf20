import type { IDataObject } from 'n8n-workflow';

import type { Replacing, Values } from '../../engine/declare';
import { redact } from '../../engine/http/redact';
import { overlaid } from '../../engine/run/replaceWhole';
import { at, isObject } from '../../engine/util/path';

import { companyName, CONTACT, contacts } from '../fields/account';
import { ADDRESS, newAddress } from '../fields/address';
import { statusWords, type Kind } from '../statuses';

/** What of an account that was read goes back with a change: only what the change takes, as anything else is refused. */

/** The named members of an object that hold something. */
export function kept(object: unknown, names: string[]): IDataObject {
	const given = isObject(object) ? object : {};
	return Object.fromEntries(
		names
			.filter((name) => given[name] !== undefined && given[name] !== null && given[name] !== '')
			.map((name) => [name, given[name]]),
	);
}

const listAt = (source: unknown, path: string): IDataObject[] => {
	const found = at(source, path);
	return Array.isArray(found) ? (found as IDataObject[]) : [];
};

/** @param segments the name of the member that holds the market segments */
export const profileOf = ({ companyProfile }: IDataObject, segments: string): IDataObject => ({
	...kept(companyProfile, ['companyName', 'preferredLanguage', segments]),
	address: kept(at(companyProfile, 'address'), ADDRESS),
	contacts: listAt(companyProfile, 'contacts').map((contact) => kept(contact, CONTACT)),
});

/** The whole that a change of a reseller sends. Segments are added to those that it has, for none can be taken away. */
export function wholeReseller(object: IDataObject, { body }: Values): IDataObject {
	const before = { ...kept(object, ['externalReferenceId']), companyProfile: profileOf(object, 'marketSegments') };
	const marketSegments = [
		...new Set([...listAt(object, 'companyProfile.marketSegments'), ...listAt(body, 'companyProfile.marketSegments')]),
	];
	return overlaid(overlaid(before, body), { companyProfile: { marketSegments } });
}

/** The whole that a change sends, of the object as it was read and of what was given. */
export type Whole = (object: IDataObject, values: Values) => IDataObject;

const PERSONAL = [companyName, ...newAddress, contacts];

/** A dry run shows the whole, in which persons appear that no field of the operation names: they are hidden then. */
export const quiet =
	(whole: Whole): Replacing['whole'] =>
	({ object, values }) =>
		values.settings.dryRun ? redact(PERSONAL, whole(object, values)) : whole(object, values);

/** Why an account cannot be changed in its status. */
export const notChangeable =
	(kind: Kind & ('reseller' | 'customer')) =>
	({ id, status }: IDataObject): string | undefined => {
		if (!['1002', '1012'].includes(String(status))) return undefined;
		const next =
			String(status) === '1002' ? 'Wait until it is active, then run this again.' : 'Contact Adobe for the reason.';
		return `Nothing was changed: ${kind} ${String(id)} is ${statusWords(kind, status)}, and Adobe only accepts changes to active accounts. ${next}`;
	};

const addressesOf = (source: IDataObject): string[] =>
	listAt(source, 'companyProfile.contacts').map(({ email }) => String(email ?? '').toLowerCase());

/** Says how many contacts a new list leaves out; no names, as this is in the output. */
export function leftOut(object: IDataObject, { body }: Values): string[] {
	if (at(body, 'companyProfile.contacts') === undefined) return [];
	const given = addressesOf(body);
	const missing = addressesOf(object).filter((address) => !given.includes(address)).length;
	if (missing === 0) return [];
	return [
		`${missing} of the account's previous contacts ${missing === 1 ? 'is' : 'are'} not in the new list. The Admin Console still has ${missing === 1 ? 'that person' : 'those people'} as an administrator: remove that right there if you want to.`,
	];
}
