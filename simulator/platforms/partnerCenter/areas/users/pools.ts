import { type Call, customerOf } from '../../call';
import { soldItem } from '../../commerce/catalog/products';
import type { StoredSubscription } from '../../commerce/orders/state';
import { seedRows } from '../../samples';
import { guidOf } from '../../state/ids';
import { activeUsers } from './find';

export type LicenseGroup = 'group1' | 'group2';

interface ServicePlan {
	id: string;
	displayName: string;
	serviceName: string;
	capabilityStatus: string;
	provisioningStatus: string;
	targetType: string;
}

/** The seats of one product that a customer has bought, whatever subscriptions they came with. */
export interface Pool {
	productSku: { id: string; name: string; skuPartNumber: string; targetType: 'User'; licenseGroupId: LicenseGroup };
	servicePlans: ServicePlan[];
	active: number;
	suspended: number;
	consumed: number;
}

/** Seats that can be given to users: what is counted in licences. Legacy subscriptions have seats as well. */
const hasSeats = ({ family, unitType }: StoredSubscription): boolean =>
	family === 'OnlineServicesNCE' && unitType === 'Licenses';

/** What a subscription gives seats of: `product:sku`, or the offer of a legacy subscription. */
const keyOf = ({ offerId }: StoredSubscription): string => offerId.split(':').slice(0, 2).join(':');

/** The licence SKU of a product, as users are given it; no catalog id but a GUID of the directory. */
const licenseSkuId = (key: string): string => guidOf(`license ${key}`);

const nameOf = ({ offerId, offerName }: StoredSubscription): string => soldItem(offerId)?.sku.title ?? offerName;

// Minecraft alone is managed outside of Entra.
const groupOf = (name: string): LicenseGroup => (/minecraft/i.test(name) ? 'group2' : 'group1');

const quantityOf = (subscriptions: StoredSubscription[], status: string): number =>
	subscriptions
		.filter((subscription) => subscription.status === status)
		.reduce((sum, { quantity }) => sum + quantity, 0);

/** The pools of the path's customer, made of what he has bought; empty until something is provisioned. */
export function poolsOf(call: Call): Pool[] {
	const { id } = customerOf(call);
	const bought = call.state.commerce.subscriptions.filter((one) => one.customerId === id && hasSeats(one));
	const licenses = activeUsers(call).flatMap((user) => user.licenses);
	const servicePlans = seedRows(call, 'license.getAvailable')[0].servicePlans as ServicePlan[];
	return [...new Set(bought.map(keyOf))].map((key) => {
		const own = bought.filter((subscription) => keyOf(subscription) === key);
		const name = nameOf(own[0]);
		const skuId = licenseSkuId(key);
		return {
			productSku: {
				id: skuId,
				name,
				skuPartNumber: name.toUpperCase().replace(/\W+/g, '_'),
				targetType: 'User',
				licenseGroupId: groupOf(name),
			},
			servicePlans,
			active: quantityOf(own, 'active'),
			suspended: quantityOf(own, 'suspended'),
			consumed: licenses.filter((license) => license.skuId === skuId).length,
		};
	});
}

export const availableUnits = ({ active, consumed }: Pool): number => Math.max(0, active - consumed);
