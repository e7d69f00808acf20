import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Api } from '../../../core/http/api';
import { apiServer, serveRoute } from '../../../core/http/api';
import { takeJson } from '../../../core/http/serve';
import type { Core } from '../../../core/platform';
import { faultBody, imsAnswer, refusalAnswer, replyAnswer } from './answers';
import type { Call } from '../call';
import type { AdobePlatform, Incoming } from '../platform';
import { CONTRACT } from '../platform';
import { AdobeRefusal, refuse } from './refusal';

const PREFIX = '/adobe';
/** The sign-in has a host of its own; this stands for it, and the path below it is that of the host. */
const IMS_PREFIX = `${PREFIX}/ims`;

const incomingOf = (request: FastifyRequest, route: string): Incoming => {
	const { params, query, headers, body } = request as unknown as Pick<Call, 'params' | 'query' | 'headers' | 'body'>;
	return { method: request.method, route, params, query, headers, body, uri: request.url.slice(PREFIX.length) };
};

/** The ids that come back with every answer. */
function idsOf({ headers }: FastifyRequest): Record<string, string> {
	const ids = ['x-request-id', 'x-correlation-id'].map((name) => [name, headers[name]]);
	return Object.fromEntries(ids.filter(([, id]) => typeof id === 'string')) as Record<string, string>;
}

const apiOf = (platform: AdobePlatform): Api => ({
	prefix: PREFIX,
	operations: CONTRACT.operations,
	headers: idsOf,
	refusal: refusalAnswer,
	faultBody,
	noRoute: () => new AdobeRefusal(404, '404', 'Resource not found'),
	revoke: ({ headers }) => platform.auth.revoke(headers.authorization),
	answer: (candidates, request, route, rule) =>
		replyAnswer(platform.answer(candidates, incomingOf(request, route), rule)),
	spoilt({ kind, status = 500, body, headers }, request, route) {
		if (kind !== 'status') return;
		platform.keepFault(incomingOf(request, route), { status, headers, body: body ?? faultBody(status) });
	},
});

/** The token endpoint; only it takes a form. */
async function signInServer(app: FastifyInstance, core: Core, platform: AdobePlatform): Promise<void> {
	const api: Api = { ...apiOf(platform), prefix: IMS_PREFIX, operations: [], revoke: () => undefined };
	app.removeAllContentTypeParsers();
	await app.register(formbody);
	apiServer(app, core, api);
	serveRoute(app, core, api, 'POST /ims/token/v3', ({ body }) =>
		imsAnswer(() => {
			const token = platform.auth.exchange((body ?? {}) as Record<string, unknown>);
			core.effects.count('tokensIssued');
			return token;
		}),
	);
}

/** Puts VIP Marketplace and its sign-in on a server. */
export async function adobeServer(app: FastifyInstance, core: Core, platform: AdobePlatform): Promise<void> {
	await app.register(
		async (scope) => {
			takeJson(scope, ['application/json'], () => refuse(1117, ['body: it is not JSON']));
			apiServer(scope, core, apiOf(platform));
		},
		{ prefix: PREFIX },
	);
	await app.register((scope) => signInServer(scope, core, platform), { prefix: IMS_PREFIX });
}
