import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { collection, sizeOffsetPage } from '../../collection';
import { iso, linkTo, ok } from '../../commerce/replies';
import { matches, readFilter } from '../filter';
import type { Invoice } from './book';
import { invoiceById, invoices } from './book';
import { legacyLines, modernLines } from './lines';
import type { Row } from '../row';

const PAID_AFTER_MS = 30 * 86_400_000;

// The only field that the list can be filtered by: the bounds of a stretch of time.
const FILTERS = {
	InvoiceDate: ['equals', 'greater_than', 'greater_than_or_equals', 'less_than', 'less_than_or_equals'],
};

const sum = (rows: Row[], name: string): number =>
	Math.round(rows.reduce((total, row) => total + Number(row[name]), 0) * 100) / 100;

/** The sum of an invoice's charges; daily use is part of them. */
export const totalOf = (call: Call, invoice: Invoice): number =>
	invoice.type === 'OneTime'
		? sum(modernLines(call, invoice, 'billinglineitems'), 'totalForCustomer')
		: sum(legacyLines(call, invoice, 'office', 'billinglineitems'), 'totalForCustomer');

export const receiptId = ({ id }: Invoice): string => `TR-${id}`;

const PARTS: Record<Invoice['type'], Array<[string, string]>> = {
	OneTime: [
		['billing_line_items', 'one_time'],
		['usage_line_items', 'one_time'],
	],
	Recurring: [
		['billing_line_items', 'office'],
		['billing_line_items', 'azure'],
		['usage_line_items', 'azure'],
	],
};

/** The links to the lines have the older form of their address, with the type in front of the id. */
const details = ({ id, type }: Invoice) =>
	PARTS[type].map(([invoiceLineItemType, billingProvider]) => ({
		invoiceLineItemType,
		billingProvider,
		links: { self: linkTo(`/invoices/${type}-${id}/lineitems/${billingProvider}/${invoiceLineItemType}`) },
		attributes: { objectType: 'InvoiceDetail' },
	}));

/** What a correction is told by in the invoice that it corrects. */
const amendmentsOf = (call: Call, { id }: Invoice) =>
	invoices(call.now)
		.filter(({ amends }) => amends === id)
		.map((note) => ({
			id: note.id,
			invoiceDate: iso(note.date),
			totalCharges: totalOf(call, note),
			currencyCode: 'USD',
			documentType: 'adjustment_note',
		}));

function view(call: Call, invoice: Invoice) {
	const { id, type, date, start, end, amends } = invoice;
	const totalCharges = totalOf(call, invoice);
	const isPaid = call.now - date > PAID_AFTER_MS;
	const receipt = {
		id: receiptId(invoice),
		taxReceiptPdfDownloadLink: `/invoices/${id}/receipts/${receiptId(invoice)}/documents/statement`,
	};
	return {
		id,
		invoiceDate: iso(date),
		billingPeriodStartDate: iso(start),
		billingPeriodEndDate: iso(end),
		totalCharges,
		paidAmount: isPaid ? totalCharges : 0,
		currencyCode: 'USD',
		currencySymbol: '$',
		pdfDownloadLink: `/invoices/${id}/documents/statement`,
		taxReceipts: type === 'Recurring' ? [receipt] : [],
		invoiceDetails: details(invoice),
		amendments: amendmentsOf(call, invoice),
		amendsOf: amends ?? '',
		documentType: amends ? 'adjustment_note' : 'invoice',
		state: isPaid ? 'paid' : 'unpaid',
		invoiceType: type,
		links: { self: linkTo(`/invoices/${id}`) },
		attributes: { objectType: 'Invoice' },
	};
}

/** Size and offset are heeded as soon as there are invoices of the billing of before among those that were asked for. */
const list: Handler = (call) => {
	const filter = readFilter(textOf(call, 'filter') ?? '');
	const rows = invoices(call.now)
		.map((invoice) => view(call, invoice))
		.filter((row) => matches(row, filter, FILTERS));
	return rows.every(({ invoiceType }) => invoiceType === 'OneTime')
		? collection(call, rows)
		: sizeOffsetPage(call, rows);
};

const get: Handler = (call) => ok(view(call, invoiceById(call, call.params.invoiceId)));

function balance(call: Call, among: Invoice[]) {
	const views = among.map((invoice) => view(call, invoice));
	const latest = views[0];
	const paid = views.filter(({ state }) => state === 'paid');
	return {
		balanceAmount: Math.round((sum(views, 'totalCharges') - sum(views, 'paidAmount')) * 100) / 100,
		currencyCode: 'USD',
		currencySymbol: '$',
		accountingDate: iso(call.now),
		firstInvoiceCreationDate: views.at(-1)?.invoiceDate,
		lastPaymentDate: paid[0] && iso(Date.parse(paid[0].invoiceDate) + PAID_AFTER_MS),
		lastPaymentAmount: paid[0]?.paidAmount ?? 0,
		latestInvoiceDate: latest?.invoiceDate,
	};
}

/** The balance of all invoices, and of each kind. Every invoice is in the same currency. */
function wholeBalance(call: Call) {
	const all = invoices(call.now);
	const parts = (['Recurring', 'OneTime'] as const).map((invoiceType) => ({
		invoiceType,
		summary: balance(
			call,
			all.filter(({ type }) => type === invoiceType),
		),
	}));
	return {
		...balance(call, all),
		details: parts,
		links: { self: linkTo('/invoices/summary') },
		attributes: { objectType: 'InvoiceSummary' },
	};
}

export const invoiceHandlers: Record<string, Handler> = {
	'invoice.getMany': list,
	'invoice.get': get,
	'invoice.getBalance': (call) => ok(wholeBalance(call)),
	'invoice.getSummaries': (call) => collection(call, [wholeBalance(call)]),
};
