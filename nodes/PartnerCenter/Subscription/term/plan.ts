import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../engine/util/path';

/** What a subscription has planned for its next term (scheduledNextTermInstructions). */

/** The plan; undefined when there is none. */
export function planOf(subscription: IDataObject): IDataObject | undefined {
	const plan = subscription.scheduledNextTermInstructions;
	return isObject(plan) && Object.keys(plan).length > 0 ? plan : undefined;
}

/** Product, SKU and availability; undefined for an offer of the legacy catalog, whose ID is in one piece. */
function itemOf({ offerId }: IDataObject): IDataObject | undefined {
	const [productId, skuId, availabilityId] = String(offerId ?? '').split(':');
	return availabilityId === undefined ? undefined : { productId, skuId, availabilityId };
}

/** Whether a subscription can have a plan at all. */
export const isPlannable = (subscription: IDataObject): boolean => itemOf(subscription) !== undefined;

/** The plan that a subscription has, else the one that leaves everything as it is. */
export function nextTermOf(subscription: IDataObject): IDataObject {
	const { billingCycle, quantity } = subscription;
	const termDuration = subscription.renewalTermDuration ?? subscription.termDuration;
	return planOf(subscription) ?? { product: { ...itemOf(subscription), billingCycle, termDuration }, quantity };
}

/** '8 seats of CFQ7TTC0EX03:0001:CFQ7TTC0L7R9, P1Y, Annual' */
export function worded(plan: IDataObject): string {
	const product = isObject(plan.product) ? plan.product : {};
	const item = [product.productId, product.skuId, product.availabilityId].filter(Boolean).join(':');
	const end = plan.customTermEndDate ? `ending ${String(plan.customTermEndDate)}` : undefined;
	return [`${String(plan.quantity)} seats of ${item}`, product.termDuration, product.billingCycle, end]
		.filter(Boolean)
		.join(', ');
}
