import { Readable } from 'node:stream';
import { startRecorder, type Answer, type Received, type Send } from '../../recorder';

/** What the toy server was asked for, and what it is set to do. */
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
	const answers: Record<string, (request: Received) => Answer | Send> = {
		'POST /token': () => {
			const token = `token-${state.tokens.length + 1}`;
			state.tokens.push(token);
			return { body: { token, lifetime: 60 } };
		},
		'POST /orders': ({ body }) => {
			const order = JSON.parse(body) as ToyState['orders'][number];
			state.attempts++;
			if (state.failNext > 0) {
				state.failNext--;
				return { status: 500, body: { reason: 'set to fail' } };
			}
			if (order.quantity < 1) return { status: 422, body: { reason: 'quantity' } };
			state.orders.push(order);
			return { body: { id: state.orders.length, ...order } };
		},
		'GET /customers': ({ query }) => {
			const page = Number(query.page ?? 0);
			const found = names.filter((name) => name.includes(query.name ?? ''));
			return { body: { rows: found.slice(page * 2, page * 2 + 2), more: found.length > page * 2 + 2 } };
		},
		'GET /key': ({ headers, query }) => {
			state.key = { header: headers['x-key'], via: query.via };
			return { body: {} };
		},
		'GET /file': () => (reply) => reply.type('text/csv').send(Readable.from(chunks(fileBytes))),
		'GET /slow': () => (reply) => {
			state.waiting++;
			reply.raw.on('close', () => state.waiting--);
			reply.hijack();
		},
	};
	const isOpen = ({ path, headers }: Received): boolean => {
		const token = headers.authorization?.replace('Bearer ', '') ?? '';
		return ['/token', '/key'].includes(path) || (state.tokens.includes(token) && !state.revoked.has(token));
	};
	const { url, stop } = await startRecorder((request) =>
		isOpen(request)
			? answers[`${request.method} ${request.path}`]?.(request)
			: { status: 401, body: { reason: 'token' } },
	);
	return { url, state, close: stop };
}

function* chunks(total: number) {
	for (let sent = 0; sent < total; sent += 1000) yield 'x'.repeat(1000);
}
