import { type Call, ownRows } from '../../call';
import { skuKey, soldItem } from '../../commerce/catalog/products';
import type { StoredSubscription } from '../../commerce/orders/state';
import type { Row } from '../../reply';
import { seedRows } from '../../samples';
import { guidOf } from '../../state/ids';
import type { Assignment } from '../stored';
import { activeUsers } from './find';

interface ServicePlan {
	id: string;
	displayName: string;
	provisioningStatus: string;
}

/** The seats of one product that a customer has bought, as answers show them. */
export type Pool = Row & {
	availableUnits: number;
	activeUnits: number;
	productSku: { id: string; name: string; licenseGroupId: string };
	servicePlans: ServicePlan[];
};

const quantityOf = (subscriptions: StoredSubscription[], status: string): number =>
	subscriptions.filter((one) => one.status === status).reduce((sum, { quantity }) => sum + quantity, 0);

function poolOf(bought: StoredSubscription[], licenses: Assignment[], servicePlans: ServicePlan[]): Pool {
	const [{ offerId, offerName }] = bought;
	const name = soldItem(offerId)?.sku.title ?? offerName;
	// No catalog id but a GUID of the directory.
	const id = guidOf(`license ${skuKey(offerId)}`);
	const [activeUnits, suspendedUnits] = ['active', 'suspended'].map((status) => quantityOf(bought, status));
	const consumedUnits = licenses.filter(({ skuId }) => skuId === id).length;
	return {
		availableUnits: Math.max(0, activeUnits - consumedUnits),
		activeUnits,
		consumedUnits,
		suspendedUnits,
		totalUnits: activeUnits + suspendedUnits,
		warningUnits: 0,
		productSku: {
			id,
			name,
			skuPartNumber: name.toUpperCase().replace(/\W+/g, '_'),
			targetType: 'User',
			// Minecraft alone is managed outside of Entra.
			licenseGroupId: /minecraft/i.test(name) ? 'group2' : 'group1',
		} as Pool['productSku'],
		servicePlans,
		capabilityStatus: activeUnits > 0 ? 'Enabled' : 'Suspended',
		attributes: { objectType: 'SubscribedSku' },
	};
}

/** The pools of the path's customer, one for each SKU of whose licenses something is provisioned. */
export function poolsOf(call: Call): Pool[] {
	const bought = ownRows(call, call.state.commerce.subscriptions).filter(
		({ family, unitType }) => family === 'OnlineServicesNCE' && unitType === 'Licenses',
	);
	const licenses = activeUsers(call).flatMap((user) => user.licenses);
	const plans = seedRows(call, 'license.getAvailable')[0].servicePlans as ServicePlan[];
	const skus = [...new Set(bought.map(({ offerId }) => skuKey(offerId)))];
	return skus.map((key) =>
		poolOf(
			bought.filter(({ offerId }) => skuKey(offerId) === key),
			licenses,
			plans,
		),
	);
}
