import names from '../../../../../samples/partnerCenter/data/names.json';
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { addPeriod } from '../../../../core/dates';
import { type Call, type Handler, phaseOf, textOf } from '../../call';
import { collection, sizeOffsetPage, tokenPage } from '../../lists/collection';
import { matches, readFilter } from '../../lists/filter';
import { byId, graphInvalid, graphMissing, invalid, missing, orThrow, refuse } from '../../refusal';
import { guidOf, iso, ok, pascalRow, type Reply, type Row } from '../../reply';
import { DATE, fixture, fromSample, repeated, seed, seedRows, seedText } from '../../samples';
import type { ExportBody, StoredExport } from '../state';

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
const findInvoice = (call: Call, id: string | undefined): Row | undefined =>
	invoices(call).find((invoice) => invoice.id === id);

/** The invoice of the path. Throws 404. */
const invoiceOf = (call: Call): Row => orThrow(findInvoice(call, call.params.invoiceId), missing('invoice'));

/** Charges or daily use of New Commerce, from the sample of a list, for an invoice or for what is not billed yet. */
const modernLines = (call: Call, sample: string, invoiceNumber: unknown): Row[] =>
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
const inCurrency = (rows: Row[], code = ''): Row[] =>
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

const LINK_MS = 3_600_000;
const FILES = ['part-00000.json.gz', 'part-00001.json.gz'];
/** The sample of each list whose rows are exported, for an invoice or for what is not billed yet. */
const SAMPLES = {
	reconciliation: ['invoice.getLineItems', 'invoice.getUnbilledReconciliation'],
	usage: ['invoice.getBilledConsumption', 'invoice.getUnbilledConsumption'],
};

const start: Handler = (call) => {
	const asked = call.body as ExportBody;
	if (asked.invoiceId !== undefined && !/^[A-Z]\w+$/.test(asked.invoiceId))
		throw graphInvalid('invoiceId is not the number of an invoice.');
	if (asked.currencyCode !== undefined && !/^[A-Za-z]{3}$/.test(asked.currencyCode))
		throw graphInvalid('currencyCode must be a code of three letters (ISO 4217).');
	const { now, settings, operation } = call;
	const kind = operation.id.endsWith('Usage') ? 'usage' : 'reconciliation';
	const job: StoredExport = { id: randomUUID(), kind, asked, createdAt: now, dueAt: now + settings.exportMs };
	call.state.areas.exports.push(job);
	return { status: 202, headers: { Location: `${call.origin}/reports/partners/billing/operations/${job.id}` } };
};

/** Only invoices of New Commerce can be exported. */
function exportStatus(call: Call, job: StoredExport) {
	const { invoiceId } = job.asked;
	const isMissing = invoiceId !== undefined && findInvoice(call, invoiceId)?.invoiceType !== 'OneTime';
	return phaseOf(job, call.now, ['notStarted', 'running', isMissing ? 'failed' : 'completed'] as const);
}

function sourceRows(call: Call, { kind, asked: { invoiceId, currencyCode } }: StoredExport): Row[] {
	const [billed, open] = SAMPLES[kind];
	if (invoiceId !== undefined) return modernLines(call, billed, invoiceId);
	return inCurrency(modernLines(call, open, ''), currencyCode);
}

/** The columns of an export have names in PascalCase; the basic set has the most needed ones only. */
function exportRow({ attributes: _, ...columns }: Row, attributeSet: ExportBody['attributeSet']): Row {
	const named = Object.entries(pascalRow(columns));
	return Object.fromEntries(
		attributeSet === 'basic' ? named.filter(([name]) => names.basicColumns.includes(name)) : named,
	);
}

/** JSON lines, compressed; the rows are dealt out to the files in turn. */
function filesOf(rows: Row[]): Record<string, Buffer> {
	const files = FILES.map((name, part) => {
		const lines = rows.filter((_row, index) => index % FILES.length === part).map((row) => `${JSON.stringify(row)}\n`);
		return [name, gzipSync(lines.join(''))];
	});
	return Object.fromEntries(files) as Record<string, Buffer>;
}

const manifestId = ({ id }: StoredExport): string => guidOf(`manifest ${id}`);

/** The manifest of a finished export; its files are published again, with a new token. */
function manifest(call: Call, job: StoredExport) {
	const rows = sourceRows(call, job).map((row) => exportRow(row, job.asked.attributeSet));
	const { '@odata.context': _, ...same } = seed(call, 'graphBilling.getManifest');
	const eTag = guidOf(JSON.stringify(rows)).slice(0, 8);
	const place = call.publish(job.id, filesOf(rows), call.now + LINK_MS);
	return { ...same, id: manifestId(job), createdDateTime: iso(job.dueAt), eTag, ...place };
}

const TYPES = { completed: 'exportSuccess', failed: 'failed', running: 'running', notStarted: 'running' };

const contextOf = ({ origin }: Call, name: string): Row => ({
	'@odata.context': `${origin}/$metadata#reports/partners/billing/${name}/$entity`,
});

export const exportHandlers: Record<string, Handler> = {
	'graphBilling.exportBilledReconciliation': start,
	'graphBilling.exportUnbilledReconciliation': start,
	'graphBilling.exportBilledUsage': start,
	'graphBilling.exportUnbilledUsage': start,
	'graphBilling.getOperation': (call) => {
		const job = byId(call.state.areas.exports, call.params.operationId, graphMissing('operation'));
		const status = exportStatus(call, job);
		const message = `There is no invoice ${job.asked.invoiceId} to export.`;
		const body = {
			...contextOf(call, 'operations'),
			'@odata.type': `#microsoft.graph.partners.billing.${TYPES[status]}Operation`,
			id: job.id,
			createdDateTime: iso(job.createdAt),
			lastActionDateTime: iso(Math.min(call.now, job.dueAt)),
			status,
			...(status === 'completed' && { resourceLocation: manifest(call, job) }),
			...(status === 'failed' && { error: { code: 'invoiceNotFound', message } }),
		};
		const seconds = Math.max(1, Math.ceil((job.dueAt - call.now) / 1000));
		return { status: 200, body, ...(call.now < job.dueAt && { headers: { 'Retry-After': String(seconds) } }) };
	},
	'graphBilling.getManifest': (call) => {
		const job = call.state.areas.exports.find((candidate) => manifestId(candidate) === call.params.manifestId);
		if (!job || exportStatus(call, job) !== 'completed') throw graphMissing('manifest');
		return ok({ ...contextOf(call, 'manifests'), ...manifest(call, job) });
	},
};
