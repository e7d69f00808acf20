import { Problem } from '../declare';
import { damaged } from './damage';
import { type Bytes, inflated } from './inflate';
import { tapeOf } from './tape';
import { unzipped } from './zip';

export type Packing = 'zip' | 'gzip' | 'none';

/** How many bytes identify the packing. */
export const TELLING = 4;

/** How a file is packed, by its first bytes; whatever name or type it was given. */
export function packingOf(first: Uint8Array): Packing {
	const begins = (...bytes: number[]) => bytes.every((byte, index) => first[index] === byte);
	if (begins(0x50, 0x4b, 0x03, 0x04)) return 'zip';
	return begins(0x1f, 0x8b) ? 'gzip' : 'none';
}

/** Errors of the unpacking itself say nothing to a reader; those of the connection stay. */
const UNPACKING = /^(Z_|ERR_TRAILING_JUNK)|incorrect|invalid|unexpected end|trailing|too far back/i;

const isUnpacking = (error: unknown): boolean => {
	const { code, message } = error as { code?: unknown; message?: string };
	return error instanceof TypeError || UNPACKING.test(String(code ?? '')) || UNPACKING.test(message ?? '');
};

/** An error in words, where it is one of the unpacking. */
const explained = (error: unknown): unknown => (!(error instanceof Problem) && isUnpacking(error) ? damaged() : error);

/**
 * A file without its packing, whichever it has, unpacked as it is read.
 * @throws Problem when it cannot be unpacked
 */
export async function* unpacked(source: Bytes): AsyncGenerator<Uint8Array> {
	const tape = tapeOf(source);
	const packing = packingOf(await tape.look(TELLING));
	if (packing === 'none') {
		yield* tape.rest();
		return;
	}
	try {
		yield* packing === 'zip' ? unzipped(tape.rest()) : inflated(tape.rest(), 'gzip');
	} catch (error) {
		throw explained(error);
	}
}
