import type { Bytes } from './inflate';
import { tapeOf } from './tape';

/** What the first bytes of a text say about how it is written; without a mark it is UTF-8. */
function encodingOf([first, second]: Uint8Array): string {
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Bytes as text, without the mark in front. */
export async function* textOf(source: Bytes): AsyncGenerator<string> {
	const tape = tapeOf(source);
	const decoder = new TextDecoder(encodingOf(await tape.look(2)));
	for await (const part of tape.rest()) {
		const text = decoder.decode(part, { stream: true });
		if (text !== '') yield text;
	}
	const last = decoder.decode();
	if (last !== '') yield last;
}
