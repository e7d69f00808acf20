import { deflateRawSync, crc32, gzipSync } from 'node:zlib';
import { Readable } from 'node:stream';

/** A file in parts of so many bytes, as a connection delivers it; keeps count of what was taken. */
export function inParts(content: Buffer, size: number) {
	const taken = { bytes: 0 };
	async function* parts(): AsyncGenerator<Uint8Array> {
		for (let at = 0; at < content.length; at += size) {
			const part = content.subarray(at, at + size);
			taken.bytes += part.length;
			yield part;
		}
	}
	return { source: parts(), taken };
}

/** The same as a stream of Node's. */
export const streamOf = (content: Buffer, size = 1000): Readable =>
	Readable.from(inParts(content, size).source, { objectMode: false });

const short = (value: number): Buffer => Buffer.from(Uint16Array.of(value).buffer);
const long = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);
const longer = (value: number): Buffer => Buffer.from(BigUint64Array.of(BigInt(value)).buffer);

/** What is unusual about an archive. */
export interface Odd {
	/** sizes are before the file, not behind it */
	sizesBefore?: boolean;
	stored?: boolean;
	locked?: boolean;
	method?: number;
	/** sizes and places as very large archives write them */
	zip64?: boolean;
	comment?: string;
	/** a check sum that is wrong */
	wrongSum?: boolean;
}

const LARGE = 0xffffffff;

/** A zip archive of these files, written byte by byte. */
export function archive(files: Record<string, Buffer>, odd: Odd = {}): Buffer {
	const parts: Buffer[] = [];
	const directory: Buffer[] = [];
	let place = 0;
	const flags = (odd.sizesBefore ? 0 : 8) | (odd.locked ? 1 : 0);
	for (const [name, content] of Object.entries(files)) {
		const packed = odd.stored ? content : deflateRawSync(content);
		const sum = odd.wrongSum ? 1 : crc32(content);
		const method = odd.method ?? (odd.stored ? 0 : 8);
		const sums = Buffer.concat([
			long(sum),
			long(odd.zip64 ? LARGE : packed.length),
			long(odd.zip64 ? LARGE : content.length),
		]);
		const extra = odd.zip64
			? Buffer.concat([
					short(0x5455),
					short(1),
					Buffer.of(0),
					short(1),
					short(16),
					longer(content.length),
					longer(packed.length),
				])
			: Buffer.alloc(0);
		const head = Buffer.concat([
			Buffer.from('PK\x03\x04'),
			short(20),
			short(flags),
			short(method),
			long(0),
			odd.sizesBefore ? sums : Buffer.alloc(12),
			short(name.length),
			short(extra.length),
			Buffer.from(name),
			extra,
		]);
		const behind = odd.sizesBefore ? Buffer.alloc(0) : Buffer.concat([Buffer.from('PK\x07\x08'), sums]);
		directory.push(
			Buffer.concat([
				Buffer.from('PK\x01\x02'),
				short(20),
				short(20),
				short(flags),
				short(method),
				long(0),
				sums,
				short(name.length),
				short(extra.length),
				short(0),
				short(0),
				short(0),
				long(0),
				long(place),
				Buffer.from(name),
				extra,
			]),
		);
		parts.push(head, packed, behind);
		place += head.length + packed.length + behind.length;
	}
	const rows = Buffer.concat(directory);
	const count = directory.length;
	const comment = Buffer.from(odd.comment ?? '');
	const end64 = Buffer.concat([
		Buffer.from('PK\x06\x06'),
		longer(44),
		short(45),
		short(45),
		long(0),
		long(0),
		longer(count),
		longer(count),
		longer(rows.length),
		longer(place),
		Buffer.from('PK\x06\x07'),
		long(0),
		longer(place + rows.length),
		long(1),
	]);
	const end = Buffer.concat([
		Buffer.from('PK\x05\x06'),
		short(0),
		short(0),
		short(odd.zip64 ? 0xffff : count),
		short(odd.zip64 ? 0xffff : count),
		long(rows.length),
		long(odd.zip64 ? LARGE : place),
		short(comment.length),
		comment,
	]);
	return Buffer.concat([...parts, rows, ...(odd.zip64 ? [end64] : []), end]);
}

export const gzip = (content: Buffer): Buffer => gzipSync(content);
