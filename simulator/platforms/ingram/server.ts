import { randomUUID } from 'node:crypto';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../../core/contract/contract';
import type { EffectCounter } from '../../core/state/effects';
import type { FaultRule, Faults } from '../../core/http/faults';
import type { CoreSettings } from '../../core/settings';
import { errorBody, Refusal } from './refusal';
import type { Answer } from '../../core/http/spoil';
import { spoil, spoilsBefore } from '../../core/http/spoil';
import type { Platform } from './platform';
import { CONTRACT } from './platform';

export interface ServerParts {
	platform: Platform;
	faults: Faults;
	effects: EffectCounter;
	settings: CoreSettings;
	sleep: (ms: number) => Promise<void>;
	/** Called after every request that may have changed the state. */
	save: () => void;
}

const GRANT_PATH = '/auth/realms/1/protocol/openid-connect/token';

/** Operations of the API by route; a download is no call of the API. */
function routesOf(operations: Operation[]): Map<string, Operation[]> {
	const routes = new Map<string, Operation[]>();
	for (const operation of operations) {
		if (operation.variantOf || !operation.path.startsWith('/')) continue;
		const route = `${operation.method} ${operation.path}`;
		routes.set(route, [...(routes.get(route) ?? []), operation]);
	}
	return routes;
}

const refusalOf = (error: unknown): Refusal => {
	if (error instanceof Refusal) return error;
	const { statusCode = 500, message } = error as { statusCode?: number; message: string };
	return new Refusal(statusCode, statusCode === 500 ? 'INTERNAL_ERROR' : 'BAD_REQUEST', message);
};

function answerOf(parts: ServerParts, work: () => unknown, correlationId: string): Answer {
	try {
		return { status: 200, headers: {}, body: work() };
	} catch (error) {
		const refusal = refusalOf(error);
		parts.effects.count(refusal.status === 429 ? 'rateLimited' : 'refusedRequests');
		return { status: refusal.status, headers: refusal.headers, body: errorBody(refusal, correlationId) };
	}
}

/** Carries out one request, with the fault that waits for it. */
async function serve(
	parts: ServerParts,
	route: string,
	work: (rule?: FaultRule) => unknown,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<FastifyReply> {
	const { faults, settings, sleep, platform, save } = parts;
	const correlationId = String(reply.getHeader('X-Correlation-ID'));
	const faultBody = (status: number, code: string, message: string) =>
		errorBody(new Refusal(status, code, message), correlationId);
	const spoiling = { reply, sleep, faultBody };
	const path = request.url.replace(/^\/ingram/, '').split('?')[0];
	const rule = faults.take(route, `${request.method} ${path}`, request.body);
	if (settings.latencyMs > 0) await sleep(settings.latencyMs);
	if (rule?.kind === 'unauthorized' && spoilsBefore(rule)) platform.auth.revoke(request.headers);
	if (rule && spoilsBefore(rule)) return spoil({ ...spoiling, rule });
	const waits = rule?.kind === 'delay' && rule.ms !== undefined;
	if (waits && rule.when !== 'after') await sleep(rule.ms ?? 0);
	const answer = answerOf(parts, () => work(rule), correlationId);
	if (rule?.kind === 'storedLate' && answer.status === 200) platform.storeLate(request, answer.body, rule.ms ?? 0);
	if (rule?.kind === 'unauthorized') platform.auth.revoke(request.headers);
	if (request.method !== 'GET') save();
	if (waits && rule.when === 'after') await sleep(rule.ms ?? 0);
	if (rule) return spoil({ ...spoiling, rule, answer });
	return reply.code(answer.status).headers(answer.headers).send(answer.body);
}

/** Puts the platform on a server, below the prefix that it is registered with. */
export async function ingramServer(app: FastifyInstance, parts: ServerParts): Promise<void> {
	const { effects, platform } = parts;
	const routes = routesOf(CONTRACT.operations);
	app.removeContentTypeParser('text/plain');
	app.addHook('onRequest', async (request, reply) => {
		const path = request.routeOptions.url?.replace(/^\/ingram/, '').replace(/:(\w+)/g, '{$1}');
		effects.begin(path ? `${request.method} ${path}` : 'unknown');
		reply.raw.once('close', () => effects.end());
		reply.header('X-Correlation-ID', randomUUID());
	});
	const refuseWith = (reply: FastifyReply, error: unknown) => {
		const work = () => {
			throw error;
		};
		const { status, body } = answerOf(parts, work, String(reply.getHeader('X-Correlation-ID')));
		return reply.code(status).send(body);
	};
	app.setErrorHandler((error, _request, reply) => refuseWith(reply, error));
	app.setNotFoundHandler((_request, reply) =>
		refuseWith(reply, new Refusal(404, 'NO_ROUTE', 'There is no such route')),
	);

	for (const [route, operations] of routes) {
		const [method, path] = route.split(' ');
		app.route({
			method,
			url: path.replace(/\{(\w+)\}/g, ':$1'),
			handler: (request, reply) =>
				serve(parts, route, (rule) => platform.answer(operations, request, rule), request, reply),
		});
	}

	// Only the sign-in takes a form; everywhere else a form is refused.
	await app.register(async (signIn) => {
		await signIn.register(formbody);
		signIn.post(GRANT_PATH, (request, reply) => {
			const work = () => {
				const token = platform.auth.grant(request.body as Record<string, unknown>);
				if (!token) throw new Refusal(401, 'invalid_grant', 'Invalid user credentials');
				effects.count('tokensIssued');
				return token;
			};
			return serve(parts, `POST ${GRANT_PATH}`, work, request, reply);
		});
	});
}
