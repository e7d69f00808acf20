import { type Field, optional } from '../../engine/declare';

import { day } from '../fields/lists';
import { currency } from '../fields/market';

export const invoiceDateFrom = day(
	'invoiceDateFrom',
	'Invoice Date From',
	'Only invoices on or after this date. Long histories may time out without it.',
	{ in: 'nowhere' },
);

export const invoiceDateTo = day('invoiceDateTo', 'Invoice Date To', 'Only invoices on or before this date', {
	in: 'nowhere',
});

export const receiptId: Field = {
	displayName: 'Receipt ID',
	name: 'receiptId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 123456',
	description: 'ID of the tax receipt, from taxReceipts of the invoice',
};

export const provider: Field = {
	displayName: 'Provider',
	name: 'provider',
	type: 'options',
	required: true,
	options: [
		{ name: 'Azure', value: 'azure', description: 'Legacy Azure subscriptions' },
		{ name: 'Office', value: 'office', description: 'Legacy license-based subscriptions' },
		{
			name: 'One-Time',
			value: 'onetime',
			description: 'New commerce, Azure plans, reservations, software and the marketplace',
		},
	],
	default: 'onetime',
	description: 'The billing system that the lines come from. See invoiceDetails of the invoice.',
};

export const invoiceLineItemType: Field = {
	displayName: 'Line Item Type',
	name: 'invoiceLineItemType',
	type: 'options',
	required: true,
	options: [
		{ name: 'Billing', value: 'billinglineitems', description: 'Charges' },
		{ name: 'Usage', value: 'usagelineitems', description: 'Daily usage' },
	],
	default: 'billinglineitems',
	description: 'The type of invoice lines',
	send: { as: 'invoicelineitemtype' },
};

export const hasPartnerEarnedCredit: Field = {
	displayName: 'Has Partner Earned Credit',
	name: 'hasPartnerEarnedCredit',
	type: 'boolean',
	default: true,
	description:
		'Whether to return only lines that earn you partner earned credit. Only works for usage lines of the One-Time provider.',
};

export const period: Field = {
	displayName: 'Period',
	name: 'period',
	type: 'options',
	required: true,
	options: [
		{ name: 'Current', value: 'current', description: 'The open billing period' },
		{ name: 'Previous', value: 'previous', description: 'The period before it' },
	],
	default: 'current',
	description: 'The billing period',
};

export const billedPeriod = optional(period);

export const currencyCode: Field = {
	...currency,
	name: 'currencyCode',
	description: 'Three-letter code of the billing currency. Lines in other currencies are not returned.',
	send: { ...currency.send, as: 'currencycode' },
};
