import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

import { type Answer, type Cases, reply } from './server';

/** Packed bodies that are broken, that are none, or that become very large. */

const BODY = JSON.stringify({ message: 'Quantity is below one', data: [], items: [] });
const LARGE = Buffer.alloc(100 * 1024 * 1024, ' ');
const level = constants.Z_BEST_SPEED;

const PACKED: Record<string, (body: Buffer) => Buffer> = {
	gzip: (body) => gzipSync(body, { level }),
	br: (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
	deflate: (body) => deflateSync(body, { level }),
	'x-gzip': (body) => gzipSync(body, { level }),
	compress: (body) => deflateRawSync(body, { level }),
	zstd: (body) => body,
	'gzip, br': (body) => brotliCompressSync(gzipSync(body, { level })),
	identity: (body) => body,
	'GZIP;q=1': (body) => gzipSync(body, { level }),
};

const BROKEN: Record<string, (packed: Buffer) => Buffer> = {
	whole: (packed) => packed,
	'cut in half': (packed) => packed.subarray(0, packed.length / 2),
	'only its first byte': (packed) => packed.subarray(0, 1),
	nothing: () => Buffer.alloc(0),
	'with a wrong end': (packed) => Buffer.concat([packed.subarray(0, -4), Buffer.from([9, 9, 9, 9])]),
	'with more behind': (packed) => Buffer.concat([packed, Buffer.from('and more')]),
	twice: (packed) => Buffer.concat([packed, packed]),
	'not packed at all': () => Buffer.from(BODY),
	'a byte changed': (packed) =>
		Buffer.from(packed.map((byte, index) => (index === packed.length >> 1 ? byte ^ 0xff : byte))),
};

const small: Cases = Object.fromEntries(
	Object.entries(PACKED).flatMap(([kind, pack]) =>
		Object.entries(BROKEN).flatMap(([how, broken]) =>
			[200, 400].map((status) => [
				`${kind} ${how}, status ${status}`,
				reply(status, broken(pack(Buffer.from(BODY))), `Content-Encoding: ${kind}`),
			]),
		),
	),
);

/** Packed when it is asked for: all of them at once would fill the test's own memory. */
const large: Cases = Object.fromEntries(
	['gzip', 'br', 'deflate'].flatMap((kind) =>
		[200, 400].map((status): [string, Answer] => [
			`100 MB in ${kind}, status ${status}`,
			() => reply(status, PACKED[kind](LARGE), `Content-Encoding: ${kind}`),
		]),
	),
);

export const PACKING: Cases = { ...small, ...large };
