import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';

import { currentClock } from '../../nodes/engine/util/currentClock';

/** A request as it came, its body as text. */
export interface Received {
	method: string;
	/** Path and query. */
	url: string;
	path: string;
	query: Record<string, string>;
	/** By name in small letters. */
	headers: Record<string, string | undefined>;
	/** '' when there is none. */
	body: string;
	/** The body as it came: files are no text. */
	bytes: Buffer;
}

/** An answer: text where a header shows its type, else JSON; without a body nothing is sent. */
export interface Answer {
	status?: number;
	headers?: Record<string, string | undefined>;
	body?: unknown;
}

/** Sends by itself, or does not: a cut connection, a fault of the simulator, a stream. */
export type Send = (reply: FastifyReply) => unknown;

export interface Recorder {
	url: string;
	/** What came, in order; a test may empty it. */
	received: Received[];
	stop(): Promise<void>;
}

const receivedOf = ({ method, url, headers, query, body }: FastifyRequest): Received => {
	const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
	return {
		method,
		url,
		path: url.split('?')[0],
		query: query as Received['query'],
		headers: headers as Received['headers'],
		body: bytes.toString(),
		bytes,
	};
};

function send(reply: FastifyReply, { status = 200, headers = {}, body }: Answer): FastifyReply {
	// The time of the test, which nodes compare with that of what they read.
	reply.header('date', new Date(currentClock().now()).toUTCString());
	for (const [name, value] of Object.entries(headers)) if (value !== undefined) reply.header(name, value);
	reply.code(status);
	if (body === undefined) return reply.send();
	if (headers['content-type'] !== undefined) return reply.send(body);
	return reply.type('application/json').send(JSON.stringify(body));
}

/** Cuts the connection instead of answering. */
export const cut: Send = (reply) => {
	reply.hijack();
	reply.raw.socket?.destroy();
};

/**
 * A server on 127.0.0.1 that writes down each request and answers it as it is set to.
 *
 * @param answer undefined is 404
 */
export async function startRecorder(
	answer: (request: Received, url: string) => Answer | Send | undefined | Promise<Answer | Send | undefined>,
): Promise<Recorder> {
	const app = fastify({ forceCloseConnections: true, exposeHeadRoutes: false });
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
	const received: Received[] = [];
	let url = '';
	app.all('/*', async (request, reply) => {
		const one = receivedOf(request);
		received.push(one);
		const given = (await answer(one, url)) ?? { status: 404, body: { message: 'No entity has been found' } };
		if (typeof given !== 'function') return send(reply, given);
		await given(reply);
		return reply;
	});
	url = await app.listen({ port: 0, host: '127.0.0.1' });
	return { url, received, stop: async () => await app.close() };
}
