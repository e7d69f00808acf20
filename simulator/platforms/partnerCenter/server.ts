import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../../core/contract/contract';
import type { FaultRule } from '../../core/http/faults';
import { readForm } from './multipart';
import { pathOf, takeJson } from '../../core/http/serve';
import { answerOf, graphTracingHeaders, refusalOf, tracingHeaders } from './answers';
import type { Call } from './call';
import { CLOUDS } from './clouds';
import { CONTRACT } from './platform';
import { refuse } from './refusal';
import type { PartnerParts } from './serve';
import { attempt, serve } from './serve';

/** A host: what its addresses begin with (as a pattern, where it is one of several), and what it serves. */
interface Host {
	prefix: string;
	operations: Operation[];
	tracing: typeof tracingHeaders;
	/** Media types that it takes for JSON. */
	types: string[];
}

const GRAPH_PREFIX = '/graph/v1.0';
const GRAPH_BETA_PREFIX = '/graph/beta';
const SALES_PREFIX = '/sales';
const PARTNER_PREFIX = `/:cloud(^${Object.keys(CLOUDS).join('|')}$)`;
const JSON_TYPES = ['application/json', 'text/json'];
const SIGN_IN = '/login/{tenantId}/oauth2/token';

/** Operations by route; a route that only fills in a part of another's path is served by that one. */
function routesOf(operations: Operation[]): Map<string, Operation[]> {
	const routes = new Map<string, Operation[]>();
	for (const operation of operations.filter(({ variantOf }) => !variantOf)) {
		const route = `${operation.method} ${operation.path}`;
		routes.set(route, [...(routes.get(route) ?? []), operation]);
	}
	return routes;
}

/** Ids in the path as the server takes them: those in quotes end with the quote. */
const urlOf = (path: string): string => path.replace(/'\{(\w+)\}'/g, "':$1([^']*)'").replace(/\{(\w+)\}/g, ':$1');

/** The way back. */
const routeOf = (url: string): string => url.replace(/:(\w+)(\([^)]*\))?/g, '{$1}');

/** Which cloud was called, below which prefix, and the ids of the path. What has no clouds is that of the global one. */
function placeOf(request: FastifyRequest, own: string) {
	const { cloud: name, ...params } = request.params as Record<string, string>;
	return name ? { cloud: CLOUDS[name], prefix: `/${name}`, params } : { cloud: 'global' as const, prefix: own, params };
}

/** Counts requests by the contract's route and puts the tracing ids on every answer. */
function watch(app: FastifyInstance, { effects }: PartnerParts, { prefix, tracing }: Host): void {
	app.addHook('onRequest', async (request, reply) => {
		const url = request.routeOptions.url?.slice(prefix.length);
		const path = url && routeOf(url);
		effects.begin(path ? `${request.method} ${path}` : 'unknown');
		reply.raw.once('close', () => effects.end());
		reply.headers(tracing(request.headers as Call['headers']));
	});
}

const noRoute = () => refuse(404, 404, 'Resource not found', 'gateway');

/** Forms with files, as orders take their papers. */
function takeForms(app: FastifyInstance): void {
	app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, body, done) => {
		try {
			done(null, readForm(String(request.headers['content-type']), body as Buffer));
		} catch (error) {
			done(refuse(400, 3000, (error as Error).message));
		}
	});
}

/** The sources write the last part of this address in two ways; both are served. */
const spellings = (path: string): string[] =>
	/\/attachment(\/|$)/.test(path) ? [path, path.replace(/\/attachment(?=\/|$)/, '/attachments')] : [path];

async function hostServer(app: FastifyInstance, parts: PartnerParts, host: Host): Promise<void> {
	takeJson(app, host.types, () => refuse(400, 3000, 'The body is not JSON'));
	takeForms(app);
	watch(app, parts, host);
	const refuseWith = (reply: FastifyReply, error: unknown) => {
		const { status, headers, body } = attempt(parts, () => {
			throw refusalOf(error);
		});
		return reply.code(status).headers(headers).send(body);
	};
	app.setErrorHandler((error, _request, reply) => refuseWith(reply, error));
	app.setNotFoundHandler((_request, reply) => refuseWith(reply, noRoute()));

	for (const [route, candidates] of routesOf(host.operations)) {
		const [method, path] = route.split(' ');
		for (const spelling of spellings(path))
			app.route({
				method,
				url: urlOf(spelling),
				handler: (request, reply) => {
					const { query, headers, body } = request as unknown as Pick<Call, 'query' | 'headers' | 'body'>;
					const { cloud, prefix, params } = placeOf(request, host.prefix);
					const origin = `http://${request.headers.host}${prefix}`;
					const incoming = { method, path: pathOf(request, prefix), params, query, headers, body, cloud, origin };
					const work = (rule?: FaultRule) => {
						// An empty id is no id: the address then has a slash too many.
						if (Object.values(params).includes('')) throw noRoute();
						return answerOf(parts.platform.answer(candidates, incoming, rule));
					};
					return serve(parts, { request, reply, prefix, route, operation: candidates[0] }, work);
				},
			});
	}
}

/** The token endpoint of each cloud; only it takes a form. */
async function signInServer(app: FastifyInstance, parts: PartnerParts): Promise<void> {
	app.removeAllContentTypeParsers();
	await app.register(formbody);
	app.post(urlOf(SIGN_IN), (request, reply) => {
		const { cloud, prefix, params } = placeOf(request, '');
		const work = () => {
			const body = parts.platform.auth.exchange(
				cloud,
				params.tenantId,
				(request.body ?? {}) as Record<string, unknown>,
			);
			parts.effects.count('tokensIssued');
			return answerOf({ status: 200, body });
		};
		return serve(parts, { request, reply, prefix, route: `POST ${SIGN_IN}` }, work);
	});
}

/** Puts Partner Center on a server, each cloud below a prefix of its own with its sign-in, Microsoft Graph, and the host of prices, referrals and payouts. */
export async function partnerServer(app: FastifyInstance, parts: PartnerParts): Promise<void> {
	const of = (name: Operation['host']) => CONTRACT.operations.filter(({ host }) => host === name);
	const partner: Host = {
		prefix: PARTNER_PREFIX,
		operations: of(undefined),
		tracing: tracingHeaders,
		types: JSON_TYPES,
	};
	const graph: Host = {
		prefix: GRAPH_PREFIX,
		operations: of('graph'),
		tracing: graphTracingHeaders,
		types: JSON_TYPES,
	};
	const beta: Host = {
		prefix: GRAPH_BETA_PREFIX,
		operations: of('graphBeta'),
		tracing: graphTracingHeaders,
		types: JSON_TYPES,
	};
	const sales: Host = {
		prefix: SALES_PREFIX,
		operations: of('sales'),
		tracing: graphTracingHeaders,
		types: [...JSON_TYPES, 'application/json-patch+json'],
	};
	await app.register(
		async (scope) => {
			await hostServer(scope, parts, partner);
			await scope.register((signIn) => signInServer(signIn, parts));
		},
		{ prefix: PARTNER_PREFIX },
	);
	for (const host of [graph, beta, sales])
		await app.register((scope) => hostServer(scope, parts, host), { prefix: host.prefix });
}
