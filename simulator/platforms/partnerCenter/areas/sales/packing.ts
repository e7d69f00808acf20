import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
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
