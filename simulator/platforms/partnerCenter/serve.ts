import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../../core/contract/contract';
import type { FaultRule } from '../../core/http/faults';
import { pathOf, serve as serveAny, type ServeParts } from '../../core/http/serve';
import type { Answer } from '../../core/http/spoil';
import type { EffectCounter } from '../../core/state/effects';
import { shapeOf } from './checks';
import { refusalAnswer } from './gateway/answers';
import type { PartnerPlatform } from './platform';
import { errorBody, refuse } from './refusal';

export interface PartnerParts extends ServeParts {
	platform: PartnerPlatform;
	effects: EffectCounter;
	now: () => number;
}

/** One request and its reply, below which prefix it came, for which route, and an operation of it (none: the sign-in). */
export interface Exchange {
	request: FastifyRequest;
	reply: FastifyReply;
	prefix: string;
	route: string;
	operation?: Operation;
}

/** The answer of the work, or of the refusal that it throws, which is counted. */
export function attempt({ effects, now }: PartnerParts, work: () => Answer): Answer {
	try {
		return work();
	} catch (error) {
		const answer = refusalAnswer(error, now());
		effects.count(answer.status === 429 ? 'rateLimited' : 'refusedRequests');
		return answer;
	}
}

/** What a fault's own refusal looks like on the host that it was set for. */
const faultBody =
	(operation: Operation | undefined) =>
	(status: number, code: string, message: string): unknown =>
		errorBody(refuse(status, code, message, operation && shapeOf(operation)));

/** Carries out one request, with the fault that waits for it. */
export async function serve(
	parts: PartnerParts,
	{ request, reply, prefix, route, operation }: Exchange,
	work: (rule?: FaultRule) => Answer,
): Promise<FastifyReply> {
	const exchange = {
		request,
		reply,
		route,
		path: pathOf(request, prefix),
		faultBody: faultBody(operation),
		revoke: () => parts.platform.auth.revoke(request.headers.authorization),
	};
	return await serveAny(parts, exchange, (rule) => attempt(parts, () => work(rule)));
}
