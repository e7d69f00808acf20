import type { Handler } from '../../call';
import { PROBLEMS, refusal } from '../problems';
import { ok } from '../replies';
import { countryOf } from './handlers';
import { findProduct } from './lookup';

/** Regions in which no capacity is left. */
const FULL_REGIONS = ['southindia'];

interface InventoryBody {
	targetItems: Array<{ productId: string; skuId?: string }>;
	inventoryContext?: Record<string, string>;
}

/** Whether items can be bought in a context. Unknown items are left out of the answer, as on the platform. */
const check: Handler = (call) => {
	const country = countryOf(call);
	const { targetItems, inventoryContext = {} } = call.body as InventoryBody;
	const rows = targetItems.flatMap(({ productId, skuId }) => {
		const skus = findProduct(productId, country)?.skus ?? [];
		return skus.filter(({ id }) => skuId === undefined || id === skuId).map((sku) => ({ productId, sku }));
	});
	for (const name of rows.flatMap(({ sku }) => sku.inventoryVariables)) {
		if (!inventoryContext[name]) throw refusal(PROBLEMS.input, `inventoryContext must have ${name}.`);
	}
	const isFull = FULL_REGIONS.includes(inventoryContext.armRegionName?.toLowerCase() ?? '');
	return ok(
		rows.map(({ productId, sku }) => {
			const isRestricted = isFull && sku.inventoryVariables.includes('armRegionName');
			const restrictions = [
				{ reasonCode: 'NotAvailableForSubscription', description: 'The region has no capacity left.' },
			];
			return { productId, skuId: sku.id, isRestricted, restrictions: isRestricted ? restrictions : [] };
		}),
	);
};

export const inventoryHandlers: Record<string, Handler> = { 'inventory.check': check };
