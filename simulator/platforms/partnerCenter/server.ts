import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../../core/contract/contract';
import { routesOf } from '../../core/http/api';
import type { FaultRule } from '../../core/http/faults';
import { pathOf, takeJson } from '../../core/http/serve';
import type { Call } from './call';
import { answerOf, graphTracingHeaders, refusalOf, tracingHeaders } from './gateway/answers';
import { CLOUDS } from './gateway/clouds';
import { readForm } from './gateway/multipart';
import { CONTRACT } from './platform';
import { refuse } from './refusal';
import { attempt, type PartnerParts, serve } from './serve';
import formbody from '@fastify/formbody';

/** A host: what its addresses begin with (as a pattern, where it is one of several), and what it serves. */
interface Host {
	prefix: string;
	operations: Operation[];
	tracing: typeof tracingHeaders;
	/** Media types that it takes for JSON. */
	types: string[];
}

const PARTNER_PREFIX = `/:cloud(^${Object.keys(CLOUDS).join('|')}$)`;
const JSON_TYPES = ['application/json', 'text/json'];
const SIGN_IN = '/login/{tenantId}/oauth2/token';

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
	const hostOf = (prefix: string, name: Operation['host'], types = JSON_TYPES): Host => ({
		prefix,
		operations: CONTRACT.operations.filter(({ host }) => host === name),
		tracing: name ? graphTracingHeaders : tracingHeaders,
		types,
	});
	const hosts = [
		hostOf(PARTNER_PREFIX, undefined),
		hostOf('/graph/v1.0', 'graph'),
		hostOf('/graph/beta', 'graphBeta'),
		hostOf('/sales', 'sales', [...JSON_TYPES, 'application/json-patch+json']),
	];
	for (const host of hosts) {
		const routes = async (scope: FastifyInstance): Promise<void> => {
			await hostServer(scope, parts, host);
			if (host.prefix === PARTNER_PREFIX) await scope.register((signIn) => signInServer(signIn, parts));
		};
		await app.register(routes, { prefix: host.prefix });
	}
}
