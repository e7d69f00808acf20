import type { Field, Operation } from '../../engine/declare';

import { customerId } from '../fields/locators';
import { paging } from '../paging';
import { USER_ONLY } from '../vendor';

const billingPeriod: Field = {
	displayName: 'Billing Period',
	name: 'billingPeriod',
	type: 'options',
	required: true,
	options: [{ name: 'Most Recent', value: 'mostrecent' }],
	default: 'mostrecent',
	description: 'The period. The platform only returns the costs of the last closed one.',
};

const LINE = [
	'customerId',
	'customerName',
	'invoiceNumber',
	'invoiceType',
	'orderId',
	'subscriptionId',
	'subscriptionFriendlyName',
	'offerName',
	'productName',
	'chargeType',
	'quantity',
	'unitPrice',
	'pretaxTotal',
	'tax',
	'afterTaxTotal',
	'currencyCode',
];

export const serviceCosts: Operation[] = [
	{
		value: 'getServiceCosts',
		name: 'Get Service Costs',
		action: 'Get the service costs of a customer',
		description:
			'Get the total costs of a customer in the last closed period. Use details, which has them by invoice type; the other totals are deprecated.',
		route: 'GET /v1/customers/{customerId}/servicecosts/{billingPeriod}',
		fields: [customerId, billingPeriod],
		needs: USER_ONLY,
		sample: 'partnerCenter/serviceCosts.getSummary.json',
		facts: ['serviceCosts.getSummary'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-customer-s-service-costs-summary',
	},
	{
		value: 'getServiceCostLineItems',
		name: 'Get Service Cost Line Items',
		action: 'Get the service cost line items of a customer',
		description: 'Get what a customer bought in the last closed period, one item for each line',
		route: 'GET /v1/customers/{customerId}/servicecosts/{billingPeriod}/lineitems',
		fields: [customerId, billingPeriod],
		needs: USER_ONLY,
		paging: paging.links,
		items: 'items',
		simplify: LINE,
		sample: 'partnerCenter/serviceCosts.getLineItems.json',
		facts: ['serviceCosts.getLineItems'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-customer-s-service-costs-line-items',
	},
];
