import type { Operation, Resource } from '../../engine/declare';

import { invoiceId } from '../fields/locators';
import { paging } from '../paging';
import { partnerCenter, USER_ONLY } from '../vendor';

import { currencyCode, invoiceDateFrom, invoiceDateTo } from './fields';
import { lineItems } from './lineItems';
import { filterByPeriod, periodInOrder } from './period';
import { statements } from './statements';

const INVOICE = [
	'id',
	'invoiceDate',
	'billingPeriodStartDate',
	'billingPeriodEndDate',
	'totalCharges',
	'paidAmount',
	'currencyCode',
	'documentType',
	'invoiceType',
	'invoiceDetails',
	'taxReceipts',
];

const operations: Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get an invoice',
		description: 'Get one invoice with its totals and line types',
		route: 'GET /v1/invoices/{invoiceId}',
		fields: [invoiceId],
		needs: USER_ONLY,
		simplify: INVOICE,
		sample: 'partnerCenter/invoice.get.json',
		facts: ['invoice.get'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-invoice-by-id',
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many invoices',
		description: 'Get your invoices from Microsoft. Set a period, because long histories may time out.',
		route: 'GET /v1/invoices',
		fields: [invoiceDateFrom, invoiceDateTo],
		paging: paging.sizeOffset,
		items: 'items',
		transformValues: filterByPeriod,
		rule: periodInOrder,
		simplify: INVOICE,
		sample: 'partnerCenter/invoice.getMany.json',
		facts: ['invoice.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-collection-of-invoices',
	},
	{
		value: 'getBalance',
		name: 'Get Account Balance',
		action: 'Get the account balance',
		description: 'Get the balance of your account with Microsoft, in its default currency',
		route: 'GET /v1/invoices/summary',
		fields: [],
		sample: 'partnerCenter/invoice.getBalance.json',
		facts: ['invoice.getBalance'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-the-reseller-s-current-account-balance',
	},
	{
		value: 'getSummaries',
		name: 'Get Summaries',
		action: 'Get the account balance by currency',
		description: 'Get the balance of your account with Microsoft, one item for each currency',
		route: 'GET /v1/invoices/summaries',
		fields: [],
		needs: USER_ONLY,
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/invoice.getSummaries.json',
		facts: ['invoice.getSummaries'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-invoice-summaries',
	},
	{
		value: 'getEstimateLinks',
		name: 'Get Estimate Links',
		action: 'Get the estimate links',
		description:
			'Get the links to charges and usage that are not invoiced yet. The unbilled operations of this node return their content.',
		route: 'GET /v1/invoices/estimates/links',
		fields: [currencyCode],
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/invoice.getEstimateLinks.json',
		facts: ['invoice.getEstimateLinks'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-invoice-estimate-links',
	},
];

export const resource: Resource = {
	value: 'invoice',
	name: 'Invoice',
	vendor: partnerCenter,
	operations: [...operations, ...lineItems, ...statements],
};
