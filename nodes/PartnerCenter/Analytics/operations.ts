import type { Operation, Resource } from '../../engine/declare';

import { notIn } from '../signIn/clouds';
import { paging } from '../paging';
import { partnerCenter, USER_ONLY } from '../vendor';

import { aggregatesGroups, aggregationLevel, filter, groupBy, orderBy } from './fields';
import { licenses } from './licenses';

// None of them has Simplify: what a row holds depends on Group By.

/** What holds for every list of analytics. */
const rows = {
	needs: USER_ONLY,
	paging: paging.topSkip,
	items: 'Value',
	rule: aggregatesGroups,
} satisfies Partial<Operation>;

const operations: Operation[] = [
	{
		...rows,
		value: 'getAzureUsage',
		name: 'Get Azure Usage',
		action: 'Get Azure usage analytics',
		description: 'Get the Azure usage of customers, by day, meter and location',
		route: 'GET /partner/v1/analytics/usage/azure',
		fields: [
			filter("customerName eq 'Contoso'"),
			groupBy('meterCategory, usageDate'),
			aggregationLevel,
			orderBy('usageDate desc, customerName asc'),
		],
		sample: 'partnerCenter/analytics.getAzureUsage.json',
		facts: ['analytics.getAzureUsage'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-all-azure-usage-analytics',
	},
	{
		...rows,
		value: 'getIndirectResellers',
		name: 'Get Indirect Resellers',
		action: 'Get indirect reseller analytics',
		description: 'Get subscriptions and licenses by indirect reseller',
		route: 'GET /partner/v1/analytics/indirectresellers',
		fields: [filter("market eq 'US'"), groupBy('market'), aggregationLevel, orderBy('licenseCount desc')],
		sample: 'partnerCenter/analytics.getIndirectResellers.json',
		facts: ['analytics.getIndirectResellers'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-all-indirect-resellers-analytics',
	},
	{
		...rows,
		value: 'getReferrals',
		name: 'Get Referrals',
		action: 'Get referral analytics',
		description: 'Get the referrals that you received with their status and dates. Also works without CSP membership.',
		route: 'GET /partner/v1/analytics/referrals',
		fields: [filter("status eq 'Won'"), groupBy('status, createdDate'), aggregationLevel],
		unavailable: notIn('Referral analytics', 'china'),
		sample: 'partnerCenter/analytics.getReferrals.json',
		facts: ['analytics.getReferrals'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-all-referrals-analytics',
	},
	{
		...rows,
		value: 'getSearch',
		name: 'Get Searches',
		action: 'Get search analytics',
		description: 'Get the partner searches that found your company. Also works without CSP membership.',
		route: 'GET /partner/v1/analytics/search',
		fields: [filter("keywordCountry eq 'US'"), groupBy('keywordProduct, searchDate'), aggregationLevel],
		sample: 'partnerCenter/analytics.getSearch.json',
		facts: ['analytics.getSearch'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-all-search-analytics',
	},
	{
		...rows,
		value: 'getSubscriptions',
		name: 'Get Subscriptions',
		action: 'Get subscription analytics',
		description:
			'Get the subscriptions of all customers with dates, licenses and churn risk; filtered, or grouped by dates or terms',
		route: 'GET /partner/v1/analytics/subscriptions',
		fields: [
			filter("autoRenewEnabled eq true and contains(customerName,'Contoso')"),
			groupBy('productName, commitmentEndDate'),
			aggregationLevel,
		],
		sample: 'partnerCenter/analytics.getSubscriptions.json',
		facts: ['analytics.getSubscriptions'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-all-subscription-analytics',
	},
];

export const resource: Resource = {
	value: 'analytics',
	name: 'Analytics',
	vendor: partnerCenter,
	operations: [...operations, ...licenses],
};
