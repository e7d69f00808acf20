/** What a file comes as: bytes in parts of any size. */
export type Bytes = AsyncIterable<Uint8Array>;

/**
 * Unpacks as it reads: what nobody takes is not read any further.
 * @throws TypeError when the bytes are no such packing, or end too early
 */
export async function* inflated(source: Bytes, format: 'gzip' | 'deflate-raw'): AsyncGenerator<Uint8Array> {
	const { readable, writable } = new DecompressionStream(format);
	const writer = writable.getWriter();
	const reader = readable.getReader();
	const feed = async () => {
		for await (const part of source) {
			await writer.ready;
			// What comes out is taken below, so a write waits until there is room again.
			await writer.write(part as Uint8Array<ArrayBuffer>);
		}
		await writer.close();
	};
	// The reader meets the same error; the first one says more.
	let failure: { error: unknown } | undefined;
	const feeding = feed().catch(async (error: unknown) => {
		failure = { error };
		// The reader below waits for bytes that will not come.
		await writer.abort(error).catch(() => undefined);
	});
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			yield value as Uint8Array;
		}
	} catch (error) {
		await feeding;
		throw failure ? failure.error : error;
	} finally {
		await reader.cancel().catch(() => undefined);
	}
	await feeding;
	if (failure) throw failure.error;
}
