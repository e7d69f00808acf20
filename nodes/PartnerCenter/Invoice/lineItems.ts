import type { IDataObject } from 'n8n-workflow';

import type { Operation, Values } from '../../engine/declare';

import { invoiceId } from '../fields/locators';
import { paging } from '../paging';

import { billedPeriod, currencyCode, hasPartnerEarnedCredit, invoiceLineItemType, period, provider } from './fields';

const CHARGE = [
	'customerId',
	'customerName',
	'invoiceNumber',
	'orderId',
	'subscriptionId',
	'productName',
	'skuName',
	'chargeType',
	'chargeStartDate',
	'chargeEndDate',
	'quantity',
	'unitPrice',
	'subtotal',
	'taxTotal',
	'totalForCustomer',
	'currency',
];

const CONSUMPTION = [
	'customerId',
	'customerName',
	'invoiceNumber',
	'subscriptionId',
	'productName',
	'skuName',
	'usageDate',
	'meterName',
	'resourceGroup',
	'quantity',
	'unitType',
	'unitPrice',
	'billingPreTaxTotal',
	'billingCurrency',
];

const lowerFirst = (name: string) => `${name[0].toLowerCase()}${name.slice(1)}`;

/** Some lines write some names with a capital: these are there in the usual form as well. */
const usualNames = (row: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(row)
			.filter(([name]) => /^[A-Z]/.test(name) && !(lowerFirst(name) in row))
			.map(([name, value]) => [lowerFirst(name), value]),
	);

/** Constants of a read have no body. */
const constantsToQuery = ({ query, body }: Values): void => {
	Object.assign(query, body);
};

const CHARGES = { provider: 'onetime', invoicelineitemtype: 'billinglineitems' };
const USE = { provider: 'onetime', invoicelineitemtype: 'usagelineitems' };

/** What holds for every list of lines. */
const lines = {
	paging: paging.largeToken,
	items: 'items',
	extra: usualNames,
	transformValues: constantsToQuery,
} satisfies Partial<Operation>;

const BILLED = 'For new commerce after April 2025, use the Partner Center Billing Export node';
const UNBILLED = 'Use the Partner Center Billing Export node instead';

export const lineItems: Operation[] = [
	{
		...lines,
		value: 'getLineItemsLegacy',
		name: 'Get Line Items (Legacy)',
		action: 'Get the line items of an invoice',
		description: `Get the lines of a closed invoice, one item each. ${BILLED}.`,
		route: 'GET /v1/invoices/{invoiceId}/lineitems',
		fields: [invoiceId, provider, invoiceLineItemType, hasPartnerEarnedCredit],
		simplify: [...CHARGE, 'usageDate', 'meterName', 'billingPreTaxTotal', 'billingCurrency'],
		sample: 'partnerCenter/invoice.getLineItems.json',
		facts: ['invoice.getLineItems'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-invoiceline-items',
	},
	{
		...lines,
		value: 'getBilledConsumptionLegacy',
		name: 'Get Billed Consumption (Legacy)',
		action: 'Get the billed consumption of an invoice',
		description: `Get the daily rated usage of a closed invoice, one item each. ${BILLED}.`,
		route: 'GET /v1/invoices/{invoiceId}/lineitems',
		fields: [invoiceId, currencyCode, billedPeriod],
		constantBody: USE,
		simplify: CONSUMPTION,
		sample: 'partnerCenter/invoice.getBilledConsumption.json',
		facts: ['invoice.getBilledConsumption'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-invoice-billed-consumption-lineitems',
	},
	{
		...lines,
		value: 'getUnbilledConsumptionLegacy',
		name: 'Get Unbilled Consumption (Legacy)',
		action: 'Get unbilled consumption',
		description: `Get the daily rated usage that is not invoiced yet, about a day after it happened. ${UNBILLED}.`,
		route: 'GET /v1/invoices/unbilled/lineitems',
		fields: [currencyCode, period],
		constantBody: USE,
		simplify: CONSUMPTION,
		sample: 'partnerCenter/invoice.getUnbilledConsumption.json',
		facts: ['invoice.getUnbilledConsumption'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-invoice-unbilled-consumption-lineitems',
	},
	{
		...lines,
		value: 'getUnbilledReconciliationLegacy',
		name: 'Get Unbilled Reconciliation (Legacy)',
		action: 'Get unbilled charges',
		description: `Get the charges that are not invoiced yet. ${UNBILLED}.`,
		route: 'GET /v1/invoices/unbilled/lineitems',
		fields: [currencyCode, period, hasPartnerEarnedCredit],
		constantBody: CHARGES,
		simplify: CHARGE,
		sample: 'partnerCenter/invoice.getUnbilledReconciliation.json',
		facts: ['invoice.getUnbilledReconciliation'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-invoice-unbilled-recon-lineitems',
	},
];
