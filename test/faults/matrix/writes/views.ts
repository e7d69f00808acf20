import type { IDataObject } from 'n8n-workflow';

import { overlaid } from '../../../../nodes/engine/run/replaceWhole';

/** How reads show an object that is read elsewhere than it is written, or in another shape. */
export interface View {
	/** where it is read, ids as `{}`; absent: at the write's own address */
	at?: string;
	/** the object before the write, made of the example and what was sent; absent: the example, which differs from what was sent */
	before?: (example: IDataObject, sent: IDataObject) => IDataObject;
	/** the object after it; absent: the example with what was sent laid over it */
	after?: (example: IDataObject, sent: IDataObject) => IDataObject;
}

const LICENSES = 'GET /v1/customers/{}/users/{}/licenses';

/** The licenses of a user with some more. */
const withLicenses = (list: IDataObject, ids: string[]): IDataObject => ({
	...list,
	items: [...(list.items as IDataObject[]), ...ids.map((id) => ({ productSku: { id } }))],
});

const unchanged = (example: IDataObject): IDataObject => example;

/** A customer with the benefits that were asked for laid over those that it has. */
function withBenefits(customer: IDataObject, sent: IDataObject): IDataObject {
	const [had, asked] = [customer, sent].map(({ benefits }) => benefits as IDataObject[]);
	return overlaid(customer, { ...sent, benefits: asked.map((benefit, index) => overlaid(had[index] ?? {}, benefit)) });
}

/** By operation. */
export const VIEWS: Record<string, View> = {
	// A further term is asked for beside the commitment that there is.
	'adobeVipCustomer.requestRecommitment': { after: withBenefits },
	// It sends nothing of what it takes away.
	'adobeVipSubscription.removeFlexDiscount': {
		before: (example) => overlaid(example, { autoRenewal: { flexDiscountCodes: ['ALLMULT5PERCENT'] } }),
	},
	'ingramMicroSubscription.updateSpecialPricing': { at: 'GET /subscriptions/{}' },
	// The example is of another order than the one that the user names.
	'partnerCenterAddOnOrder.placeLegacy': { at: 'GET /v1/customers/{}/orders/{}' },
	// It was cancelled before, and nothing is sent with the wish to have it back.
	'partnerCenterEntitlement.reactivateAzureSubscription': {
		at: 'GET /v1/customers/{}/subscriptions/{}/azureEntitlements/{}',
		before: (example) => ({ ...example, status: 'disabled' }),
		after: (example) => ({ ...example, status: 'active' }),
	},
	'partnerCenterLicense.assign': {
		at: LICENSES,
		before: unchanged,
		after: (list, { licensesToAssign }) =>
			withLicenses(
				list,
				(licensesToAssign as IDataObject[]).map(({ skuId }) => String(skuId)),
			),
	},
	'partnerCenterLicense.remove': {
		at: LICENSES,
		before: (list, { licensesToRemove }) => withLicenses(list, licensesToRemove as string[]),
		after: unchanged,
	},
};
