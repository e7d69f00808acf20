import names from '../../../../../samples/partnerCenter/data/names.json';
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Call, type Handler, phaseOf } from '../../call';
import { byId, graphInvalid, graphMissing } from '../../refusal';
import { guidOf, iso, ok, pascalRow, type Row } from '../../reply';
import { seed } from '../../samples';
import type { ExportBody, StoredExport } from '../state';
import { findInvoice, inCurrency, modernLines } from '../reads/billing';

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
