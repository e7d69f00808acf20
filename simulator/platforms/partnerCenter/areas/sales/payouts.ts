import { randomUUID } from 'node:crypto';
import { type Call, type Handler, textOf } from '../../call';
import { filtered } from '../../lists/odata';
import { byId, salesInvalid, salesMissing } from '../../refusal';
import { iso, noContent, type Row } from '../../reply';
import { fixture } from '../../samples';
import type { StoredPayout } from '../state';
import { packed, separated } from './sheets';

const LINK_MS = 3_600_000;

type Kind = StoredPayout['kind'];

/** What a partner has earned, and what was paid; the columns of a file differ from partner to partner. */
const PAYOUT_ROWS = fixture('data/payouts') as Record<Kind, Row[]>;

/** Queued for the first third of its time, then processed. */
function statusOf({ createdAt, dueAt }: StoredPayout, now: number): string {
	if (now >= dueAt) return 'Completed';
	return now < createdAt + (dueAt - createdAt) / 3 ? 'Queued' : 'Processing';
}

/** The signed address of the finished file. */
function blobOf(call: Call, job: StoredPayout): string {
	const all = PAYOUT_ROWS[job.kind];
	const name = `${job.kind}.${job.format}`;
	const content = separated(
		Object.keys(all[0]),
		filtered(all, job.filter, salesInvalid),
		job.format === 'tsv' ? '\t' : ',',
	);
	const { rootDirectory, sasToken } = call.publish(
		job.id,
		{ [name]: packed(name, content, call.settings.sheetPacking) },
		call.now + LINK_MS,
	);
	return `${rootDirectory}/${name}?${sasToken}`;
}

function view(call: Call, job: StoredPayout): Row {
	const status = statusOf(job, call.now);
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

const start =
	(kind: Kind): Handler =>
	(call) => {
		const filter = textOf(call, '$filter');
		// A filter that cannot be read is refused at once.
		filtered(PAYOUT_ROWS[kind], filter, salesInvalid);
		const { now, settings } = call;
		const format = textOf(call, 'fileformat') === 'tsv' ? 'tsv' : 'csv';
		const job: StoredPayout = {
			id: randomUUID(),
			kind,
			format,
			createdAt: now,
			dueAt: now + settings.exportMs,
			...(filter && { filter }),
		};
		call.state.areas.payouts.push(job);
		return { status: 202, body: { value: [view(call, job)] } };
	};

const jobOf = ({ state, params }: Call, kind: Kind): StoredPayout =>
	byId(
		state.areas.payouts.filter((job) => job.kind === kind),
		params.requestId,
		salesMissing('export request'),
	);

const get =
	(kind: Kind): Handler =>
	(call) => ({ status: 200, body: { value: [view(call, jobOf(call, kind))] } });

const remove =
	(kind: Kind): Handler =>
	(call) => {
		const job = jobOf(call, kind);
		const { areas } = call.state;
		areas.payouts = areas.payouts.filter((other) => other !== job);
		return noContent();
	};

export const payoutHandlers: Record<string, Handler> = {
	'payout.createTransactionHistoryExport': start('transactionhistory'),
	'payout.createPaymentsExport': start('payments'),
	'payout.getTransactionHistoryExport': get('transactionhistory'),
	'payout.getPaymentsExport': get('payments'),
	'payout.deleteTransactionHistoryExport': remove('transactionhistory'),
	'payout.deletePaymentsExport': remove('payments'),
};
