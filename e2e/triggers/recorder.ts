import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something that takes requests: a CRM, a chat, a ticket system. */
export interface Recorder {
	url: string;
	/** JSON bodies that were posted to a path, in the order in which they came */
	posted(path: string): Array<Record<string, unknown>>;
	stop(): Promise<void>;
}

/** Starts one on 127.0.0.1. */
export async function startRecorder(): Promise<Recorder> {
	const taken: Array<{ path: string; body: Record<string, unknown> }> = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
			taken.push({ path: request.url ?? '', body });
			response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		posted: (path) => taken.filter((one) => one.path === path).map(({ body }) => body),
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
