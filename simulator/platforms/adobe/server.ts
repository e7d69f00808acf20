import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../../core/contract/contract';
import type { EffectCounter } from '../../core/state/effects';
import type { FaultRule } from '../../core/http/faults';
import type { ServeParts } from '../../core/http/serve';
import { pathOf, serve, takeJson } from '../../core/http/serve';
import type { Answer } from '../../core/http/spoil';
import { faultBody, imsAnswer, refusalAnswer, replyAnswer } from './answers';
import type { Call } from './call';
import type { AdobePlatform, Incoming } from './platform';
import { CONTRACT } from './platform';
import { AdobeRefusal, refuse } from './refusal';

export interface AdobeParts extends ServeParts {
	platform: AdobePlatform;
	effects: EffectCounter;
}

const PREFIX = '/adobe';
/** The sign-in has a host of its own; this stands for it, and the path below it is that of the host. */
const IMS_PREFIX = `${PREFIX}/ims`;
const SIGN_IN = '/ims/token/v3';

/** `customer-id` as it is written in code: the router takes a hyphen for the end of a name. */
const inCode = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const urlOf = (path: string): string => path.replace(/\{([\w-]+)\}/g, (_, name: string) => `:${inCode(name)}`);

/** Operations by route; a variant is served by the operation whose variant it is. */
function routesOf(operations: Operation[]): Map<string, Operation[]> {
	const routes = new Map<string, Operation[]>();
	for (const operation of operations.filter(({ variantOf }) => !variantOf)) {
		const route = `${operation.method} ${operation.path}`;
		routes.set(route, [...(routes.get(route) ?? []), operation]);
	}
	return routes;
}

const ROUTES = routesOf(CONTRACT.operations);
const ROUTE_OF_URL = new Map(
	[...ROUTES.keys()].map((route) => [`${route.split(' ')[0]} ${PREFIX}${urlOf(route.split(' ')[1])}`, route]),
);

/** The answer of the work, or of what it throws; refusals are counted, replayed ones too. */
function attempt({ effects }: AdobeParts, work: () => Answer): Answer {
	let answer: Answer;
	try {
		answer = work();
	} catch (error) {
		answer = refusalAnswer(error);
	}
	if (answer.status >= 400) effects.count(answer.status === 429 ? 'rateLimited' : 'refusedRequests');
	return answer;
}

/** Counts requests by the contract's route, and gives each a request id if it has none. */
function watch(app: FastifyInstance, { effects }: AdobeParts): void {
	app.addHook('onRequest', async (request, reply) => {
		effects.begin(ROUTE_OF_URL.get(`${request.method} ${request.routeOptions.url}`) ?? 'unknown');
		reply.raw.once('close', () => effects.end());
		for (const name of ['x-request-id', 'x-correlation-id']) {
			const id = request.headers[name];
			if (typeof id === 'string') reply.header(name, id);
		}
	});
}

const incomingOf = (request: FastifyRequest, route: string): Incoming => {
	const { params, query, headers, body } = request as unknown as Pick<Call, 'params' | 'query' | 'headers' | 'body'>;
	return { method: request.method, route, params, query, headers, body, uri: request.url.slice(PREFIX.length) };
};

function apiServer(app: FastifyInstance, parts: AdobeParts): void {
	takeJson(app, ['application/json'], () => refuse(1117, ['body: it is not JSON']));
	watch(app, parts);
	const fail = (reply: FastifyReply, error: unknown) => {
		const { status, headers, body } = attempt(parts, () => {
			throw error;
		});
		return reply.code(status).headers(headers).send(body);
	};
	app.setErrorHandler((error, _request, reply) => fail(reply, error));
	app.setNotFoundHandler((_request, reply) => fail(reply, new AdobeRefusal(404, '404', 'Resource not found', [], {})));
	for (const [route, candidates] of ROUTES) {
		const [method, path] = route.split(' ');
		app.route({
			method,
			url: urlOf(path),
			handler: (request, reply) => {
				const incoming = incomingOf(request, route);
				const exchange = {
					request,
					reply,
					route,
					path: pathOf(request, PREFIX),
					faultBody,
					revoke: () => parts.platform.auth.revoke(request.headers.authorization),
					spoilt: ({ kind, status = 500, body, headers }: FaultRule) => {
						if (kind === 'status')
							parts.platform.keepFault(incoming, { status, headers, body: body ?? faultBody(status) });
					},
				};
				return serve(parts, exchange, (rule) =>
					attempt(parts, () => replyAnswer(parts.platform.answer(candidates, incoming, rule))),
				);
			},
		});
	}
}

/** The token endpoint; only it takes a form. */
async function signInServer(app: FastifyInstance, parts: AdobeParts): Promise<void> {
	app.removeAllContentTypeParsers();
	await app.register(formbody);
	app.addHook('onRequest', async (_request, reply) => {
		parts.effects.begin(`POST ${SIGN_IN}`);
		reply.raw.once('close', () => parts.effects.end());
	});
	app.post(SIGN_IN, (request, reply) => {
		const exchange = {
			request,
			reply,
			route: `POST ${SIGN_IN}`,
			path: pathOf(request, IMS_PREFIX),
			faultBody,
			revoke: () => undefined,
		};
		return serve(parts, exchange, () =>
			attempt(parts, () =>
				imsAnswer(() => {
					const token = parts.platform.auth.exchange((request.body ?? {}) as Record<string, unknown>);
					parts.effects.count('tokensIssued');
					return token;
				}),
			),
		);
	});
}

/** Puts VIP Marketplace and its sign-in on a server. */
export async function adobeServer(app: FastifyInstance, parts: AdobeParts): Promise<void> {
	await app.register(async (scope) => apiServer(scope, parts), { prefix: PREFIX });
	await app.register((scope) => signInServer(scope, parts), { prefix: IMS_PREFIX });
}
