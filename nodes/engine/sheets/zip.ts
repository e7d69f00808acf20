import { Problem } from '../declare';
import { crc32 } from './crc';
import { damaged, endedEarly } from './damage';
import { type Bytes, inflated } from './inflate';
import { type Tape, tapeOf } from './tape';

/** As much of an archive's end as is held back until it is known where its only file ends: its directory is there. */
const TAIL = 131_072;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const END_LENGTH = 22;
const LOCATOR_LENGTH = 20;
const NOT_HERE = 0xffffffff;
const NOT_HERE_SHORT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

/** What the archive's directory says of its file. */
interface Entry {
	packed: number;
	size: number;
	crc: number;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const long = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

/** Where the directory ends; it may be followed by a comment. @throws Problem when the archive has no end */
function endOf(view: DataView): number {
	for (let at = view.byteLength - END_LENGTH; at >= 0; at -= 1) {
		if (view.getUint32(at, true) === END) return at;
	}
	throw endedEarly();
}

/** How many files there are, and where the directory begins in the archive. `start`: place of the first byte in view */
function directoryOf(view: DataView, start: number): { count: number; offset: number } {
	const end = endOf(view);
	const count = view.getUint16(end + 10, true);
	const offset = view.getUint32(end + 16, true);
	if (count !== NOT_HERE_SHORT && offset !== NOT_HERE) return { count, offset };
	const locator = end - LOCATOR_LENGTH;
	if (locator < 0 || view.getUint32(locator, true) !== LOCATOR_64) throw damaged();
	const at = long(view, locator + 8) - start;
	if (at < 0 || at + 56 > view.byteLength || view.getUint32(at, true) !== END_64) throw damaged();
	return { count: long(view, at + 32), offset: long(view, at + 48) };
}

/** Sizes that do not fit into the directory's row are in an extra field, in this order. */
function sizesOf(view: DataView, at: number): { packed: number; size: number } {
	const sizes = { size: view.getUint32(at + 24, true), packed: view.getUint32(at + 20, true) };
	const extras = at + 46 + view.getUint16(at + 28, true);
	const end = extras + view.getUint16(at + 30, true);
	for (let extra = extras; extra + 4 <= end;) {
		let value = extra + 4;
		if (view.getUint16(extra, true) === 1) {
			for (const name of ['size', 'packed'] as const) {
				if (sizes[name] !== NOT_HERE) continue;
				sizes[name] = long(view, value);
				value += 8;
			}
		}
		extra += 4 + view.getUint16(extra + 2, true);
	}
	return sizes;
}

/** The only file of an archive, by its directory. @throws Problem when there are several, or the archive is cut off */
function entryIn(tail: Uint8Array, start: number): Entry {
	const view = viewOf(tail);
	const { count, offset } = directoryOf(view, start);
	if (count !== 1) {
		throw new Problem(
			`The archive contains ${count} files, but one sheet is expected. Download the file instead and unpack it in the workflow.`,
			{ files: count },
		);
	}
	const at = offset - start;
	if (at < 0 || at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) throw damaged();
	return { ...sizesOf(view, at), crc: view.getUint32(at + 16, true) };
}

/** What becomes known once the archive was read to its end. */
interface Found {
	entry?: Entry;
}

/**
 * The packed bytes of the only file. Its size often is not given before it, so the end of the archive is held back
 * until its directory has been read.
 */
async function* packedBytes(tape: Tape, found: Found): AsyncGenerator<Uint8Array> {
	const start = tape.position();
	const held: Uint8Array[] = [];
	let size = 0;
	let place = start;
	for await (const part of tape.rest()) {
		held.push(part);
		size += part.length;
		while (size - held[0].length >= TAIL) {
			const first = held.shift() as Uint8Array;
			size -= first.length;
			place += first.length;
			yield first;
		}
	}
	const tail = Buffer.concat(held);
	const entry = entryIn(tail, place);
	found.entry = entry;
	const left = start + entry.packed - place;
	if (left < 0 || left > tail.length) throw damaged();
	if (left > 0) yield tail.subarray(0, left);
}

/** The packing of the file that begins here. @throws Problem when it cannot be unpacked */
async function methodOf(tape: Tape): Promise<number> {
	const header = viewOf(await tape.take(30));
	if (header.byteLength < 30) throw endedEarly();
	if (header.getUint32(0, true) !== LOCAL) throw damaged();
	if (header.getUint16(6, true) & 1)
		throw new Problem('The archive is password-protected, so it cannot be unpacked here. Download the file instead.');
	const method = header.getUint16(8, true);
	if (method !== STORED && method !== DEFLATED) {
		throw new Problem(
			`The archive uses an unsupported compression (method ${method}). Download the file instead and unpack it elsewhere.`,
			{ method },
		);
	}
	await tape.take(header.getUint16(26, true) + header.getUint16(28, true));
	return method;
}

/**
 * The only file of a zip archive, unpacked as it is read, with its sum checked at the end.
 * @throws Problem when the archive is damaged, cut off, locked, or holds several files
 */
export async function* unzipped(source: Bytes): AsyncGenerator<Uint8Array> {
	const tape = tapeOf(source);
	const method = await methodOf(tape);
	const found: Found = {};
	const packed = packedBytes(tape, found);
	const sum = crc32();
	let size = 0;
	for await (const part of method === STORED ? packed : inflated(packed, 'deflate-raw')) {
		sum.add(part);
		size += part.length;
		yield part;
	}
	if (!found.entry || found.entry.size !== size || found.entry.crc !== sum.value()) throw damaged();
}
