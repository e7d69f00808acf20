/** Reads what a server sends, of which nobody knows how much it is, nor in which characters it is written. */

import { capsOf } from './caps';

/** So much of a refusal is read at most, in bytes. */
const MOST_WORDS = 64 * 1024;

/** A stream of Node's, as far as it is used here. */
type Stream = AsyncIterable<Uint8Array> & { destroy?: (error?: Error) => void };

/** A body as text. */
export interface Text {
	text: string;
	/** in bytes, as they were read */
	size: number;
	/** it goes on, but nothing more was read */
	cut: boolean;
	/** so much may be read of one that holds data, in bytes */
	most: number;
}

const isStream = (body: unknown): body is Stream =>
	typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

async function bytesOf(stream: Stream, most: number, signal?: AbortSignal): Promise<{ bytes: Buffer; cut: boolean }> {
	const stop = () => stream.destroy?.(new Error('The time is over.'));
	signal?.addEventListener('abort', stop);
	const parts: Uint8Array[] = [];
	let left = most;
	try {
		if (signal?.aborted) stop();
		for await (const part of stream) {
			parts.push(part.subarray(0, left));
			left -= part.length;
			// To leave the loop ends the stream, and the connection with it.
			if (left < 0) break;
		}
	} finally {
		signal?.removeEventListener('abort', stop);
	}
	return { bytes: Buffer.concat(parts), cut: left < 0 };
}

/**
 * The body of an answer as text, up to what its kind may have; anything that is neither stream nor bytes as it is.
 * @param most bytes of one that holds data. Unpacked: a small one can hold a large one
 * @throws what the connection failed with
 */
export async function textOf(
	{ statusCode, headers, body }: { statusCode: number; headers: Record<string, unknown>; body: unknown },
	signal?: AbortSignal,
	most = capsOf().answer,
): Promise<unknown> {
	if (!isStream(body)) return body;
	const isData = statusCode < 300;
	const { bytes, cut } = await bytesOf(body, isData ? most : MOST_WORDS, signal);
	// Of data, a part is of no use.
	if (cut && isData) return { text: '', size: bytes.length, cut, most } satisfies Text;
	return { text: decoded(bytes, String(headers['content-type'] ?? '')), size: bytes.length, cut, most } satisfies Text;
}

/** Two bytes for each character, the first 0 or the second: text of the West without a mark that says so. */
function wideOrder(bytes: Uint8Array): string | undefined {
	const [first, second, third, fourth] = bytes;
	if (bytes.length < 4) return undefined;
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	if (first > 0 && second === 0 && third > 0 && fourth === 0) return 'utf-16le';
	return first === 0 && second > 0 && third === 0 && fourth > 0 ? 'utf-16be' : undefined;
}

/** Two letters or signs of the West side by side: no text of two bytes for each character begins so. */
const beginsNarrow = (bytes: Uint8Array): boolean =>
	[...bytes.subarray(0, 2)].every((byte) => byte >= 0x20 && byte < 0x7f);

/** A name of a character set out of a header that nobody checked; undefined where it is none. */
function decoderOf(label: string): InstanceType<typeof TextDecoder> | undefined {
	try {
		return new TextDecoder(label);
	} catch {
		return undefined;
	}
}

function utf8(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/**
 * Bytes as text: by what they show, then by what the server says of them. A text that is valid as UTF-8 is UTF-8,
 * whatever a header says; the end of a text that was cut need not be.
 * @param contentType 'application/json; charset=windows-1252'
 */
export function decoded(bytes: Uint8Array, contentType: string): string {
	const wide = wideOrder(bytes);
	if (wide) return new TextDecoder(wide).decode(bytes);
	const text = utf8(bytes) ?? utf8(withoutRest(bytes));
	if (text !== undefined) return text;
	const label = /charset\s*=\s*"?([\w:.-]+)/i.exec(contentType)?.[1] ?? '';
	const isWrong = /^utf-?8$/i.test(label) || (/^(utf-?16|ucs-?2|unicode)/i.test(label) && beginsNarrow(bytes));
	const named = isWrong ? undefined : decoderOf(label);
	return (named ?? new TextDecoder('windows-1252')).decode(bytes);
}

/** The bytes without a character of UTF-8 that was begun at their end. */
function withoutRest(bytes: Uint8Array): Uint8Array {
	let end = bytes.length;
	while (end > 0 && bytes.length - end < 3 && (bytes[end - 1] & 0xc0) === 0x80) end -= 1;
	return end > 0 && bytes[end - 1] >= 0xc0 ? bytes.subarray(0, end - 1) : bytes;
}
