import type { Call, Handler } from '../../call';
import { collection } from '../../lists/collection';
import { findOne, invalid, refuse } from '../../refusal';
import { created, withByteOrderMark } from '../../reply';
import { recordAudit } from '../audit/records';
import type { Assignment } from '../stored';
import { activeUser } from './find';
import { type Pool, poolsOf } from './pools';

/** Whether a pool is of the license groups that the query asks for; of the first alone when it asks for none. */
const isAsked =
	({ query }: Call) =>
	({ productSku }: Pool): boolean =>
		[query.licenseGroupIds ?? 'Group1'].flat().some((group) => group.toLowerCase() === productSku.licenseGroupId);

/** Throws 400 for a SKU that the customer has not bought. */
const poolFor = (pools: Pool[], skuId: string): Pool =>
	findOne(
		pools,
		invalid(`The customer has no licenses of the SKU '${skuId}'.`),
		({ productSku }) => productSku.id === skuId,
	);

/** Throws 400: plans that the SKU has not, SKUs of several groups, and 60012 when no seat is left. */
function checkAssignments(assignments: Assignment[], pools: Pool[], held: Assignment[]): void {
	const groups = new Set(assignments.map(({ skuId }) => poolFor(pools, skuId).productSku.licenseGroupId));
	if (groups.size > 1) throw invalid('The SKUs of one call must be of one license group.');
	for (const { skuId, excludedPlans } of assignments) {
		const { servicePlans, availableUnits, activeUnits, productSku } = poolFor(pools, skuId);
		const strange = excludedPlans.find((plan) => !servicePlans.some(({ id }) => id === plan));
		if (strange) throw invalid(`The SKU has no service plan '${strange}'.`);
		if (availableUnits > 0 || held.some((license) => license.skuId === skuId)) continue;
		const data = [`All ${activeUnits} seats of ${productSku.name} are in use.`];
		throw refuse(400, 60012, `No license is left for the user's SKU '${skuId}'.`, 'normal', { data });
	}
}

/** Plans that are still being set up come with a warning, the license is given nevertheless. */
const warnings = (assignments: Assignment[], pools: Pool[]) =>
	assignments.flatMap(({ skuId, excludedPlans }) =>
		poolFor(pools, skuId)
			.servicePlans.filter((plan) => plan.provisioningStatus.startsWith('pending') && !excludedPlans.includes(plan.id))
			.map(({ id, displayName }) => ({
				code: 'ServicePlanPending',
				message: `${displayName} is still being set up.`,
				servicePlans: [id],
			})),
	);

interface UpdateBody {
	licensesToAssign?: Array<{ skuId: string; excludedPlans?: string[] | null }>;
	licensesToRemove?: string[];
}

export const licenseHandlers: Record<string, Handler> = {
	'license.getAvailable': (call) => withByteOrderMark(collection(call, poolsOf(call).filter(isAsked(call)))),
	'license.getForUser': (call) => {
		const { licenses } = activeUser(call);
		const pools = poolsOf(call).filter(isAsked(call));
		const rows = licenses.flatMap(({ skuId, excludedPlans }) =>
			pools
				.filter(({ productSku }) => productSku.id === skuId)
				.map(({ productSku, servicePlans }) => ({
					servicePlans: servicePlans.filter(({ id }) => !excludedPlans.includes(id)),
					productSku,
					attributes: { objectType: 'License' },
				})),
		);
		return withByteOrderMark(collection(call, rows));
	},
	'license.assign': (call) => {
		const user = activeUser(call);
		const { licensesToAssign = [], licensesToRemove = [] } = call.body as UpdateBody;
		const assignments = licensesToAssign.map((one) => ({ skuId: one.skuId, excludedPlans: one.excludedPlans ?? [] }));
		const strange = licensesToRemove.find((skuId) => !user.licenses.some((license) => license.skuId === skuId));
		if (strange) throw invalid(`The user has no license of the SKU '${strange}'.`);
		const pools = poolsOf(call);
		checkAssignments(assignments, pools, user.licenses);
		const changed = [...licensesToRemove, ...assignments.map(({ skuId }) => skuId)];
		user.licenses = [...user.licenses.filter(({ skuId }) => !changed.includes(skuId)), ...assignments];
		const newValue = { userId: user.id, licenses: user.licenses };
		recordAudit(call, { resourceType: 'license', operationType: 'update_customer_user_licenses', newValue });
		return created({
			licensesToAssign: assignments,
			licensesToRemove,
			licenseWarnings: warnings(assignments, pools),
			attributes: { objectType: 'LicenseUpdate' },
		});
	},
};
