import type { IDataObject } from 'n8n-workflow';

import type { Writes } from './platform';

const LICENSES = 'GET /v1/customers/{}/users/{}/licenses';

/** The licenses of a user with some more. */
const withLicenses = (list: IDataObject, ids: string[]): IDataObject => ({
	...list,
	items: [...(list.items as IDataObject[]), ...ids.map((id) => ({ productSku: { id } }))],
});

const unchanged = (example: IDataObject): IDataObject => example;

export const partnerCenter: Writes = {
	views: {
		// The example is of another order than the one that the user names.
		'partnerCenterAddOnOrder.placeLegacy': { at: 'GET /v1/customers/{}/orders/{}' },
		// It was canceled before, and nothing is sent to get it back.
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
	},
	oneForAll: [
		'partnerCenterPartnerProfile.updateBillingProfile',
		'partnerCenterPartnerProfile.updateLegalBusinessProfile',
		'partnerCenterPartnerProfile.updateOrganizationProfile',
		'partnerCenterPartnerProfile.updateSupportProfile',
		'partnerCenterWebhook.create',
		'partnerCenterWebhook.createTestEvent',
		'partnerCenterWebhook.update',
	],
	differsIn: { 'partnerCenterServiceRequest.createLegacy': 'title' },
	filled: ['partnerCenterCart.update'],
};
