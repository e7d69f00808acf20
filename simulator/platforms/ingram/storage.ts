import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import { XMLBuilder } from 'fast-xml-parser';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import writeExcelFile from 'write-excel-file/node';
import { isoDate, isoSeconds } from '../../core/dates';
import { spoil } from '../../core/http/spoil';
import type { Core } from '../../core/platform';
import { byId, type Call, type Handler, isAsked, refuse } from './gateway/call';
import type { Settings } from './settings';
import type { AccountState, StoredReport } from './state/state';

/** submitted for the first half of the processing time, then processing, then completed; `now` in ms. */
function reportStatus({ createdAt, completedAt }: StoredReport, now: number): 'submitted' | 'processing' | 'completed' {
	if (now >= completedAt) return 'completed';
	return now < (createdAt + completedAt) / 2 ? 'submitted' : 'processing';
}

function view(report: StoredReport, { now, link }: Call) {
	const { createdAt, completedAt, ...shown } = report;
	const status = reportStatus(report, now);
	return {
		...shown,
		status,
		type: 'onetime',
		creationDate: isoSeconds(createdAt),
		...(status === 'completed' && { downloadUrl: link(report) }),
	};
}

export const reportHandlers: Record<string, Handler> = {
	/** Lists write the format in capitals. */
	'report.list': (call) => {
		const { from = '', to = '' } = call.query;
		return call.state.reports
			.map((report) => view(report, call))
			.filter((report) => {
				const day = report.creationDate.slice(0, 10);
				return from <= day && day <= to && isAsked(call, report, 'format', 'name', 'status', 'type');
			})
			.map((report) => ({ ...report, format: report.format.toUpperCase() }));
	},
	'report.create': (call) => {
		const { name, format, customizationName, startDate, endDate } = call.body as unknown as StoredReport;
		if (endDate && Date.parse(endDate) <= Date.parse(startDate)) throw refuse('endDate must be later than startDate');
		const report: StoredReport = {
			id: randomUUID(),
			name,
			...(customizationName !== undefined && { customizationName }),
			format: format ?? 'csv',
			createdAt: call.now,
			completedAt: call.now + call.settings.reportProcessingMs,
			startDate,
			...(endDate !== undefined && { endDate }),
		};
		call.state.reports.push(report);
		return view(report, call);
	},
	'report.get': (call) => view(byId(call.state.reports, call.params.reportId), call),
};

/** The first and the last day of a report; without an end the day it was made. */
const reportDays = ({ startDate, endDate, createdAt }: StoredReport): [string, string] => [
	startDate.slice(0, 10),
	endDate?.slice(0, 10) ?? isoDate(createdAt),
];

type Row = Record<string, string>;

const FILES: Record<string, { ending: string; type: string }> = {
	csv: { ending: 'csv', type: 'text/csv' },
	xml: { ending: 'xml', type: 'application/xml' },
	json: { ending: 'json.gz', type: 'application/gzip' },
	xlsx: { ending: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
};

/** Ending and content type of a report's file; JSON files are gzipped. */
const fileKind = ({ format }: StoredReport) => FILES[format];

/** One row per ordered product within the report's days, filled up with generated rows to `least`. */
function rowsOf(report: StoredReport, state: AccountState, least: number): Row[] {
	const [from, to] = reportDays(report);
	const rows = state.orders.flatMap((order) =>
		order.lines.map((line) => ({
			date: isoSeconds(order.createdAt),
			orderNumber: order.orderNumber,
			customerId: order.customerId,
			mpn: line.mpn,
			quantity: line.billedQuantity,
			currency: line.extendedPrice.currency,
			amount: line.extendedPrice.amount,
		})),
	);
	const within = rows.filter(({ date }) => from <= date.slice(0, 10) && date.slice(0, 10) <= to);
	const filler = { customerId: state.resellerId, mpn: 'GENERATED', quantity: '1.0', currency: 'USD', amount: '0.0' };
	const generated = Array.from({ length: Math.max(0, least - within.length) }, (_, index) => {
		return { date: `${from}T00:00:00Z`, orderNumber: `GENERATED${index + 1}`, ...filler };
	});
	return [...within, ...generated];
}

const XML = new XMLBuilder({ format: true });

/** The rows as a file of the report's format. */
async function fileContent(report: StoredReport, state: AccountState, least: number): Promise<Buffer> {
	const rows = rowsOf(report, state, least);
	switch (report.format) {
		case 'json':
			return gzipSync(JSON.stringify(rows));
		case 'xml':
			return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${XML.build({ report: { row: rows } })}`);
		case 'xlsx':
			return await writeExcelFile([Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]).toBuffer();
		default:
			return Buffer.from(stringify(rows, { header: true, record_delimiter: 'windows' }));
	}
}

const FOLDER = '/rdecontainer/';
const API_HEADERS = ['authorization', 'x-subscription-key', 'x-client-id'];
const VERSION = '2016-05-31';

export interface StorageParts extends Pick<Core, 'effects' | 'faults' | 'sleep'> {
	/** The least rows of a file. */
	reportRows: () => number;
	states: () => AccountState[];
}

/** Signs and checks the links of report files; each simulator has a secret of its own. */
export function createLinks({ settings, now }: { settings: Settings; now: () => number }) {
	const secret = randomBytes(32);
	const sign = (file: string, end: string): string =>
		createHmac('sha256', secret).update(`${file}\n${end}`).digest('base64');
	return {
		/** An address that works until `linkSeconds` from now. */
		make(storageUrl: string, report: StoredReport): string {
			const file = `${report.name}.${report.id}.${isoDate(report.createdAt)}.${fileKind(report).ending}`;
			const [st, se] = [now(), now() + settings.linkSeconds * 1000].map(isoSeconds);
			const query = new URLSearchParams({ sig: sign(file, se), 'api-version': VERSION, st, se, sr: 'b' });
			return `${storageUrl}${FOLDER}${encodeURIComponent(file)}?${query}`;
		},
		/** Whether the signature is right and its end not reached. */
		check: (file: string, { sig, se }: Record<string, string | undefined>): boolean =>
			sig !== undefined && se !== undefined && sig === sign(file, se) && Date.parse(se) > now(),
	};
}

const errorXml = (code: string, message: string): string =>
	`<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;

/** Serves the files: 400 when an API header comes along, 403 for a bad link, 404 for no such report. */
export function storageServer(app: FastifyInstance, links: ReturnType<typeof createLinks>, parts: StorageParts): void {
	const { reportRows, states, effects, faults, sleep } = parts;
	const refuse = (reply: FastifyReply, status: number, code: string, message: string) =>
		reply.code(status).type('application/xml').send(errorXml(code, message));

	app.get(`${FOLDER}:file`, async (request: FastifyRequest, reply) => {
		const { file } = request.params as { file: string };
		const rule = faults.take(`GET ${FOLDER}{file}`, `GET ${request.url.split('?')[0]}`);
		if (rule) return spoil({ reply, rule, sleep, faultBody: (_status, ...error) => errorXml(...error) });
		if (API_HEADERS.some((name) => name in request.headers)) {
			return refuse(reply, 400, 'InvalidAuthenticationInfo', 'Headers of the API must not be sent to the storage');
		}
		if (!links.check(file, request.query as Record<string, string>)) {
			return refuse(reply, 403, 'AuthenticationFailed', 'The signature is wrong or has expired');
		}
		for (const state of states()) {
			const report = state.reports.find(({ id }) => file.includes(id));
			if (!report) continue;
			effects.count('downloads');
			return reply.type(fileKind(report).type).send(await fileContent(report, state, reportRows()));
		}
		return refuse(reply, 404, 'BlobNotFound', 'The specified blob does not exist');
	});
}
