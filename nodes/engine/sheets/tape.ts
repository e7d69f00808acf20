import type { Bytes } from './inflate';

/** Bytes of which some are taken from the front before the others are read as they come. */
export interface Tape {
	/** The next bytes; fewer where there are no more. */
	take(count: number): Promise<Uint8Array>;
	/** The first bytes, which stay where they are; fewer where there are no more. */
	look(count: number): Promise<Uint8Array>;
	/** How many were taken. */
	position(): number;
	/** All that was not taken. */
	rest(): AsyncGenerator<Uint8Array>;
}

export function tapeOf(source: Bytes): Tape {
	const parts = source[Symbol.asyncIterator]();
	let front: Uint8Array = new Uint8Array();
	let taken = 0;
	let done = false;

	async function look(count: number): Promise<Uint8Array> {
		while (front.length < count && !done) {
			const next = await parts.next();
			if (next.done) done = true;
			else front = Buffer.concat([front, next.value]);
		}
		return front.subarray(0, count);
	}

	return {
		look,
		async take(count) {
			const bytes = await look(count);
			front = front.subarray(bytes.length);
			taken += bytes.length;
			return bytes;
		},
		position: () => taken,
		async *rest() {
			try {
				if (front.length > 0) yield front;
				front = new Uint8Array();
				if (!done) yield* { [Symbol.asyncIterator]: () => parts };
			} finally {
				// Whoever stops early lets the source go.
				await parts.return?.();
			}
		},
	};
}
