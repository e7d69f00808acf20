import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Call, Handler } from '../../call';
import { iso, ok } from '../../commerce/replies';
import { guidOf } from '../ids';
import { invoices, openPeriod } from '../invoices/book';
import { charges, dailyUse } from '../invoices/charges';
import { modernLines } from '../invoices/lines';
import { pascalRow } from '../pascal';
import { graphInvalid, graphMissing } from '../refusals';
import type { ExportBody, StoredExport } from '../state';
import type { Row } from '../row';

const LINK_MS = 3_600_000;
const FILES = 2;
const BASIC = [
	'PartnerId',
	'CustomerId',
	'CustomerName',
	'InvoiceNumber',
	'ProductId',
	'SkuId',
	'ProductName',
	'SubscriptionId',
	'Quantity',
	'UsageDate',
	'Subtotal',
	'BillingPreTaxTotal',
];

const start =
	(kind: StoredExport['kind']): Handler =>
	(call) => {
		const asked = call.body as ExportBody;
		if (asked.invoiceId !== undefined && !/^[A-Z]\w+$/.test(asked.invoiceId))
			throw graphInvalid('invoiceId is not the number of an invoice.');
		if (asked.currencyCode !== undefined && !/^[A-Za-z]{3}$/.test(asked.currencyCode)) {
			throw graphInvalid('currencyCode must be a code of three letters (ISO 4217).');
		}
		const { now, settings } = call;
		const job: StoredExport = { id: randomUUID(), kind, asked, createdAt: now, dueAt: now + settings.exportMs };
		call.state.areas.exports.push(job);
		return { status: 202, headers: { Location: `${call.origin}/reports/partners/billing/operations/${job.id}` } };
	};

/** The invoice of a billed export: only those of New Commerce can be exported. */
const invoiceOf = ({ asked, createdAt }: StoredExport) =>
	invoices(createdAt).find(({ id, type }) => id === asked.invoiceId && type === 'OneTime');

/** notStarted for the first third of its time, then running; an invoice that is not there makes it fail. */
function exportStatus(job: StoredExport, now: number): 'notStarted' | 'running' | 'completed' | 'failed' {
	if (now >= job.dueAt) return job.asked.invoiceId !== undefined && !invoiceOf(job) ? 'failed' : 'completed';
	return now < job.createdAt + (job.dueAt - job.createdAt) / 3 ? 'notStarted' : 'running';
}

function sourceRows(call: Call, job: StoredExport): Row[] {
	const invoice = invoiceOf(job);
	if (invoice) return modernLines(call, invoice, job.kind === 'usage' ? 'usagelineitems' : 'billinglineitems');
	const period = openPeriod(job.createdAt, job.asked.billingPeriod === 'last' ? 'previous' : 'current');
	const rows =
		job.kind === 'usage'
			? dailyUse(call, period, '', 'invoice.getUnbilledConsumption')
			: charges(call, period, '', 'invoice.getUnbilledReconciliation');
	return rows.filter(
		({ currency, billingCurrency }) => (currency ?? billingCurrency) === job.asked.currencyCode?.toUpperCase(),
	);
}

/** The columns of an export have names in PascalCase; the basic set has the most needed ones only. */
function exportRow(row: Row, attributeSet: ExportBody['attributeSet']): Row {
	const { attributes: _, ...columns } = row;
	const named = pascalRow(columns);
	return attributeSet === 'basic'
		? Object.fromEntries(Object.entries(named).filter(([name]) => BASIC.includes(name)))
		: named;
}

/** JSON lines, compressed; the rows are dealt out to the files in turn. */
function filesOf(rows: Row[]): Record<string, Buffer> {
	const parts = Array.from({ length: FILES }, (_, part) => rows.filter((_row, index) => index % FILES === part));
	return Object.fromEntries(
		parts.map((part, index) => [
			`part-${String(index).padStart(5, '0')}.json.gz`,
			gzipSync(part.map((row) => `${JSON.stringify(row)}\n`).join('')),
		]),
	);
}

const manifestId = ({ id }: StoredExport): string => guidOf(`manifest ${id}`);

/** The manifest of a finished export; its files are put into the storage anew, under a fresh token. */
function manifest(call: Call, job: StoredExport) {
	const rows = sourceRows(call, job).map((row) => exportRow(row, job.asked.attributeSet));
	const files = filesOf(rows);
	const names = Object.keys(files);
	return {
		id: manifestId(job),
		createdDateTime: iso(job.dueAt),
		schemaVersion: '2',
		dataFormat: 'compressedJSONLines',
		partitionType: 'default',
		eTag: guidOf(JSON.stringify(rows)).slice(0, 8),
		partnerTenantId: call.tenant.tenantId,
		...call.publish(job.id, files, call.now + LINK_MS),
		blobCount: names.length,
		blobs: names.map((name) => ({ name, partitionValue: 'default' })),
	};
}

const TYPES = {
	completed: 'exportSuccessOperation',
	failed: 'failedOperation',
	running: 'runningOperation',
	notStarted: 'runningOperation',
};

const operation: Handler = (call) => {
	const job = call.state.areas.exports.find(({ id }) => id === call.params.operationId);
	if (!job) throw graphMissing('operation');
	const status = exportStatus(job, call.now);
	const body = {
		'@odata.context': `${call.origin}/$metadata#reports/partners/billing/operations/$entity`,
		'@odata.type': `#microsoft.graph.partners.billing.${TYPES[status]}`,
		id: job.id,
		createdDateTime: iso(job.createdAt),
		lastActionDateTime: iso(Math.min(call.now, job.dueAt)),
		status,
		...(status === 'completed' && { resourceLocation: manifest(call, job) }),
		...(status === 'failed' && {
			error: { code: 'invoiceNotFound', message: `There is no invoice ${job.asked.invoiceId} to export.` },
		}),
	};
	const seconds = Math.max(1, Math.ceil((job.dueAt - call.now) / 1000));
	return call.now < job.dueAt ? { status: 200, body, headers: { 'Retry-After': String(seconds) } } : ok(body);
};

const getManifest: Handler = (call) => {
	const job = call.state.areas.exports.find((candidate) => manifestId(candidate) === call.params.manifestId);
	if (!job || exportStatus(job, call.now) !== 'completed') throw graphMissing('manifest');
	return ok({
		'@odata.context': `${call.origin}/$metadata#reports/partners/billing/manifests/$entity`,
		...manifest(call, job),
	});
};

export const exportHandlers: Record<string, Handler> = {
	'graphBilling.exportBilledReconciliation': start('reconciliation'),
	'graphBilling.exportUnbilledReconciliation': start('reconciliation'),
	'graphBilling.exportBilledUsage': start('usage'),
	'graphBilling.exportUnbilledUsage': start('usage'),
	'graphBilling.getOperation': operation,
	'graphBilling.getManifest': getManifest,
};
