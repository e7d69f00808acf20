import { Readable } from 'node:stream';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';

/** What the toy server was asked for, and what it is told to do. */
export interface ToyState {
	tokens: string[];
	revoked: Set<string>;
	/** Bodies of the orders that it took. */
	orders: Array<{ customer: string; quantity: number }>;
	/** Every call of POST /orders, refused ones too. */
	attempts: number;
	/** So many of the next orders are answered with 500. */
	failNext: number;
	/** Calls of GET /slow that are open now; it never answers. */
	waiting: number;
	/** `x-key` and `via` of the last call of GET /key. */
	key?: { header?: string; via?: string };
}

export interface ToyServer {
	url: string;
	state: ToyState;
	close(): Promise<void>;
}

const names = ['Ada', 'Bea', 'Cid'];
export const fileBytes = 300_000;

/** Starts the server that the toy node talks to, on a free port of 127.0.0.1. */
export async function startToyServer(): Promise<ToyServer> {
	const state: ToyState = { tokens: [], revoked: new Set(), orders: [], attempts: 0, failNext: 0, waiting: 0 };
	const app = fastify({ forceCloseConnections: true });

	app.addHook('onRequest', async (request, reply) => {
		if (['/token', '/key'].includes(request.url.split('?')[0])) return;
		const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
		if (!state.tokens.includes(token) || state.revoked.has(token)) await reply.code(401).send({ reason: 'token' });
	});

	app.post('/token', async () => {
		const token = `token-${state.tokens.length + 1}`;
		state.tokens.push(token);
		return { token, lifetime: 60 };
	});

	app.post<{ Body: { customer: string; quantity: number } }>('/orders', async (request, reply) => {
		state.attempts++;
		if (state.failNext > 0) {
			state.failNext--;
			return await reply.code(500).send({ reason: 'told to fail' });
		}
		if (request.body.quantity < 1) return await reply.code(422).send({ reason: 'quantity' });
		state.orders.push(request.body);
		return { id: state.orders.length, ...request.body };
	});

	app.get<{ Querystring: { name?: string; page?: string } }>('/customers', async ({ query }) => {
		const page = Number(query.page ?? 0);
		const found = names.filter((name) => name.includes(query.name ?? ''));
		return { rows: found.slice(page * 2, page * 2 + 2), more: found.length > page * 2 + 2 };
	});

	app.get<{ Querystring: { via?: string } }>('/key', async ({ headers, query }) => {
		state.key = { header: headers['x-key'] as string | undefined, via: query.via };
		return {};
	});

	app.get('/file', async (_request, reply) => await reply.type('text/csv').send(Readable.from(chunks(fileBytes))));

	app.get('/slow', async (_request, reply) => {
		state.waiting++;
		reply.raw.on('close', () => state.waiting--);
		reply.hijack();
	});

	await app.listen({ host: '127.0.0.1', port: 0 });
	const { port } = app.server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, state, close: async () => await app.close() };
}

function* chunks(total: number) {
	for (let sent = 0; sent < total; sent += 1000) yield 'x'.repeat(1000);
}
