import { gzipSync } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import { XMLBuilder } from 'fast-xml-parser';
import writeExcelFile from 'write-excel-file/node';
import { isoSeconds } from '../../../core/dates';
import { reportDays } from '../reports';
import type { AccountState, StoredReport } from '../state/state';

type Row = Record<string, string>;

const FILES: Record<string, { ending: string; type: string }> = {
	csv: { ending: 'csv', type: 'text/csv' },
	xml: { ending: 'xml', type: 'application/xml' },
	json: { ending: 'json.gz', type: 'application/gzip' },
	xlsx: { ending: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
};

/** Ending and content type of a report's file; JSON files are gzipped. */
export const fileKind = ({ format }: StoredReport) => FILES[format];

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
	const generated = Array.from({ length: Math.max(0, least - within.length) }, (_, index) => ({
		date: `${from}T00:00:00Z`,
		orderNumber: `GENERATED${index + 1}`,
		customerId: state.resellerId,
		mpn: 'GENERATED',
		quantity: '1.0',
		currency: 'USD',
		amount: '0.0',
	}));
	return [...within, ...generated];
}

const XML = new XMLBuilder({ format: true });

/** The rows as a file of the report's format. */
export async function fileContent(report: StoredReport, state: AccountState, least: number): Promise<Buffer> {
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
