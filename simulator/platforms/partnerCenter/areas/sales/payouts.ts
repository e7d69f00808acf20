import { randomUUID } from 'node:crypto';
import { type Call, type Handler, phaseOf, removeRow, textOf } from '../../call';
import { filtered } from '../../lists/odata';
import { byId, salesInvalid, salesMissing } from '../../refusal';
import { iso, noContent, ok, type Row } from '../../reply';
import { fixture } from '../../samples';
import type { StoredPayout } from '../state';
import { packed, separated } from './sheets';

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

export const payoutHandlers: Record<string, Handler> = {
	'payout.createTransactionHistoryExport': start,
	'payout.createPaymentsExport': start,
	'payout.getTransactionHistoryExport': get,
	'payout.getPaymentsExport': get,
	'payout.deleteTransactionHistoryExport': remove,
	'payout.deletePaymentsExport': remove,
};
