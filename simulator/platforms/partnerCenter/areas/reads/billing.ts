import { addPeriod } from '../../../../core/dates';
import { type Call, type Handler, textOf } from '../../call';
import { collection, sizeOffsetPage, tokenPage } from '../../lists/collection';
import { matches, readFilter } from '../../lists/filter';
import { byId, invalid, missing, orThrow, refuse } from '../../refusal';
import { ok, type Reply, type Row } from '../../reply';
import { DATE, fixture, fromSample, repeated, seedRows, seedText } from '../../samples';

/** The month in which the samples play, counted from the year 0. */
const SAMPLE_MONTH = 2026 * 12 + 9;

/** The rows of a sample of what comes once a month: in the months up to this one, on the days of the sample. */
function monthlyRows(call: Call, name: string): Row[] {
	const now = new Date(call.now);
	const duration = now.getUTCFullYear() * 12 + now.getUTCMonth() - SAMPLE_MONTH;
	const moved = seedText(call, name).replace(DATE, (date) => addPeriod(date, { type: 'month', duration }));
	return (JSON.parse(moved) as { items: Row[] }).items;
}

const PAGE = { defaultSize: 2000, maxSize: 2000 };
const LEAST_LINES = 5;

// The only field that the list can be filtered by: the bounds of a stretch of time.
const FILTERS = {
	InvoiceDate: ['equals', 'greater_than', 'greater_than_or_equals', 'less_than', 'less_than_or_equals'],
};

const invoices = (call: Call): Row[] =>
	monthlyRows(call, 'invoice.getMany').filter(({ invoiceDate }) => Date.parse(String(invoiceDate)) <= call.now);

/** An invoice by its number, undefined when there is none. */
export const findInvoice = (call: Call, id: string | undefined): Row | undefined =>
	invoices(call).find((invoice) => invoice.id === id);

/** The invoice of the path. Throws 404. */
const invoiceOf = (call: Call): Row => orThrow(findInvoice(call, call.params.invoiceId), missing('invoice'));

/** Charges or daily use of New Commerce, from the sample of a list, for an invoice or for what is not billed yet. */
export const modernLines = (call: Call, sample: string, invoiceNumber: unknown): Row[] =>
	repeated(seedRows(call, sample), LEAST_LINES).map((row) => ({ ...row, invoiceNumber }));

/** The lines of an invoice; it has those of the providers of its own billing only. */
function linesOf(call: Call, { id, invoiceType }: Row): Row[] {
	const [provider, type] = [textOf(call, 'provider'), textOf(call, 'invoicelineitemtype')];
	if ((provider === 'onetime') !== (invoiceType === 'OneTime')) return [];
	if (provider === 'onetime')
		return modernLines(call, type === 'usagelineitems' ? 'invoice.getBilledConsumption' : 'invoice.getLineItems', id);
	const kinds = fixture('data/legacyLines') as Record<string, Row>;
	const row = kinds[`${provider} ${type}`];
	return row ? repeated([{ ...row, partnerId: call.tenant.tenantId, invoiceNumber: id }], LEAST_LINES) : [];
}

/** Rows that earn credit, or do not, when the query asks for it; only daily use has it. */
function byCredit(call: Call, rows: Row[]): Row[] {
	const asked = textOf(call, 'hasPartnerEarnedCredit');
	if (asked === undefined) return rows;
	if (textOf(call, 'provider') !== 'onetime' || textOf(call, 'invoicelineitemtype') !== 'usagelineitems')
		throw invalid('hasPartnerEarnedCredit goes with the provider onetime and usagelineitems only.');
	return rows.filter(({ hasPartnerEarnedCredit }) => String(hasPartnerEarnedCredit) === asked);
}

/** Rows that are billed in a currency. */
export const inCurrency = (rows: Row[], code = ''): Row[] =>
	rows.filter(({ currency, billingCurrency }) => (currency ?? billingCurrency) === code.toUpperCase());

/** The samples of this list misspell a name in the next link, and join its last part with a second question mark. */
function withOddLink(reply: Reply): Reply {
	const { next } = (reply.body as { links: { next?: { uri: string } } }).links;
	if (next) next.uri = next.uri.replace('invoicelineitemtype', 'nvoicelineitemtype');
	return reply;
}

/** What is not billed yet. */
const open =
	(linkForm: 'doubleQuestionMark' | 'withVersion'): Handler =>
	(call) => {
		const rows = byCredit(call, modernLines(call, call.operation.id, ''));
		return tokenPage(call, inCurrency(rows, textOf(call, 'currencycode')), { ...PAGE, linkForm });
	};

/** Throws 400 on any billing period but the only one there is: the last one that is closed. */
const checkPeriod = ({ params }: Call): void => {
	if (params.billingPeriod.toLowerCase() !== 'mostrecent') throw invalid('The billing period must be mostrecent.');
};

/** A file of an invoice. Throws 406 for a request that would not take a PDF. */
function statement({ headers }: Call, name: unknown): Reply {
	const { accept = '*/*' } = headers;
	if (!['*/*', 'application/*', 'application/pdf'].some((type) => accept.includes(type)))
		throw refuse(406, 406, 'Statements are PDF files: accept application/pdf.', 'gateway');
	return {
		status: 200,
		headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `attachment; filename="${name}.pdf"` },
		stream: Buffer.from(`%PDF-1.4\n% ${name}\n%%EOF\n`),
	};
}

export const billingHandlers: Record<string, Handler> = {
	/** Size and offset work only where the answer includes invoices of the former billing. */
	'invoice.getMany': (call) => {
		const filter = readFilter(textOf(call, 'filter') ?? '');
		const rows = invoices(call).filter((row) => matches(row, filter, FILTERS));
		return rows.every(({ invoiceType }) => invoiceType === 'OneTime')
			? collection(call, rows)
			: sizeOffsetPage(call, rows);
	},
	'invoice.get': (call) => ok(invoiceOf(call)),
	'invoice.getBalance': fromSample(),
	'invoice.getSummaries': fromSample(),
	'invoice.getLineItems': (call) => {
		const rows = byCredit(call, linesOf(call, invoiceOf(call)));
		return textOf(call, 'provider') === 'onetime'
			? withOddLink(tokenPage(call, rows, { ...PAGE, linkForm: 'doubleQuestionMark' }))
			: sizeOffsetPage(call, rows, PAGE);
	},
	'invoice.getBilledConsumption': (call) =>
		tokenPage(call, inCurrency(linesOf(call, invoiceOf(call)), textOf(call, 'currencycode')), PAGE),
	'invoice.getUnbilledConsumption': open('doubleQuestionMark'),
	'invoice.getUnbilledReconciliation': open('withVersion'),
	'invoice.getEstimateLinks': fromSample(),
	'invoice.getStatement': (call) => statement(call, invoiceOf(call).id),
	'invoice.getReceiptStatement': (call) => {
		const { taxReceipts } = invoiceOf(call) as { taxReceipts: Row[] };
		return statement(call, byId(taxReceipts, call.params.receiptId, missing('tax receipt')).id);
	},
	'serviceCosts.getSummary': fromSample({ check: checkPeriod }),
	'serviceCosts.getLineItems': fromSample({ check: checkPeriod }),
};
