import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Api, apiServer, scoped, serveRoute } from '../../../core/http/api';
import { routesOf } from '../../../core/http/routes';
import { takeJson } from '../../../core/http/serve';
import type { Answer } from '../../../core/http/spoil';
import type { Core } from '../../../core/platform';
import type { Incoming } from '../call';
import { type AdobePlatform, CONTRACT } from '../platform';
import type { Reply } from '../state/state';
import { AdobeRefusal, faultBody, refusalReply, refuse } from '../find';

const PREFIX = '/adobe';
/** The sign-in has a host of its own; this is in its place, and the path below it is that of the host. */
const IMS_PREFIX = `${PREFIX}/ims`;

const NO_ROUTE = 'Resource not found';

const ROUTES = routesOf(CONTRACT.operations);

const incomingOf = (request: FastifyRequest, route: string): Incoming => {
	const { method, params, query, headers, body } = request as unknown as Incoming;
	return { method, route, params, query, headers, body, uri: request.url.slice(PREFIX.length) };
};

/** The ids that come back with every answer. */
function idsOf({ headers }: FastifyRequest): Record<string, string> {
	const ids = ['x-request-id', 'x-correlation-id'].map((name) => [name, headers[name]]);
	return Object.fromEntries(ids.filter(([, id]) => typeof id === 'string')) as Record<string, string>;
}

const answerOf = ({ headers = {}, ...reply }: Reply): Answer => ({ headers, ...reply });

const apiOf = (platform: AdobePlatform): Api => ({
	prefix: PREFIX,
	routes: ROUTES,
	headers: idsOf,
	refusal: (error) => answerOf(refusalReply(error)),
	faultBody,
	noRoute: () => new AdobeRefusal({ status: 404, body: faultBody(404, '', NO_ROUTE) }, NO_ROUTE),
	revoke: ({ headers }) => platform.auth.revoke(headers.authorization),
	answer: (candidates, request, route, rule) => answerOf(platform.answer(candidates, incomingOf(request, route), rule)),
	spoilt({ kind, status = 500, body = faultBody(status), headers }, request, route) {
		if (kind === 'status') platform.keepFault(incomingOf(request, route), { status, headers, body });
	},
});

/** The token endpoint; only it takes a form. */
async function signInServer(app: FastifyInstance, core: Core, platform: AdobePlatform): Promise<void> {
	const api: Api = { ...apiOf(platform), prefix: IMS_PREFIX, routes: () => undefined, revoke: () => undefined };
	app.removeAllContentTypeParsers();
	await app.register(formbody);
	apiServer(app, core, api);
	serveRoute(app, core, api, 'POST /ims/token/v3', ({ body }) => {
		const token = platform.auth.exchange((body ?? {}) as Record<string, unknown>);
		core.effects.count('tokensIssued');
		return answerOf({ status: 200, body: token });
	});
}

/** Puts VIP Marketplace and its sign-in on a server. */
export async function adobeServer(app: FastifyInstance, core: Core, platform: AdobePlatform): Promise<void> {
	const apiScope = async (scope: FastifyInstance) => {
		takeJson(scope, ['application/json'], () => refuse(1117, ['body: it is not JSON']));
		apiServer(scope, core, apiOf(platform));
	};
	await scoped(app, apiScope, PREFIX);
	await scoped(app, (scope) => signInServer(scope, core, platform), IMS_PREFIX);
}
