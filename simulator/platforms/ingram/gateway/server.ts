import { randomUUID } from 'node:crypto';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Api, apiServer, serveRoute } from '../../../core/http/api';
import { routesOf } from '../../../core/http/routes';
import { scoped } from '../../../core/http/scope';
import type { Core } from '../../../core/platform';
import { CONTRACT, type Platform } from '../platform';
import { errorBody, Refusal } from './call';

const SIGN_IN = 'POST /auth/realms/1/protocol/openid-connect/token';

const ROUTES = routesOf(CONTRACT.operations);

const refusalOf = (error: unknown): Refusal => {
	if (error instanceof Refusal) return error;
	const { statusCode = 500, message } = error as { statusCode?: number; message: string };
	return new Refusal(statusCode, statusCode === 500 ? 'INTERNAL_ERROR' : 'BAD_REQUEST', message);
};

const correlationOf = (reply: FastifyReply): string => String(reply.getHeader('X-Correlation-ID'));

const right = (body: unknown) => ({ status: 200, headers: {}, body });

const apiOf = (platform: Platform, prefix: string): Api => ({
	prefix,
	routes: ROUTES,
	headers: () => ({ 'X-Correlation-ID': randomUUID() }),
	refusal(error, { reply }) {
		const refusal = refusalOf(error);
		return { status: refusal.status, headers: refusal.headers, body: errorBody(refusal, correlationOf(reply)) };
	},
	faultBody: (status, code, message, { reply }) => errorBody(new Refusal(status, code, message), correlationOf(reply)),
	noRoute: () => new Refusal(404, 'NO_ROUTE', 'There is no such route'),
	revoke: ({ headers }) => platform.auth.revoke(headers),
	answer(candidates, request, _route, rule) {
		const body = platform.answer(candidates, request, rule);
		if (rule?.kind === 'storedLate') platform.storeLate(request, body, rule.ms ?? 0);
		return right(body);
	},
});

/** Puts the platform on a server, below the prefix that it is registered with. */
export async function ingramServer(app: FastifyInstance, core: Core, platform: Platform, prefix: string) {
	const api = apiOf(platform, prefix);
	app.removeContentTypeParser('text/plain');
	apiServer(app, core, api);
	// Only the sign-in takes a form; everywhere else a form is refused.
	await scoped(app, async (signIn) => {
		await signIn.register(formbody);
		serveRoute(signIn, core, api, SIGN_IN, ({ body }) => {
			const token = platform.auth.grant(body as Record<string, unknown>);
			if (!token) throw new Refusal(401, 'invalid_grant', 'Invalid user credentials');
			core.effects.count('tokensIssued');
			return right(token);
		});
	});
}
