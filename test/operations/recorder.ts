import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { readForm } from '../../simulator/platforms/partnerCenter/multipart';
import { operations, type Declared } from './cases';
import { routeOf, type Recorded } from './contract';
import { FILE } from './fixtures';
import type { Listing } from './golden/pages';
import { hosts, platforms, type Host, type Reply } from './platforms';
import { replyTo } from './reply';

export interface Recorder {
	url: string;
	/** All but sign-ins, in the order in which they came. */
	requests: Recorded[];
	/**
	 * Says which operation runs now: several share a route, and each has its own answer.
	 * @param listing how its list is answered; none is as the sample has it
	 */
	running(operation: Declared, listing?: Listing): void;
	stop(): Promise<void>;
}

/** A route as the server takes it; an id in quotes ends with the quote. */
const urlOf = (path: string): string => path.replaceAll("'{}'", "':id([^']*)'").replaceAll('{}', ':id');

/** Every route that the operations of a host use, ids as `{}`. */
function routesOf(host: Host): string[] {
	const routes = operations
		.filter((one) => one.host === host)
		.flatMap(({ operation, node }) => [
			operation.route,
			operation.wait?.route,
			operation.replaces?.read,
			...(operation.extraRoutes ?? []),
			...Object.values(node.resource.vendor.pickers).map(({ route }) => route),
		]);
	return [...new Set(routes.filter((route) => route !== undefined).map(routeOf))].filter((route) =>
		route.includes(' /'),
	);
}

function send(reply: FastifyReply, answer: Reply | undefined): FastifyReply {
	if (!answer) return reply.code(404).send({ message: 'No entity has been found' });
	const { status, headers = {}, body } = answer;
	reply.code(status).headers(headers);
	if (body === undefined) return reply.send();
	return typeof headers['content-type'] === 'string'
		? reply.send(body)
		: reply.type('application/json').send(JSON.stringify(body));
}

/** What comes without a type, or with one that is no JSON, is text; nothing is nothing. */
function readAnyBody(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_, text, done) => done(null, text === '' ? undefined : text));
	app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, body, done) =>
		done(null, readForm(String(request.headers['content-type']), body as Buffer)),
	);
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, text, done) =>
		done(null, JSON.parse(String(text))),
	);
}

/** The platforms, knowing nothing: each request is written down and answered with the sample that belongs to it. */
export async function startRecorder(): Promise<Recorder> {
	const app = fastify({ forceCloseConnections: true, exposeHeadRoutes: false });
	readAnyBody(app);
	const requests: Recorded[] = [];
	let url = '';
	let running: { operation: Declared; listing?: Listing } | undefined;

	const note = (
		host: Host,
		route: string,
		{ headers, query, body }: Pick<FastifyRequest, 'headers' | 'query' | 'body'>,
	): Recorded => {
		const request = { host, route, headers, query: query as Recorded['query'], body: body ?? undefined };
		requests.push(request);
		return request;
	};

	for (const { signIn } of platforms) {
		const [method, path] = signIn.route.split(' ');
		app.route({ method, url: path.replaceAll('{}', ':id'), handler: async () => signIn.answer });
	}
	app.get('/files/*', async (request, reply) => {
		// The signature of a link is no field of the API.
		note(running?.operation.host ?? hosts[0], 'GET {}', { headers: request.headers, query: {}, body: undefined });
		return reply.type('text/csv').send(FILE);
	});
	for (const host of hosts) {
		for (const route of routesOf(host)) {
			const [method, path] = route.split(' ');
			app.route({
				method,
				url: host.base + urlOf(path),
				handler: async (request, reply) =>
					send(
						reply,
						replyTo(note(host, route, request), request.url.split('?')[0], url, running?.operation, running?.listing),
					),
			});
		}
	}
	app.setNotFoundHandler(async (request, reply) => {
		note(running?.operation.host ?? hosts[0], `${request.method} ${request.url}`, request);
		return send(reply, undefined);
	});

	url = await app.listen({ port: 0, host: '127.0.0.1' });
	return {
		url,
		requests,
		running(operation, listing) {
			running = { operation, listing };
			requests.length = 0;
		},
		stop: async () => await app.close(),
	};
}
