/** What n8n gives for the bytes of a file: a stream of Node's, as far as it is used here. */
interface Stream {
	readonly readableEnded: boolean;
	read(size: number): Uint8Array | null;
	unshift(bytes: Uint8Array): void;
	once(event: 'readable' | 'end' | 'error', listener: (error?: Error) => void): unknown;
	off(event: 'readable' | 'end' | 'error', listener: (error?: Error) => void): unknown;
}

/** Waits until there is something to read, or nothing more will come. @throws what the stream failed with */
async function more(stream: Stream): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const done = (error?: Error) => {
			for (const event of ['readable', 'end', 'error'] as const) stream.off(event, done);
			if (error) reject(error);
			else resolve();
		};
		for (const event of ['readable', 'end', 'error'] as const) stream.once(event, done);
	});
}

/** The first bytes of a file, which stay in it; fewer where there are no more. */
export async function firstBytes(body: unknown, count: number): Promise<Uint8Array> {
	const stream = body as Stream;
	for (;;) {
		const bytes = stream.read(count);
		if (bytes !== null) {
			stream.unshift(bytes);
			return bytes;
		}
		if (stream.readableEnded) return new Uint8Array();
		await more(stream);
	}
}
