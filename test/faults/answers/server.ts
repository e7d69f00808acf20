import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A server that writes bytes as they are given: no library between them and the node. */

/** What was sent to it. */
export interface Asked {
	method: string;
	path: string;
	headers: Record<string, string>;
	/** the end of the connection's requests as they came */
	raw: string;
	/** how many requests of this case came before */
	count: number;
}

/** The bytes of an answer, or what writes them. */
export type Answer = Buffer | string | ((asked: Asked) => Buffer | string) | ((asked: Asked, socket: Socket) => void);

/** One hostile answer, by its name. */
export type Cases = Record<string, Answer>;

/** An answer with a body, its length and its type. @param headers lines of their own */
export function reply(status: number | string, body: Buffer | string, ...headers: string[]): Buffer {
	const bytes = Buffer.from(body as string);
	const has = (name: string) => headers.some((line) => line.toLowerCase().startsWith(`${name}:`));
	const lines = [
		`HTTP/1.1 ${typeof status === 'number' ? `${status} Said` : status}`,
		...(has('content-type') ? [] : ['Content-Type: application/json']),
		...(has('content-length') || has('transfer-encoding') ? [] : [`Content-Length: ${bytes.length}`]),
		'Connection: close',
		...headers,
		'',
		'',
	];
	return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), bytes]);
}

/** The tokens that it gives: what must never be shown. */
export const TOKEN = 'tok-Zq8~Wv3.Lm5+Ry7/canary=token';

const SIGN_IN = /\/token(\/v3)?($|\?)/;

const GIVEN = JSON.stringify({ token: TOKEN, access_token: TOKEN, expires_in: 86_400, expiresInSeconds: 86_400 });

export interface RawServer {
	port: number;
	/** requests of a case, the sign-in left out */
	came: (name: string) => Asked[];
	/** what the case under way answers; @param good what a read of such a path gets all the same */
	serve: (name: string, answer: Answer, good?: Record<string, Buffer>) => void;
	stop: () => Promise<void>;
}

function parsed(raw: string, count: number): Asked {
	const [first, ...lines] = raw.split('\r\n\r\n')[0].split('\r\n');
	const [method = '', path = ''] = first.split(' ');
	const headers = Object.fromEntries(
		lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
	);
	return { method, path, headers, raw, count };
}

/** The whole request is there: its headers, and as much body as they say. */
function isWhole(raw: string): boolean {
	const end = raw.indexOf('\r\n\r\n');
	const length = Number(/content-length: *(\d+)/i.exec(raw)?.[1] ?? 0);
	return end >= 0 && raw.length >= end + 4 + length;
}

export async function startRawServer(): Promise<RawServer> {
	const came = new Map<string, Asked[]>();
	const open = new Set<Socket>();
	let now: { name: string; answer: Answer; good: Record<string, Buffer> } | undefined;
	const server: Server = createServer((socket) => {
		open.add(socket);
		let raw = '';
		socket.on('close', () => open.delete(socket));
		socket.on('error', () => undefined);
		socket.on('data', (part) => {
			raw += part.toString('latin1');
			if (!isWhole(raw) || !now) return;
			const list = came.get(now.name) ?? [];
			const asked = parsed(raw, list.length);
			raw = '';
			if (asked.method === 'POST' && SIGN_IN.test(asked.path)) return void socket.end(reply(200, GIVEN));
			came.set(now.name, [...list, asked]);
			const { answer, good } = now;
			const known = Object.keys(good).find((path) => asked.method === 'GET' && asked.path.startsWith(path));
			if (known !== undefined) return void socket.end(good[known]);
			if (typeof answer !== 'function') return void socket.end(answer);
			const made = answer(asked, socket);
			if (made !== undefined) socket.end(made);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		came: (name) => came.get(name) ?? [],
		serve: (name, answer, good = {}) => {
			now = { name, answer, good };
		},
		stop: async () => {
			open.forEach((socket) => socket.destroy());
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
