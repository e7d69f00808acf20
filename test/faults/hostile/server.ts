import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { constants, deflateRawSync, gzipSync } from 'node:zlib';

/** Answers of servers that are broken, or mean harm. Each is named, and below the path of its name. */

const MB = 1024 * 1024;

export type Reply = (response: ServerResponse, request: IncomingMessage, count: number) => void;

const json = (response: ServerResponse, body: unknown, status = 200): void => {
	response.writeHead(status, { 'Content-Type': 'application/json' });
	response.end(typeof body === 'string' ? body : JSON.stringify(body));
};

/** Sends a part again and again, as fast as it is taken, `times` at the most. */
function pour(response: ServerResponse, begin: string, part: string, times = Infinity, end = ''): void {
	const bytes = Buffer.from(part);
	let sent = 0;
	const more = (): void => {
		while (sent < times && !response.destroyed) {
			sent += 1;
			if (!response.write(bytes)) return void response.once('drain', more);
		}
		response.end(end);
	};
	response.write(begin);
	more();
}

/** One byte now and then. */
function drip(write: (byte: string) => unknown, isOver: () => boolean): void {
	const timer = setInterval(() => (isOver() ? clearInterval(timer) : write('x')), 50);
}

const KB = ' '.repeat(1024);
const bomb = gzipSync(Buffer.alloc(200 * MB, ' '), { level: constants.Z_BEST_SPEED });
const page = (rows: unknown[], total: unknown): string =>
	`{"data":${JSON.stringify(rows)},"pagination":{"total":${String(total)}}}`;
const rows = (count: number, from = 0, size = 10): unknown[] =>
	Array.from({ length: count }, (_, index) => ({ id: String(from + index), name: 'n'.repeat(size) }));

/** Rows of 2 MB in all. */
const largeRows = (from: number): unknown[] => rows(100, from, 20_000);

const ok = (response: ServerResponse, headers: Record<string, string> = {}): void => {
	response.writeHead(200, { 'Content-Type': 'application/json', ...headers });
};

/** Bodies of any kind of request. */
export const BODIES: Record<string, Reply> = {
	'a body without end': (response) => {
		ok(response);
		pour(response, '{"data":[', KB.repeat(64));
	},
	'a refusal without end': (response) => {
		response.writeHead(400, { 'Content-Type': 'text/plain' });
		pour(response, 'Quantity is wrong. ', 'more and more words, '.repeat(3000));
	},
	'a small body that unpacks to a large one': (response) => {
		ok(response, { 'Content-Encoding': 'gzip' });
		response.end(bomb);
	},
	'a refusal that unpacks to a large one': (response) => {
		response.writeHead(400, { 'Content-Encoding': 'gzip' });
		response.end(bomb);
	},
	'what is no packing at all': (response) => {
		ok(response, { 'Content-Encoding': 'gzip' });
		response.end(deflateRawSync('{}'));
	},
	'millions of values': (response) => {
		ok(response);
		pour(response, '{"data":[{}', ',{}'.repeat(20_000), 1000, ']}');
	},
	'data nested 100,000 deep': (response) => json(response, `{"data":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
	'objects nested 100,000 deep': (response) => json(response, `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
	'a body that drips': (response) => {
		ok(response);
		response.write('{"data":[');
		drip(
			() => response.write(' '),
			() => response.destroyed,
		);
	},
	'headers that drip': (response) => {
		const socket = response.socket as Socket;
		socket.write('HTTP/1.1 200 OK\r\nX-Slow: ');
		drip(
			() => socket.write('x'),
			() => socket.destroyed,
		);
	},
	'status 101': (response) => {
		(response.socket as Socket).write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n');
	},
	'a redirect to itself': (response, request) => {
		response.writeHead(302, { Location: String(request.url) });
		response.end();
	},
	'no answer that a server may give': (response) => {
		(response.socket as Socket).end('HTTP/1.1 999999 What\r\n\r\n');
	},
};

/** Lists with the number of rows in all. */
const TOTALS: Record<string, Reply> = Object.fromEntries(
	['1e7', '1e9', '1e999', '-5', '9007199254740993', '1.5', '"many"', '[1]', '{}', 'null'].map((total) => [
		`a total of ${total}`,
		(response: ServerResponse) => json(response, page(rows(2), total)),
	]),
);

const offsetOf = ({ url }: IncomingMessage): number =>
	Number(new URL(String(url), 'http://host').searchParams.get('offset') ?? 0);

export const LISTS: Record<string, Reply> = {
	...TOTALS,
	'rows without end, a page of 2 MB each': (response, request) =>
		json(response, page(largeRows(offsetOf(request)), 500_000)),
	'another total on each page': (response, _, count) => json(response, page(rows(2), 9000 + count)),
	'an ID beyond 2^53': (response) => json(response, '{"data":[{"id":90071992547409931}],"pagination":{"total":1}}'),
	'a member called __proto__': (response) =>
		json(response, '{"data":[{"id":"1","__proto__":{"polluted":true},"constructor":1}],"pagination":{"total":1}}'),
};

const linked = (items: unknown[], next: unknown): unknown => ({ items, links: { next } });

/** Lists in which each page says where the next one is. */
export const LINKS: Record<string, Reply> = {
	'next links without end, each with new rows': (response, _, count) =>
		json(response, linked(largeRows(count * 100), { uri: `/customers?page=${count}` })),
	'empty pages without end': (response, _, count) => json(response, linked([], { uri: `/customers?page=${count}` })),
	'a next link to the same page': (response) => json(response, linked(rows(1), { uri: '/customers?page=2' })),
	'a next link that names headers': (response, _, count) =>
		json(
			response,
			count > 1
				? linked(rows(1, 1), undefined)
				: linked(rows(1), {
						uri: '/customers?page=2',
						headers: [
							{ key: 'Host', value: 'evil.example' },
							{ key: 'Content-Length', value: '5' },
							{ key: 'Transfer-Encoding', value: 'chunked' },
							{ key: 'Authorization', value: 'Bearer stolen' },
							{ key: 'ms-continuationtoken', value: 'token' },
						],
					}),
		),
	'a token with a line end': (response) =>
		json(
			response,
			linked(rows(1), { uri: '/customers?page=2', headers: [{ key: 'MS-ContinuationToken', value: 'a\r\nHost: x' }] }),
		),
	'a link of 20 MB': (response) => json(response, linked(rows(1), { uri: `/customers?page=${'2'.repeat(20 * MB)}` })),
	...Object.fromEntries(
		[
			'a text',
			5,
			true,
			[],
			['x'],
			{ uri: 5 },
			{ uri: {} },
			{ uri: '/customers?page=2', headers: 'x' },
			{ uri: '/customers?page=2', headers: [null, 5, {}] },
		].map((next) => [
			`a next link of the shape ${JSON.stringify(next)}`,
			(response: ServerResponse, _: IncomingMessage, count: number) =>
				json(response, linked(rows(1, count), count > 1 ? undefined : next)),
		]),
	),
};

/** Files. */
export const FILES: Record<string, Reply> = {
	'a file that drips': (response) => {
		response.writeHead(200, { 'Content-Type': 'text/csv' });
		response.write('a,b\n1,2\n');
		drip(
			() => response.write('x'),
			() => response.destroyed,
		);
	},
	'a redirect that never ends': (response, { url }, count) => {
		response.writeHead(302, { Location: `${String(url).split('?')[0]}?${count}` });
		response.end();
	},
	'a redirect to http elsewhere': (response) => {
		response.writeHead(302, { Location: 'http://files.example.invalid/report.csv' });
		response.end();
	},
	'a redirect to another protocol': (response) => {
		response.writeHead(302, { Location: 'file:///etc/hostname' });
		response.end();
	},
};

/** A request that came, by the name of its case. */
export interface Came {
	name: string;
	method: string;
	path: string;
	headers: IncomingMessage['headers'];
}

export interface HostileServer {
	url(name: string): string;
	came: Came[];
	stop(): void;
}

const product = {
	id: 'p1',
	mpn: 'ACME-BACKUP',
	name: 'Backup',
	vendor: 'Acme',
	subscriptionPeriod: { type: 'month', duration: 1 },
	billingPeriod: { type: 'month', duration: 1 },
};

/** What a purchase asks for beforehand. */
const BEFORE: Array<[method: string, path: RegExp, body: unknown]> = [
	['GET', /^\/customers\/[^/]+$/, { id: '1000', status: 'active' }],
	['GET', /^\/orders$/, { data: [], pagination: { offset: 0, limit: 100, total: 0 } }],
	['GET', /^\/products$/, { data: [product], pagination: { offset: 0, limit: 100, total: 1 } }],
];

/**
 * @param replies by name; a name that ends with "of a purchase" is hostile only where something is bought, one that ends
 * with "of the sign-in" only there
 */
export async function startHostileServer(replies: Record<string, Reply>): Promise<HostileServer> {
	const came: Came[] = [];
	const server = createServer((request, response) => {
		const [, encoded, ...rest] = String(request.url).split('/');
		const name = decodeURIComponent(encoded);
		const path = `/${rest.join('/')}`.split('?')[0];
		const method = String(request.method);
		const reply = replies[name] ?? replies[name.replace(/ of (a purchase|the sign-in)$/, '')];
		const isSignIn = /\/token$/.test(path);
		const isHostileSignIn = name.endsWith(' of the sign-in');
		if (isSignIn && !isHostileSignIn)
			return json(response, { token: 'token-1', access_token: 'token-1', expiresInSeconds: 1500, expires_in: '3599' });
		const before =
			name.endsWith(' of a purchase') && BEFORE.find(([verb, known]) => verb === method && known.test(path));
		if (before) return json(response, before[2]);
		came.push({ name, method, path, headers: request.headers });
		response.on('error', () => undefined);
		reply(response, request, came.filter((one) => one.name === name).length);
	});
	const sockets = new Set<Socket>();
	server.on('connection', (socket) => {
		sockets.add(socket);
		socket.on('error', () => undefined);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: (name) => `http://127.0.0.1:${port}/${encodeURIComponent(name)}`,
		came,
		stop() {
			for (const socket of sockets) socket.destroy();
			server.close();
		},
	};
}
