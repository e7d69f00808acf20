import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const CHUNK = randomBytes(64 * 1024);

function* content(size: number) {
	for (let left = size; left > 0; left -= CHUNK.length) yield left < CHUNK.length ? CHUNK.subarray(0, left) : CHUNK;
}

/** A file of so many bytes on a server of its own, as behind a signed link. */
export async function startFileServer(size: number): Promise<{ url: string; stop(): Promise<void> }> {
	const server = createServer((_request, response) => {
		response.writeHead(200, { 'Content-Type': 'text/csv', 'Content-Length': size });
		// A client that goes away early is no defect of this server.
		pipeline(Readable.from(content(size)), response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/report.csv`,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
