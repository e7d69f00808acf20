import type { Platform } from '../platform';

export const samples: Platform['samples'] = {
	// Places and languages
	country: 'US',
	recommendationCountry: 'US',
	currencyCode: 'USD',
	requestedBy: 'jane.doe@example.com',
	priceListMonth: '202603',
	// Between one year and 23 months from now: what every kind of customer takes
	cotermDate: '2027-06-30T00:00:00',
	// The highest minimum of a high-growth offer
	renewalQuantity: 500,
};

/** The currency is on the lines, with a deployment always, or on the order: one screen for each. */
const CURRENCY: Platform['screens'][string] = [
	{ currencyCode: '', 'more.currencyCode': 'USD' },
	{ 'more.currencyCode': '', 'more.deploymentId': '' },
];

export const screens: Platform['screens'] = {
	'adobeVipNewOrder.place': CURRENCY,
	'adobeVipNewOrder.preview': CURRENCY,
	'adobeVipRenewalOrder.place': CURRENCY,
	'adobeVipRenewalOrder.preview': CURRENCY,
	'adobeVipReturnOrder.place': CURRENCY.map((way) => ({ ...way, offerId: '65304521CA02A12', extLineItemNumber: 1 })),
};

export const filled: Platform['filled'] = {
	'adobeVipCustomer.createWithThreeYearCommit': ['additionalFields.minimumLicenses'],
};

/** A preview shows prices unless it is set not to. */
const PRICES = ['fetch-price'];

/** A revert names what the switch had made. */
const REVERTED = ['lineItems[].subscriptionId'];

/** Where the contract does without although the platform does not: what holds on conditions only, and constants. */
export const alsoAsked: Platform['alsoAsked'] = {
	'adobeVipNewOrder.preview': PRICES,
	'adobeVipOffer.getFlexDiscount': ['flex-discount-id'],
	'adobeVipOffer.getSubscriptionSwitchPaths': ['customer-id', 'subscription-id'],
	'adobeVipOffer.getSwitchPaths': ['market-segment', 'country'],
	'adobeVipRenewalOrder.preview': PRICES,
	// The currency of the order that is given back.
	'adobeVipReturnOrder.place': ['currencyCode'],
	'adobeVipRevertSwitchOrder.place': REVERTED,
	'adobeVipRevertSwitchOrder.preview': [...REVERTED, ...PRICES],
	'adobeVipSubscription.setHighGrowthOffer': ['reset-renewal-code'],
	'adobeVipSwitchOrder.preview': PRICES,
};
