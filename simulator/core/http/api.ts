import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../contract/contract';
import type { Core } from '../platform';
import type { FaultRule } from './faults';
import { type Routes, urlOf } from './routes';
import { pathOf, serve } from './serve';
import type { Answer } from './spoil';

/** Where an error becomes an answer: the request, and its reply, whose headers are there already. */
export type Place = { request: FastifyRequest; reply: FastifyReply };

/** An API as a server needs it: its routes, and what it says and does in its own way. */
export interface Api {
	/** What its addresses begin with: `/marketplace`. */
	prefix: string;
	routes: Routes;
	/** Headers of every answer, refusals too. */
	headers(request: FastifyRequest): Record<string, string>;
	/** The answer to what was thrown: a refusal of the platform's, or an error of the server's. */
	refusal(error: unknown, place: Place): Answer;
	/** The error body of a fault's own refusal. */
	faultBody(status: number, code: string, message: string, place: Place): unknown;
	noRoute(): Error;
	/** Ends the token of the request. */
	revoke(request: FastifyRequest): void;
	/** Carries out a request to a route (`GET /orders/{id}`) whose operations are `candidates`; may throw. */
	answer(candidates: Operation[], request: FastifyRequest, route: string, rule?: FaultRule): Answer;
	/** Learns of an answer that a fault gives before the request is carried out. */
	spoilt?(rule: FaultRule, request: FastifyRequest, route: string): void;
}

/** The answer of the work, or of what it throws; refusals are counted. */
function attempt({ effects }: Core, work: () => Answer, refusal: (error: unknown) => Answer): Answer {
	let answer: Answer;
	try {
		answer = work();
	} catch (error) {
		answer = refusal(error);
	}
	if (answer.status >= 400) effects.count(answer.status === 429 ? 'rateLimited' : 'refusedRequests');
	return answer;
}

type Work = (request: FastifyRequest, rule?: FaultRule) => Answer;

/** Answers one request to a route, with the fault that waits for it. @param work may throw */
function carryOut(core: Core, api: Api, route: string, place: Place, work: Work) {
	const { request } = place;
	const exchange = {
		...place,
		route,
		path: pathOf(request, api.prefix),
		faultBody: (status: number, code: string, message: string) => api.faultBody(status, code, message, place),
		revoke: () => api.revoke(request),
		spoilt: (rule: FaultRule) => api.spoilt?.(rule, request, route),
	};
	const refusal = (error: unknown) => api.refusal(error, place);
	return serve(core, exchange, (rule) => attempt(core, () => work(request, rule), refusal));
}

/** Serves one route beside those of the contract. @param work may throw */
export function serveRoute(app: FastifyInstance, core: Core, api: Api, route: string, work: Work): void {
	const [method, path] = route.split(' ');
	const handler = (request: FastifyRequest, reply: FastifyReply) =>
		carryOut(core, api, route, { request, reply }, work);
	app.route({ method, url: urlOf(path), config: { route }, handler });
}

/** Puts an API on a server that was registered with its prefix; requests are counted by route. */
export function apiServer(app: FastifyInstance, core: Core, api: Api): void {
	const find = (request: FastifyRequest) => api.routes(request.method, pathOf(request, api.prefix));
	app.addHook('onRequest', async (request, reply) => {
		const { route } = request.routeOptions.config as { route?: string };
		core.effects.begin(route ?? find(request)?.route ?? 'unknown');
		reply.raw.once('close', () => core.effects.end());
		reply.headers(api.headers(request));
	});
	app.setErrorHandler((error, request, reply) => {
		const refusal = () => api.refusal(error, { request, reply });
		const { status, headers, body } = attempt(core, refusal, refusal);
		return reply.code(status).headers(headers).send(body);
	});
	// A server of its own for each test starts in no time: one route, and the routes of the contract are shared.
	app.all('/*', (request, reply) => {
		const found = find(request);
		if (!found) throw api.noRoute();
		const { route, candidates, params } = found;
		request.params = params;
		return carryOut(core, api, route, { request, reply }, (_, rule) => api.answer(candidates, request, route, rule));
	});
}

/**
 * Serves a part of a server with parsers, hooks and errors of its own, below a prefix. The part gets a name, for fastify
 * looks through all loaded modules for the name of a function that has none, which takes longer than everything else.
 */
export async function scoped(
	app: FastifyInstance,
	serve: (scope: FastifyInstance) => Promise<void>,
	prefix = '',
): Promise<void> {
	await app.register(
		Object.assign((scope: FastifyInstance) => serve(scope), { [Symbol.for('fastify.display-name')]: prefix || 'part' }),
		{ prefix },
	);
}
