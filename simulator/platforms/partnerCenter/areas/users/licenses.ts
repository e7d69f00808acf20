import type { Call, Handler } from '../../call';
import { collection } from '../../lists/collection';
import { invalid, orThrow, refuse } from '../../refusal';
import { created, withByteOrderMark } from '../../reply';
import { recordAudit } from '../audit/records';
import type { Assignment } from '../stored';
import { activeUser } from './find';
import { availableUnits, type LicenseGroup, type Pool, poolsOf } from './pools';

interface UpdateBody {
	licensesToAssign?: Array<{ skuId: string; excludedPlans?: string[] | null }>;
	licensesToRemove?: string[];
}

/** The licence groups that the query asks for; the first alone when it asks for none. */
function groupsOf({ query }: Call): LicenseGroup[] {
	const asked = [query.licenseGroupIds ?? 'Group1'].flat();
	return asked.map((group) => group.toLowerCase() as LicenseGroup);
}

const poolView = (pool: Pool) => ({
	availableUnits: availableUnits(pool),
	activeUnits: pool.active,
	consumedUnits: pool.consumed,
	suspendedUnits: pool.suspended,
	totalUnits: pool.active + pool.suspended,
	warningUnits: 0,
	productSku: pool.productSku,
	servicePlans: pool.servicePlans,
	capabilityStatus: pool.active > 0 ? 'Enabled' : 'Suspended',
	attributes: { objectType: 'SubscribedSku' },
});

/** The pool that a licence comes from. Throws 400 for a SKU that the customer has not bought. */
const poolFor = (pools: Pool[], skuId: string): Pool =>
	orThrow(
		pools.find(({ productSku }) => productSku.id === skuId),
		invalid(`The customer has no licences of the SKU '${skuId}'.`),
	);

/** Throws 400: plans that the SKU has not, SKUs of several groups, and 60012 when no seat is left. */
function checkAssignments(assignments: Assignment[], pools: Pool[], held: Assignment[]): void {
	const groups = new Set(assignments.map(({ skuId }) => poolFor(pools, skuId).productSku.licenseGroupId));
	if (groups.size > 1) throw invalid('The SKUs of one call must be of one licence group.');
	for (const { skuId, excludedPlans } of assignments) {
		const pool = poolFor(pools, skuId);
		const strange = excludedPlans.find((plan) => !pool.servicePlans.some(({ id }) => id === plan));
		if (strange) throw invalid(`The SKU has no service plan '${strange}'.`);
		const isHeld = held.some((license) => license.skuId === skuId);
		if (!isHeld && availableUnits(pool) === 0) {
			const data = [`All ${pool.active} seats of ${pool.productSku.name} are in use.`];
			throw refuse(400, 60012, `No license is left for the user's SKU '${skuId}'.`, 'normal', { data });
		}
	}
}

/** Plans that are still being set up come with a warning, the licence is given nevertheless. */
const warnings = (assignments: Assignment[], pools: Pool[]) =>
	assignments.flatMap(({ skuId, excludedPlans }) => {
		const pending = poolFor(pools, skuId).servicePlans.filter(
			({ id, provisioningStatus }) => provisioningStatus.startsWith('pending') && !excludedPlans.includes(id),
		);
		return pending.map(({ id, displayName }) => ({
			code: 'ServicePlanPending',
			message: `${displayName} is still being set up.`,
			servicePlans: [id],
		}));
	});

export const licenseHandlers: Record<string, Handler> = {
	'license.getAvailable': (call) => {
		const groups = groupsOf(call);
		return withByteOrderMark(
			call,
			collection(
				call,
				poolsOf(call)
					.filter(({ productSku }) => groups.includes(productSku.licenseGroupId))
					.map(poolView),
			),
		);
	},
	'license.getForUser': (call) => {
		const groups = groupsOf(call);
		const { licenses } = activeUser(call);
		const rows = poolsOf(call).flatMap(({ productSku, servicePlans }) => {
			const license = licenses.find(({ skuId }) => skuId === productSku.id);
			if (!license || !groups.includes(productSku.licenseGroupId)) return [];
			const plans = servicePlans.filter(({ id }) => !license.excludedPlans.includes(id));
			return [{ servicePlans: plans, productSku, attributes: { objectType: 'License' } }];
		});
		return withByteOrderMark(call, collection(call, rows));
	},
	'license.assign': (call) => {
		const user = activeUser(call);
		const { licensesToAssign = [], licensesToRemove = [] } = call.body as UpdateBody;
		const assignments = licensesToAssign.map(({ skuId, excludedPlans }) => ({
			skuId,
			excludedPlans: excludedPlans ?? [],
		}));
		const strange = licensesToRemove.find((skuId) => !user.licenses.some((license) => license.skuId === skuId));
		if (strange) throw invalid(`The user has no licence of the SKU '${strange}'.`);
		const pools = poolsOf(call);
		checkAssignments(assignments, pools, user.licenses);
		const changed = [...licensesToRemove, ...assignments.map(({ skuId }) => skuId)];
		user.licenses = [...user.licenses.filter(({ skuId }) => !changed.includes(skuId)), ...assignments];
		recordAudit(call, {
			resourceType: 'license',
			operationType: 'update_customer_user_licenses',
			newValue: { userId: user.id, licenses: user.licenses },
		});
		return created({
			licensesToAssign: assignments,
			licensesToRemove,
			licenseWarnings: warnings(assignments, pools),
			attributes: { objectType: 'LicenseUpdate' },
		});
	},
};
