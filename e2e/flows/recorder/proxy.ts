import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** A running proxy: its address, the hosts that were asked for although nobody plays them, and how to end it. */
export interface Proxy {
	url: string;
	strangers: string[];
	stop(): Promise<void>;
}

/** A proxy for HTTPS that leads these hosts to one port of this machine, and no other host anywhere. */
export async function startProxy(hosts: string[], port: number): Promise<Proxy> {
	const strangers: string[] = [];
	const open = new Set<Socket>();
	const server = createServer((_request, response) => response.writeHead(502).end());
	server.on('connect', (request, client: Socket) => {
		const host = (request.url ?? '').replace(/:\d+$/, '');
		if (!hosts.includes(host)) {
			strangers.push(host);
			client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
			return;
		}
		const target = connect(port, '127.0.0.1', () => {
			client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			target.pipe(client);
			client.pipe(target);
		});
		for (const socket of [client, target]) {
			open.add(socket);
			socket.on('error', () => socket.destroy());
			socket.on('close', () => open.delete(socket));
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		strangers,
		async stop() {
			for (const socket of open) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
