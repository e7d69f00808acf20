import type { IDataObject } from 'n8n-workflow';

/** What an object holds before a write that sends nothing of it, by operation: the examples show it as it is afterwards. */
export const BEFORE: Record<string, IDataObject> = {
	'adobeVipSubscription.removeFlexDiscount': { autoRenewal: { flexDiscountCodes: ['ALLMULT5PERCENT'] } },
};
