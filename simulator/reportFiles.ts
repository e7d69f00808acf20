import { crc32, gzipSync } from 'node:zlib';
import { isoSeconds } from './dates';
import { reportDays } from './ingram/reports';
import type { AccountState, StoredReport } from './state';

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

function csv(rows: Row[]): string {
	const names = ['date', 'orderNumber', 'customerId', 'mpn', 'quantity', 'currency', 'amount'];
	return [names, ...rows.map((row) => names.map((name) => row[name]))].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function xml(rows: Row[]): string {
	const cells = (row: Row): string => Object.entries(row).map(([name, value]) => `<${name}>${value}</${name}>`).join('');
	return `<?xml version="1.0" encoding="UTF-8"?>\n<report>${rows.map((row) => `<row>${cells(row)}</row>`).join('\n')}</report>\n`;
}

/** A valid zip archive with one uncompressed entry. */
function zip(name: string, content: Buffer): Buffer {
	const fileName = Buffer.from(name);
	const common = Buffer.alloc(26);
	common.writeUInt16LE(20, 0);
	common.writeUInt32LE(crc32(content), 10);
	common.writeUInt32LE(content.length, 14);
	common.writeUInt32LE(content.length, 18);
	common.writeUInt16LE(fileName.length, 22);
	const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, fileName, content]);
	const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, Buffer.alloc(14), fileName]);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06');
	end.writeUInt16LE(1, 8);
	end.writeUInt16LE(1, 10);
	end.writeUInt32LE(central.length, 12);
	end.writeUInt32LE(local.length, 16);
	return Buffer.concat([local, central, end]);
}

/**
 * The bytes of a report's file. The xlsx one is a valid zip that holds the rows as CSV, not a workbook:
 * it stands for "a binary file" and no more.
 */
export function fileContent(report: StoredReport, state: AccountState, least: number): Buffer {
	const rows = rowsOf(report, state, least);
	if (report.format === 'json') return gzipSync(JSON.stringify(rows));
	if (report.format === 'xml') return Buffer.from(xml(rows));
	if (report.format === 'xlsx') return zip('report.csv', Buffer.from(csv(rows)));
	return Buffer.from(csv(rows));
}
