import { type Call, type Handler, ownRows } from '../../call';
import { skuKey, soldItem } from '../../commerce/catalog/products';
import type { StoredSubscription } from '../../commerce/orders/state';
import { collection } from '../../lists/collection';
import { findOne, invalid, refuse } from '../../refusal';
import { created, guidOf, type Row, withByteOrderMark } from '../../reply';
import { likeSample, seedRows } from '../../samples';
import { recordAudit } from '../audit/records';
import type { Assignment } from '../state';
import { activeUser, activeUsers } from './users';

type ServicePlan = { id: string; displayName: string; provisioningStatus: string };

/** The seats of one product that a customer has bought, as answers show them. */
export type Pool = Row & {
	availableUnits: number;
	activeUnits: number;
	productSku: { id: string; name: string; licenseGroupId: string };
	servicePlans: ServicePlan[];
};

const quantityOf = (subscriptions: StoredSubscription[], status: string): number =>
	subscriptions.filter((one) => one.status === status).reduce((sum, { quantity }) => sum + quantity, 0);

/** What of a pool is counted or named; all else is the sample's. */
function poolOf(bought: StoredSubscription[], licenses: Assignment[], sample: Pool): Pool {
	const [{ offerId, offerName }] = bought;
	const name = soldItem(offerId)?.sku.title ?? offerName;
	// No catalog id but a GUID of the directory.
	const id = guidOf(`license ${skuKey(offerId)}`);
	const [activeUnits, suspendedUnits] = ['active', 'suspended'].map((status) => quantityOf(bought, status));
	const consumedUnits = licenses.filter(({ skuId }) => skuId === id).length;
	return {
		...sample,
		availableUnits: Math.max(0, activeUnits - consumedUnits),
		activeUnits,
		consumedUnits,
		suspendedUnits,
		totalUnits: activeUnits + suspendedUnits,
		// Minecraft alone is managed outside of Entra.
		productSku: { ...sample.productSku, id, name, licenseGroupId: /minecraft/i.test(name) ? 'group2' : 'group1' },
		capabilityStatus: activeUnits > 0 ? 'Enabled' : 'Suspended',
	};
}

/** The pools of the path's customer, one for each SKU of whose licenses something is provisioned. */
function poolsOf(call: Call): Pool[] {
	const bought = ownRows(call, call.state.commerce.subscriptions).filter(
		({ family, unitType }) => family === 'OnlineServicesNCE' && unitType === 'Licenses',
	);
	const licenses = activeUsers(call).flatMap((user) => user.licenses);
	const [sample] = seedRows(call, 'license.getAvailable') as Pool[];
	const skus = [...new Set(bought.map(({ offerId }) => skuKey(offerId)))];
	const boughtOf = (key: string) => bought.filter(({ offerId }) => skuKey(offerId) === key);
	return skus.map((key) => poolOf(boughtOf(key), licenses, sample));
}

/** Whether a pool is of the license groups that the query asks for; of the first alone when it asks for none. */
const isAsked =
	({ query }: Call) =>
	({ productSku }: Pool): boolean =>
		[query.licenseGroupIds ?? 'Group1'].flat().some((group) => group.toLowerCase() === productSku.licenseGroupId);

/** Throws 400 for a SKU that the customer has not bought. */
function poolFor(pools: Pool[], skuId: string): Pool {
	const none = invalid(`The customer has no licenses of the SKU '${skuId}'.`);
	return findOne(pools, none, ({ productSku }) => productSku.id === skuId);
}

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
		const licenseWarnings = warnings(assignments, pools);
		return created(likeSample(call, { licensesToAssign: assignments, licensesToRemove, licenseWarnings }));
	},
};
