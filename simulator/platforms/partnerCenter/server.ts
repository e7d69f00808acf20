import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import formbody from '@fastify/formbody';
import { pathOf, takeJson } from '../../core/http/serve';
import type { Answer } from '../../core/http/spoil';
import type { Call } from './call';
import { errorBody, PartnerRefusal, refuse } from './refusal';
import type { Reply } from './reply';
import { entraBody, EntraRefusal } from './gateway/auth';
import type { Operation } from '../../core/contract/contract';
import { type Api, apiServer, scoped, serveRoute } from '../../core/http/api';
import { type Routes, routesOf } from '../../core/http/routes';
import type { Core } from '../../core/platform';
import { type Cloud, CLOUDS } from './gateway/clouds';
import { readForm } from './gateway/multipart';
import { CONTRACT, type Incoming, type PartnerPlatform } from './platform';

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const BINARY_TYPE = { 'content-type': 'application/octet-stream' };

/** Whatever was thrown, as a refusal: a broken request keeps its status, all else is a fault of the simulator (500). */
function refusalOf(error: unknown): PartnerRefusal {
	if (error instanceof PartnerRefusal) return error;
	const { statusCode = 500, message } = error as { statusCode?: number; message: string };
	return refuse(statusCode, statusCode, message, 'gateway');
}

const jsonAnswer = (status: number, headers: Record<string, string>, body: unknown): Answer =>
	body === undefined
		? { status, headers, body: undefined }
		: { status, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) };

/** A reply as it is sent. */
function answerOf({ status, headers = {}, body, text, stream }: Reply): Answer {
	if (stream) return { status, headers: { ...BINARY_TYPE, ...headers }, body: stream };
	if (text !== undefined) return { status, headers: { ...JSON_TYPE, ...headers }, body: text };
	return jsonAnswer(status, headers, body);
}

/** A refusal as it is sent; `now` in ms. */
function refusalAnswer(error: unknown, now: number): Answer {
	if (error instanceof EntraRefusal) return jsonAnswer(error.facts.status, {}, entraBody(error, now));
	const refusal = refusalOf(error);
	return jsonAnswer(refusal.status, refusal.extras.headers ?? {}, errorBody(refusal));
}

/** The ids that every answer of Partner Center carries: those of the request, or new ones. */
const tracingHeaders = (headers: Call['headers']): Record<string, string> => ({
	'MS-RequestId': headers['ms-requestid'] ?? randomUUID(),
	'MS-CorrelationId': headers['ms-correlationid'] ?? randomUUID(),
	'MS-CV': `${randomBytes(12).toString('base64').slice(0, 16)}.0`,
	'MS-ServerId': 'simulator',
});

/** The same for Microsoft Graph. */
const graphTracingHeaders = (headers: Call['headers']): Record<string, string> => {
	const clientId = headers['client-request-id'];
	return { 'request-id': randomUUID(), ...(clientId && { 'client-request-id': clientId }) };
};

type PartnerParts = Core & { platform: PartnerPlatform };

/** An API of the platform: what its addresses begin with, and whose operations it serves in which cloud. */
interface Host {
	prefix: string;
	cloud: Cloud;
	host?: Operation['host'];
	/** Media types that it takes for JSON, beside the usual ones. */
	types?: string[];
}

const CLOUD_HOSTS = Object.entries(CLOUDS).map(([name, cloud]): Host => ({ prefix: `/${name}`, cloud }));
const HOSTS: Host[] = [
	...CLOUD_HOSTS,
	{ prefix: '/graph/v1.0', cloud: 'global', host: 'graph' },
	{ prefix: '/graph/beta', cloud: 'global', host: 'graphBeta' },
	{ prefix: '/sales', cloud: 'global', host: 'sales', types: ['application/json-patch+json'] },
];

const noRoute = () => refuse(404, 404, 'Resource not found', 'gateway');

/** The sources write the last part of this address in two ways; both are served. */
const spellings = (operation: Operation): Operation[] => {
	const other = operation.path.replace(/\/attachment(?=\/|$)/, '/attachments');
	return other === operation.path ? [operation] : [operation, { ...operation, path: other }];
};

const routesOn = (name?: Operation['host']): Routes =>
	routesOf(CONTRACT.operations.filter(({ host }) => host === name).flatMap(spellings));

const ROUTES = {
	partner: routesOn(),
	graph: routesOn('graph'),
	graphBeta: routesOn('graphBeta'),
	sales: routesOn('sales'),
};

function apiOf({ platform, now }: PartnerParts, { prefix, cloud, host: name }: Host): Api {
	const tracing = name ? graphTracingHeaders : tracingHeaders;
	return {
		prefix,
		routes: ROUTES[name ?? 'partner'],
		headers: ({ headers }) => tracing(headers as Call['headers']),
		refusal: (error) => refusalAnswer(error, now()),
		faultBody: (status, code, message) => errorBody(refuse(status, code, message, name ? 'graph' : 'normal')),
		noRoute,
		revoke: ({ headers }) => platform.auth.revoke(headers.authorization),
		answer(candidates, request, _route, rule) {
			const { method, params, query, headers, body } = request as unknown as Incoming;
			// An empty id is no id: the address then has a slash too many.
			if (Object.values(params).includes('')) throw noRoute();
			const origin = `http://${headers.host}${prefix}`;
			const path = pathOf(request, prefix);
			return answerOf(platform.answer(candidates, { method, path, params, query, headers, body, cloud, origin }, rule));
		},
	};
}

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

/** The token endpoint of a cloud; only it takes a form. */
async function signInServer(app: FastifyInstance, parts: PartnerParts, api: Api, cloud: Cloud): Promise<void> {
	app.removeAllContentTypeParsers();
	await app.register(formbody);
	serveRoute(app, parts, api, 'POST /login/{tenantId}/oauth2/token', (request) => {
		const { tenantId } = request.params as { tenantId: string };
		const body = parts.platform.auth.exchange(cloud, tenantId, (request.body ?? {}) as Record<string, unknown>);
		parts.effects.count('tokensIssued');
		return answerOf({ status: 200, body });
	});
}

/** Puts Partner Center on a server, each cloud below a prefix of its own with its sign-in, Microsoft Graph, and the host of prices, referrals and payouts. */
export async function partnerServer(app: FastifyInstance, parts: PartnerParts): Promise<void> {
	for (const host of HOSTS) {
		const serve = async (scope: FastifyInstance): Promise<void> => {
			const api = apiOf(parts, host);
			takeJson(scope, ['application/json', 'text/json', ...(host.types ?? [])], () =>
				refuse(400, 3000, 'The body is not JSON'),
			);
			takeForms(scope);
			apiServer(scope, parts, api);
			if (!host.host) await scoped(scope, (signIn) => signInServer(signIn, parts, api, host.cloud));
		};
		await scoped(app, serve, host.prefix);
	}
}
