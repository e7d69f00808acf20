import names from '../../../../../samples/partnerCenter/data/names.json';
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import { Zip, ZipDeflate } from 'fflate';
import { type Call, type Handler, phaseOf, removeRow, textOf } from '../../call';
import { filtered } from '../../lists/odata';
import { byId, refuse, salesInvalid, salesMissing } from '../../refusal';
import { iso, noContent, ok, type Reply, type Row } from '../../reply';
import { fixture } from '../../samples';
import type { Settings } from '../../settings';
import type { StoredPayout } from '../state';

/** A zip archive of one file, with its sizes behind it, as of a server that packs while it sends. */
function zipOf(name: string, content: Buffer): Buffer {
	const parts: Uint8Array[] = [];
	const zip = new Zip((_error, part) => parts.push(part));
	const file = new ZipDeflate(name);
	zip.add(file);
	file.push(content, true);
	zip.end();
	return Buffer.concat(parts);
}

/** A file, packed as the setting says. */
function packed(name: string, content: Buffer, packing: Settings['sheetPacking']): Buffer {
	if (packing === 'zip') return zipOf(name, content);
	return packing === 'gzip' ? gzipSync(content) : content;
}

/** Rows as separated text behind a byte order mark. */
const separated = (columns: string[], rows: Row[], delimiter = ','): Buffer =>
	Buffer.from(stringify(rows, { bom: true, columns, delimiter, header: true, record_delimiter: 'windows' }));

const MONTH = /^\d{4}(0[1-9]|1[0-2])$/;
const FIRST_MATRIX = '202301';

/** Euro countries, as far as tests ask for them; all others pay in dollars. */
const EURO = ['DE', 'FR', 'NL'];

const monthNow = ({ now }: Call): string => new Date(now).toISOString().slice(0, 7).replace('-', '');

/** An application without the permissions of this host is answered with a bare 400. */
function checkRegistration({ settings }: Call): void {
	if (!settings.salesRegistered) throw refuse(400, 400, 'Bad Request', 'empty');
}

/** The month of the path. Throws 400 for what is none, 404 for one to come. */
function monthOf(call: Call): string {
	const { month } = call.params;
	if (!MONTH.test(month)) throw salesInvalid('Month must be YYYYMM.');
	if (month > monthNow(call)) throw salesMissing('file of that month');
	return month;
}

/** The file without an ending in its name, as the platform sends it. */
const file = ({ settings }: Call, name: string, rows: Row[]): Reply => ({
	status: 200,
	headers: { 'Content-Disposition': `attachment; filename=${name}` },
	stream: packed(`${name}.csv`, separated(Object.keys(rows[0]), rows), settings.sheetPacking),
});

function checkPeriod(call: Call): void {
	const { view } = call.params;
	const [timeline = 'current', month] = [textOf(call, 'timeline'), textOf(call, 'month')];
	if (timeline === 'future' && view === 'marketplace') throw salesMissing('future sheet of the marketplace');
	if (timeline !== 'history') {
		if (month !== undefined) throw salesInvalid('month goes with timeline=history only.');
		return;
	}
	if (month === undefined || !MONTH.test(month)) throw salesInvalid('timeline=history needs month as YYYYMM.');
	if (month >= monthNow(call)) throw salesMissing('sheet of that month');
}

const LINK_MS = 3_600_000;

type Kind = StoredPayout['kind'];

/** What a partner has earned, and what was paid; the columns of a file differ from partner to partner. */
const PAYOUT_ROWS = fixture('data/payouts') as Record<Kind, Row[]>;

/** The signed address of the finished file. */
function blobOf(call: Call, { id, kind, format, filter }: StoredPayout): string {
	const all = PAYOUT_ROWS[kind];
	const name = `${kind}.${format}`;
	const rows = filtered(all, filter, salesInvalid);
	const content = separated(Object.keys(all[0]), rows, format === 'tsv' ? '\t' : ',');
	const files = { [name]: packed(name, content, call.settings.sheetPacking) };
	const { rootDirectory, sasToken } = call.publish(id, files, call.now + LINK_MS);
	return `${rootDirectory}/${name}?${sasToken}`;
}

function view(call: Call, job: StoredPayout): Row {
	const status = phaseOf(job, call.now, ['Queued', 'Processing', 'Completed']);
	return {
		requestId: job.id,
		requestDateTime: iso(job.createdAt),
		processingStartDateTime: status === 'Queued' ? null : iso(job.createdAt + (job.dueAt - job.createdAt) / 3),
		requestPath: `/v1.0/payouts/${job.kind}`,
		requestQueryString: job.filter ?? '',
		status,
		blobLocation: status === 'Completed' ? blobOf(call, job) : '',
	};
}

/** `/v1.0/payouts/{kind}` */
const kindOf = ({ operation }: Call): Kind => operation.path.split('/')[3] as Kind;

function jobOf(call: Call): StoredPayout {
	const own = call.state.areas.payouts.filter(({ kind }) => kind === kindOf(call));
	return byId(own, call.params.requestId, salesMissing('export request'));
}

const start: Handler = (call) => {
	const filter = textOf(call, '$filter') || undefined;
	const kind = kindOf(call);
	// A filter that cannot be read is refused at once.
	filtered(PAYOUT_ROWS[kind], filter, salesInvalid);
	const format = textOf(call, 'fileformat') === 'tsv' ? 'tsv' : 'csv';
	const dueAt = call.now + call.settings.exportMs;
	const job: StoredPayout = { id: randomUUID(), kind, format, createdAt: call.now, dueAt, filter };
	call.state.areas.payouts.push(job);
	return { status: 202, body: { value: [view(call, job)] } };
};

const get: Handler = (call) => ok({ value: [view(call, jobOf(call))] });

const remove: Handler = (call) => {
	removeRow(call.state.areas.payouts, jobOf(call));
	return noContent();
};

export const sheetHandlers: Record<string, Handler> = {
	'priceSheet.download': (call) => {
		checkRegistration(call);
		const market = call.params.market.toUpperCase();
		const { view } = call.params;
		if (!/^[A-Z]{2}$/.test(market)) throw salesInvalid('Market must be a code of two letters.');
		if (!names.priceSheetViews.includes(view)) throw salesInvalid('PricesheetView is not known.');
		checkPeriod(call);
		const sheets = fixture('priceSheet.download') as Record<string, Row[]>;
		const Currency = EURO.includes(market) && !view.startsWith('azure') ? 'EUR' : 'USD';
		const rows = (sheets[view] ?? sheets.updatedlicensebased).map((row) => ({ ...row, Market: market, Currency }));
		return file(call, 'pricesheet', rows);
	},
	'fxRate.download': (call) => {
		checkRegistration(call);
		const Month = monthOf(call).slice(0, 4);
		const rows = (fixture('fxRate.download') as Row[]).map((row) => ({ ...row, Month }));
		return file(call, 'fxrates', rows);
	},
	'offerMatrix.download': (call) => {
		checkRegistration(call);
		if (monthOf(call) < FIRST_MATRIX) throw salesMissing('offer matrix of that month');
		return file(call, 'offermatrix', fixture('offerMatrix.download') as Row[]);
	},
	'payout.createTransactionHistoryExport': start,
	'payout.createPaymentsExport': start,
	'payout.getTransactionHistoryExport': get,
	'payout.getPaymentsExport': get,
	'payout.deleteTransactionHistoryExport': remove,
	'payout.deletePaymentsExport': remove,
};
