import type { Operation } from '../../engine/declare';

import { customerId } from '../fields/locators';
import { paging } from '../paging';
import { USER_ONLY } from '../vendor';

import { filter, groupBy, processedDateTime } from './fields';

const FILTER = "customerName eq 'Contoso'";
const GROUP = 'productName, customerName';

export const licenses: Operation[] = [
	{
		value: 'getLicenseDeployment',
		name: 'Get License Deployment',
		action: 'Get the license deployment',
		description: 'Get how many sold Office and Dynamics licenses are deployed, by customer and product',
		route: 'GET /partner/v1/analytics/commercial/deployment/license',
		fields: [filter(FILTER), groupBy(GROUP), processedDateTime],
		needs: USER_ONLY,
		paging: paging.topSkip,
		items: 'Value',
		sample: 'partnerCenter/analytics.getLicenseDeployment.json',
		facts: ['analytics.getLicenseDeployment'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-licenses-deployment-information',
	},
	{
		value: 'getLicenseUsage',
		name: 'Get License Usage',
		action: 'Get the license usage',
		description: 'Get how many deployed Office and Dynamics licenses are in use, by customer, product and workload',
		route: 'GET /partner/v1/analytics/commercial/usage/license',
		fields: [filter(FILTER), groupBy(GROUP), processedDateTime],
		needs: USER_ONLY,
		paging: paging.topSkip,
		items: 'Value',
		sample: 'partnerCenter/analytics.getLicenseUsage.json',
		facts: ['analytics.getLicenseUsage'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-licenses-usage-information',
	},
	{
		value: 'getCustomerLicenseDeploymentLegacy',
		name: 'Get Customer License Deployment (Legacy)',
		action: 'Get the license deployment of a customer',
		description: 'Get how many sold licenses of a customer are deployed. Replaced by Get License Deployment.',
		route: 'GET /v1/customers/{customerId}/analytics/licenses/deployment',
		fields: [customerId],
		needs: USER_ONLY,
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/analytics.getCustomerLicenseDeployment.json',
		facts: ['analytics.getCustomerLicenseDeployment'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-customer-licenses-deployment-information',
	},
	{
		value: 'getCustomerLicenseUsageLegacy',
		name: 'Get Customer License Usage (Legacy)',
		action: 'Get the license usage of a customer',
		description: 'Get how many deployed licenses of a customer are in use, by workload. Replaced by Get License Usage.',
		route: 'GET /v1/customers/{customerId}/analytics/licenses/usage',
		fields: [customerId],
		needs: USER_ONLY,
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/analytics.getCustomerLicenseUsage.json',
		facts: ['analytics.getCustomerLicenseUsage'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-customer-licenses-usage-information',
	},
	{
		value: 'getPartnerLicenseDeploymentLegacy',
		name: 'Get Partner License Deployment (Legacy)',
		action: 'Get the license deployment of all customers',
		description: 'Get how many sold licenses of all customers are deployed. Replaced by Get License Deployment.',
		route: 'GET /v1/analytics/licenses/deployment',
		fields: [],
		needs: USER_ONLY,
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/analytics.getPartnerLicenseDeployment.json',
		facts: ['analytics.getPartnerLicenseDeployment'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-partner-licenses-deployment-information',
	},
	{
		value: 'getPartnerLicenseUsageLegacy',
		name: 'Get Partner License Usage (Legacy)',
		action: 'Get the license usage of all customers',
		description: 'Get how many licenses of all customers are in use, by workload. Replaced by Get License Usage.',
		route: 'GET /v1/analytics/licenses/usage',
		fields: [],
		needs: USER_ONLY,
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/analytics.getPartnerLicenseUsage.json',
		facts: ['analytics.getPartnerLicenseUsage'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-partner-licenses-usage-information',
	},
];
