import axios from 'axios';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { IDataObject } from 'n8n-workflow';
import { core, secret } from './canary';

/** What becomes of a request: a refusal that repeats all that was sent, or an answer that is lost after the platform did it. */
export type Fault = 'lost' | number;

/** How a refusal's body looks: data, or a page of a proxy in between. */
export type Form = 'json' | 'html';

/** What stands between a node and the recorder. */
export interface Gateway {
	url: string;
	/** Method and address of the requests to the API, in the order in which they came. */
	requests: string[];
	/** Starts over: from the request with this number on, all of its kind end like this. */
	spoil(fault?: Fault, from?: number, form?: Form): void;
	/** From now on the sign-in refuses like this; undefined = it works. */
	refuseSignIn(status?: number): void;
	stop(): Promise<void>;
}

const SIGN_IN = /\/token(\/v3)?$/;

/** All that was sent, in one text. */
const echoOf = ({ method, url, headers, body }: FastifyRequest): string =>
	`${method} ${url} ${JSON.stringify(headers)} ${String(body)} ${decodeURIComponent(url)}`;

/** The same refusal in the words of each platform. */
const refusalOf = (text: string): IDataObject => ({
	code: 'C1',
	errorCode: 'C1',
	message: text,
	description: text,
	error_description: text,
	additionalDetails: [text],
	data: [text],
});

function sendEcho(request: FastifyRequest, reply: FastifyReply, status: number, form: Form): FastifyReply {
	const text = echoOf(request);
	if (form === 'html') return reply.code(status).type('text/html').send(`<html>${text}</html>`);
	return reply
		.code(status)
		.header('retry-after', '1')
		.type('application/json')
		.send(JSON.stringify(refusalOf(text)));
}

/** Every token is another one, and each is a canary. */
function tokenAnswer(number: number): IDataObject {
	// Characters that a header may hold.
	const token = `${core('token', `access${number}`)}-._~+/==`;
	return {
		token,
		access_token: token,
		refresh_token: secret('token', `refresh${number}`),
		expiresInSeconds: 1500,
		expires_in: '3599',
	};
}

/**
 * A server that signs in with canaries, hands all else on to another one and can spoil it.
 * @param target address of the other one
 * @param change what is made of each JSON answer
 */
export async function startGateway(target: string, change: (body: unknown) => unknown): Promise<Gateway> {
	const app = fastify({ forceCloseConnections: true, exposeHeadRoutes: false });
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_, text, done) => done(null, text));
	const requests: string[] = [];
	let tokens = 0;
	let signInStatus: number | undefined;
	let plan: { fault?: Fault; from: number; form: Form } = { from: 0, form: 'json' };

	async function handOn(request: FastifyRequest, reply: FastifyReply) {
		const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
		const {
			status,
			headers: given,
			data,
		} = await axios.request<string>({
			method: request.method,
			url: target + request.url,
			headers,
			data: request.body,
			responseType: 'text',
			transformResponse: [],
			validateStatus: () => true,
			maxRedirects: 0,
			proxy: false,
		});
		reply.code(status);
		if (typeof given.location === 'string') reply.header('location', given.location);
		if (given['content-type'] === undefined || data === '') return reply.send();
		const type = String(given['content-type']);
		return reply.type(type).send(type.includes('json') ? JSON.stringify(change(JSON.parse(data))) : data);
	}

	app.all('/*', async (request, reply) => {
		const path = request.url.split('?')[0];
		if (SIGN_IN.test(path)) {
			if (signInStatus !== undefined) return sendEcho(request, reply, signInStatus, 'json');
			return tokenAnswer((tokens += 1));
		}
		const { fault, from, form } = plan;
		const name = `${request.method} ${path}`;
		requests.push(name);
		if (fault === undefined || requests.length <= from || requests[from] !== name) return await handOn(request, reply);
		if (typeof fault === 'number') return sendEcho(request, reply, fault, form);
		await axios.request({
			method: request.method,
			url: target + request.url,
			data: request.body,
			headers: { 'content-type': 'application/json' },
			validateStatus: () => true,
			proxy: false,
		});
		reply.hijack();
		return request.raw.socket.destroy();
	});

	const url = await app.listen({ port: 0, host: '127.0.0.1' });
	return {
		url,
		requests,
		spoil(fault, from = 0, form = 'json') {
			requests.length = 0;
			plan = { fault, from, form };
		},
		refuseSignIn(status) {
			signInStatus = status;
		},
		stop: async () => await app.close(),
	};
}
