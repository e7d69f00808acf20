import type { IDataObject } from 'n8n-workflow';

import type { HookContext, Operation } from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';
import { at } from '../../engine/util/path';

import { paging } from '../paging';

const LICENSES = 'GET /v1/customers/{customerId}/users/{userId}/licenses';
const SKUS = 'GET /v1/customers/{customerId}/subscribedskus';

const BOTH_GROUPS = { licenseGroupIds: ['Group1', 'Group2'] };

const idOf = ({ id }: IDataObject): string => String(id).toLowerCase();

const skuOf = (row: IDataObject): string => String(at(row, 'productSku.id')).toLowerCase();

const plansOf = ({ servicePlans }: IDataObject): IDataObject[] =>
	Array.isArray(servicePlans) ? (servicePlans as IDataObject[]) : [];

/** Plans of the whole tenant are no user's. */
const isForUsers = ({ targetType }: IDataObject): boolean => !/tenant|company/i.test(String(targetType));

/**
 * Whether a license of a user has the plans that it was assigned with: none that was excluded, and all others of its SKU.
 * @param sku the SKU as the customer has it, which shows all its plans
 */
function hasPlans(license: IDataObject, sku: IDataObject, excluded: string[]): boolean {
	const on = plansOf(license)
		.filter(({ provisioningStatus }) => !/^disabled$/i.test(String(provisioningStatus)))
		.map(idOf);
	const meant = plansOf(sku)
		.filter(isForUsers)
		.map(idOf)
		.filter((id) => !excluded.includes(id));
	return meant.every((id) => on.includes(id)) && !excluded.some((id) => on.includes(id));
}

/** What was sent, if the user has every license as it was to be assigned and none that was to be removed. */
async function changedLicenses({ session, values: { path, body } }: HookContext): Promise<IDataObject | undefined> {
	const all = async (route: string) =>
		await readRows(session, getRequest(route, path, BOTH_GROUPS), paging.links, 'items', Infinity);
	const wanted = (body.licensesToAssign ?? []) as IDataObject[];
	const unwanted = ((body.licensesToRemove ?? []) as string[]).map((id) => id.toLowerCase());
	const licenses = await all(LICENSES);
	if (licenses.some((row) => unwanted.includes(skuOf(row)))) return undefined;
	const skus = wanted.length > 0 ? await all(SKUS) : [];
	const isAssigned = ({ skuId, excludedPlans }: IDataObject): boolean => {
		const [license, sku] = [licenses, skus].map((rows) =>
			rows.find((row) => skuOf(row) === String(skuId).toLowerCase()),
		);
		const excluded = ((excludedPlans ?? []) as string[]).map((id) => id.toLowerCase());
		return license !== undefined && sku !== undefined && hasPlans(license, sku, excluded);
	};
	return wanted.every(isAssigned) ? body : undefined;
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
