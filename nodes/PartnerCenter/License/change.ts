import type { IDataObject } from 'n8n-workflow';

import type { HookContext, Operation } from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';
import { at } from '../../engine/util/path';

import { paging } from '../paging';

const LICENSES = 'GET /v1/customers/{customerId}/users/{userId}/licenses';

const BOTH_GROUPS = { licenseGroupIds: ['Group1', 'Group2'] };

/** What was sent, if the user has every license that was to be assigned and none that was to be removed. */
async function changedLicenses({ session, values: { path, body } }: HookContext): Promise<IDataObject | undefined> {
	const rows = await readRows(session, getRequest(LICENSES, path, BOTH_GROUPS), paging.links, 'items', Infinity);
	const held = rows.map((row) => String(at(row, 'productSku.id')).toLowerCase());
	const wanted = ((body.licensesToAssign ?? []) as IDataObject[]).map(({ skuId }) => String(skuId));
	const unwanted = (body.licensesToRemove ?? []) as string[];
	return wanted.every((id) => held.includes(id.toLowerCase())) &&
		!unwanted.some((id) => held.includes(id.toLowerCase()))
		? body
		: undefined;
}

const sentence = (warning: IDataObject): string =>
	[warning.code, warning.message].filter(Boolean).map(String).join(': ');

/** A success may come with warnings: the licenses are assigned, but something about them is not as it should be. */
function withWarnings({ licenseWarnings }: IDataObject): IDataObject {
	const warnings = Array.isArray(licenseWarnings) ? (licenseWarnings as IDataObject[]).map(sentence) : [];
	return warnings.length > 0 ? { warnings } : {};
}

/** What assigning and removing have in common: one route does both. */
export const change = {
	route: 'POST /v1/customers/{customerId}/users/{userId}/licenseupdates',
	constantBody: { attributes: { objectType: 'LicenseUpdate' } },
	write: 'change',
	subject: ({ path }) => path.userId,
	findAfterLostResponse: changedLicenses,
	extra: withWarnings,
	sample: 'partnerCenter/license.assign.json',
	facts: ['license.assign'],
	docs: 'https://learn.microsoft.com/partner-center/developer/assign-licenses-to-a-user',
} satisfies Partial<Operation>;
