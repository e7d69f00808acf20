import type { Operation } from '../../engine/declare';

import { notIn } from '../clouds';
import { customerId, subscriptionId } from '../fields/locators';
import { USER_ONLY } from '../vendor';

const SUMMARY = [
	'id', 'name', 'billingStartDate', 'billingEndDate', 'totalCost', 'currencyCode', 'currencyLocale', 'usdTotalCost', 'budget',
	'lastModifiedDate',
];

const ESTIMATE = 'The figures are estimates, not for billing';

const unavailable = notIn('Azure subscriptions', 'china');

/** Rated use of the open period, by what it is added up for. */
export const usage: Operation[] = [
	{
		value: 'getCustomerSummary',
		name: 'Get Customer Summary',
		action: 'Get the usage summary of a customer',
		description: `Get what all Azure subscriptions of a customer used in the current period. ${ESTIMATE}.`,
		route: 'GET /v1/customers/{customerId}/usagesummary',
		fields: [customerId],
		needs: USER_ONLY,
		unavailable,
		simplify: SUMMARY,
		sample: 'partnerCenter/usage.getCustomerSummary.json',
		facts: ['usage.getCustomerSummary'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-customers-rated-usage-information',
	},
	{
		value: 'getMeterRecords',
		name: 'Get Records by Meter',
		action: 'Get usage records by meter',
		description: `Get what an Azure plan or subscription used in the current period, one item for each meter. ${ESTIMATE}.`,
		route: 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}/meterusagerecords',
		fields: [customerId, subscriptionId],
		needs: USER_ONLY,
		unavailable,
		paging: 'links',
		items: 'items',
		sample: 'partnerCenter/usage.getMeterRecords.json',
		facts: ['usage.getMeterRecords'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-customer-subscription-meter-usage-records',
	},
	{
		value: 'getResourceRecords',
		name: 'Get Records by Resource',
		action: 'Get usage records by resource',
		description: `Get what an Azure plan used in the current period, one item for each Azure resource. Not for legacy Azure subscriptions. ${ESTIMATE}.`,
		route: 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}/resourceusagerecords',
		fields: [customerId, subscriptionId],
		needs: USER_ONLY,
		unavailable,
		paging: 'links',
		items: 'items',
		sample: 'partnerCenter/usage.getResourceRecords.json',
		facts: ['usage.getResourceRecords'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-customer-subscription-resource-usage-records',
	},
	{
		value: 'getSubscriptionSummary',
		name: 'Get Subscription Summary',
		action: 'Get the usage summary of a subscription',
		description: `Get what one Azure plan or subscription used in the current period. ${ESTIMATE}.`,
		route: 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}/usagesummary',
		fields: [customerId, subscriptionId],
		needs: USER_ONLY,
		unavailable,
		sample: 'partnerCenter/usage.getSubscriptionSummary.json',
		facts: ['usage.getSubscriptionSummary'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-customer-subscription-usage-summary',
	},
	{
		value: 'getSubscriptionsRecords',
		name: 'Get Records of Subscriptions',
		action: 'Get usage records of the subscriptions of a customer',
		description: `Get what a customer used this month, one item for each Azure plan or subscription. ${ESTIMATE}.`,
		route: 'GET /v1/customers/{customerId}/subscriptions/usagerecords',
		fields: [customerId],
		needs: USER_ONLY,
		unavailable,
		paging: 'links',
		items: 'items',
		simplify: ['id', 'name', 'status', 'offerId', 'partnerOnRecord', 'totalCost', 'currencyCode', 'currencyLocale', 'usdTotalCost', 'lastModifiedDate'],
		sample: 'partnerCenter/usage.getSubscriptionsRecords.json',
		facts: ['usage.getSubscriptionsRecords'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-customer-subscription-s-usage-records',
	},
	{
		value: 'getCustomersRecords',
		name: 'Get Records of All Customers',
		action: 'Get usage records of all customers',
		description: `Get what each of your customers used this month, with its budget. ${ESTIMATE}.`,
		route: 'GET /v1/customers/usagerecords',
		fields: [],
		needs: USER_ONLY,
		unavailable,
		paging: 'links',
		items: 'items',
		simplify: [
			'id', 'name', 'budget', 'customerSpendingBudget', 'percentUsed', 'isUpgraded', 'totalCost', 'currencyCode', 'currencyLocale',
			'usdTotalCost', 'lastModifiedDate',
		],
		sample: 'partnerCenter/usage.getCustomersRecords.json',
		facts: ['usage.getCustomersRecords'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-customer-s-usage-records',
	},
];
