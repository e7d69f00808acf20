import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { type Call, type Handler, textOf } from '../../call';
import { refuse, salesInvalid, salesMissing } from '../../refusal';
import type { Reply, Row } from '../../reply';
import type { Settings } from '../../settings';

const uint16 = (value: number): Buffer => Buffer.from(Uint16Array.of(value).buffer);
const uint32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);

/** Flag: the sizes stand behind the file, as who writes while he packs does not know them before. */
const SIZES_BEHIND = 8;
const DEFLATED = 8;
const VERSION = 20;

/** A zip archive of one file, written as a server does that packs while it sends. */
function zipOf(name: string, content: Buffer): Buffer {
	const packed = deflateRawSync(content);
	const file = Buffer.from(name);
	const sum = crc32(content);
	const common = (sums: Buffer) =>
		Buffer.concat([uint16(SIZES_BEHIND), uint16(DEFLATED), uint32(0), sums, uint16(file.length), uint16(0)]);
	const sums = Buffer.concat([uint32(sum), uint32(packed.length), uint32(content.length)]);
	const local = Buffer.concat([Buffer.from('PK\x03\x04'), uint16(VERSION), common(Buffer.alloc(12)), file]);
	const behind = Buffer.concat([Buffer.from('PK\x07\x08'), sums]);
	const directory = Buffer.concat([
		Buffer.from('PK\x01\x02'),
		uint16(VERSION),
		uint16(VERSION),
		common(sums),
		uint16(0),
		uint16(0),
		uint16(0),
		uint32(0),
		uint32(0),
		file,
	]);
	const end = Buffer.concat([
		Buffer.from('PK\x05\x06'),
		uint16(0),
		uint16(0),
		uint16(1),
		uint16(1),
		uint32(directory.length),
		uint32(local.length + packed.length + behind.length),
		uint16(0),
	]);
	return Buffer.concat([local, packed, behind, directory, end]);
}

/** A file as the simulator is told to pack it. */
export function packed(name: string, content: Buffer, packing: Settings['sheetPacking']): Buffer {
	if (packing === 'zip') return zipOf(name, content);
	return packing === 'gzip' ? gzipSync(content) : content;
}

const quoted = (value: unknown): string => {
	const text = String(value ?? '');
	return /[",\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as separated text behind a byte order mark. */
export function separated(columns: string[], rows: Array<Record<string, unknown>>, separator = ','): Buffer {
	const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((line) =>
		line.map(quoted).join(separator),
	);
	return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`);
}

const VIEWS =
	'azure_consumption,azure_reservations,updatedlicensebased,licensebasedest,licensebasedeos,marketplace,software,licensebasedbeta'.split(
		',',
	);
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

export const sheetHandlers: Record<string, Handler> = {
	'priceSheet.download': (call) => {
		checkRegistration(call);
		const market = call.params.market.toUpperCase();
		const { view } = call.params;
		if (!/^[A-Z]{2}$/.test(market)) throw salesInvalid('Market must be a code of two letters.');
		if (!VIEWS.includes(view)) throw salesInvalid('PricesheetView is not known.');
		checkPeriod(call);
		const sheets = call.fixture('priceSheet.download') as Record<string, Row[]>;
		const rows = sheets[view] ?? sheets.updatedlicensebased;
		const currency = EURO.includes(market) && !view.startsWith('azure') ? 'EUR' : 'USD';
		return file(
			call,
			'pricesheet',
			rows.map((row) => ({ ...row, Market: market, Currency: currency })),
		);
	},
	'fxRate.download': (call) => {
		checkRegistration(call);
		const Month = monthOf(call).slice(0, 4);
		const rows = call.fixture('fxRate.download') as Row[];
		return file(
			call,
			'fxrates',
			rows.map((row) => ({ ...row, Month })),
		);
	},
	'offerMatrix.download': (call) => {
		checkRegistration(call);
		if (monthOf(call) < FIRST_MATRIX) throw salesMissing('offer matrix of that month');
		return file(call, 'offermatrix', call.fixture('offerMatrix.download') as Row[]);
	},
};
