import type { IDataObject } from 'n8n-workflow';

import type { HookContext, Session, Values } from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';
import { read } from '../../engine/http/send';
import { platformNow } from '../../engine/http/platformTime';
import { at } from '../../engine/util/path';

import { allOf, quoted } from '../odata';
import { salesPaging } from '../paging';

export const LIST = 'GET /v1.0/engagements/referrals';
export const ONE = 'GET /v1.0/engagements/referrals/{referralId}';

/** What a simplified output keeps. */
export const REFERRAL = [
	'id',
	'name',
	'status',
	'substatus',
	'statusReason',
	'type',
	'qualification',
	'externalReferenceId',
	'engagementId',
	'customerProfile',
	'details',
	'consent',
	'team',
	'target',
	'inviteContext',
	'organizationName',
	'createdDateTime',
	'updatedDateTime',
	'expirationDateTime',
	'eTag',
];

/** What a table of deals needs, out of the objects that hold it. */
export const dealOf = (referral: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries({
			customerName: 'customerProfile.name',
			dealValue: 'details.dealValue',
			currency: 'details.currency',
			closingDateTime: 'details.closingDateTime',
		})
			.map(([name, path]) => [name, at(referral, path)])
			.filter(([, value]) => value !== undefined),
	) as IDataObject;

/** A referral and the version that a change of it names. */
export interface Version {
	referral: IDataObject;
	etag?: string;
}

/** The version is in the header or in the body, depending on the page that describes it: the first found counts. */
export const etagOf = (headers: Record<string, string>, referral: IDataObject): string | undefined =>
	[headers.etag, referral.eTag, referral['@odata.etag']].find(
		(value): value is string => typeof value === 'string' && value !== '',
	);

export async function readReferral(session: Session, referralId: string): Promise<Version> {
	const { headers, body } = await read(session, getRequest(ONE, { referralId }));
	const referral = session.vendor.object(body);
	return { referral, etag: etagOf(headers, referral) };
}

const MINUTE = 60_000;

/** How long before now a referral can have been made by a request without an answer. */
const LATELY = 15 * MINUTE;

/** How many of the newest are looked through. */
const NEWEST = 100;

/** After a lost answer: a new referral with the same names. Without a name of its own it cannot be distinguished from others. */
export async function findMade({ session, values: { body } }: HookContext): Promise<IDataObject | undefined> {
	if (body.externalReferenceId === undefined && body.name === undefined) return undefined;
	const rows = await readRows(
		session,
		getRequest(LIST, {}, { $orderby: 'createdDateTime desc' }),
		salesPaging.odata,
		'value',
		NEWEST,
	);
	const same = (row: IDataObject, path: string) => (at(row, path) ?? null) === (at(body, path) ?? null);
	return rows.find(
		(row) =>
			Date.parse(String(row.createdDateTime)) > platformNow(session) - LATELY &&
			['externalReferenceId', 'name', 'customerProfile.name'].every((path) => same(row, path)),
	);
}

/** The filters of the list as OData. */
export function filterList({ local, query }: Values): void {
	const equal = (['status', 'substatus', 'email', 'engagementId'] as const).filter((name) => local[name] !== undefined);
	const since = local.updatedSince === undefined ? [] : [`updatedDateTime ge ${String(local.updatedSince)}`];
	const filter = allOf([...equal.map((name) => `${name} eq ${quoted(local[name])}`), ...since], local.filter);
	if (filter !== undefined) query.$filter = filter;
}
