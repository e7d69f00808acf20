import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import { XMLBuilder } from 'fast-xml-parser';
import writeExcelFile from 'write-excel-file/node';
import { isoDate, isoSeconds } from '../../core/dates';
import type { StoragePlace } from '../../core/http/storage';
import { byId, type Call, type Handler, isAsked, refuse } from './gateway/call';
import type { AccountState, StoredReport } from './state/state';

/** submitted for the first half of the processing time, then processing, then completed; `now` in ms. */
function reportStatus({ createdAt, completedAt }: StoredReport, now: number): 'submitted' | 'processing' | 'completed' {
	if (now >= completedAt) return 'completed';
	return now < (createdAt + completedAt) / 2 ? 'submitted' : 'processing';
}

/** A signed address of a finished report's file, which is made when it is asked for. */
function linkTo(report: StoredReport, { state, settings, now, publish }: Call): string {
	const name = `${report.name}.${report.id}.${isoDate(report.createdAt)}.${FILES[report.format].ending}`;
	const content = () => fileContent(report, state, settings.reportRows);
	const { rootDirectory, sasToken } = publish(name, { [name]: content }, now + settings.linkSeconds * 1000);
	return `${rootDirectory}?${sasToken}`;
}

function view(report: StoredReport, call: Call) {
	const { createdAt, completedAt, ...shown } = report;
	const status = reportStatus(report, call.now);
	return {
		...shown,
		status,
		type: 'onetime',
		creationDate: isoSeconds(createdAt),
		...(status === 'completed' && { downloadUrl: linkTo(report, call) }),
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

/** Ending and content type of each format; JSON files are gzipped. */
const FILES: Record<string, { ending: string; type: string }> = {
	csv: { ending: 'csv', type: 'text/csv' },
	xml: { ending: 'xml', type: 'application/xml' },
	json: { ending: 'json.gz', type: 'application/gzip' },
	xlsx: { ending: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
};

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

/** Where report files are. */
export const STORAGE: StoragePlace = {
	route: '/rdecontainer/{file}',
	apiHeaders: ['authorization', 'x-subscription-key', 'x-client-id'],
	typeOf: (file) => Object.values(FILES).find(({ ending }) => file.endsWith(`.${ending}`))?.type ?? '',
};
