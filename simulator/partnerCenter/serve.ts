import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../contract';
import type { EffectCounter } from '../effects';
import type { FaultRule, Faults } from '../faults';
import type { Settings } from '../options';
import type { Answer } from '../spoil';
import { spoil, spoilsBefore } from '../spoil';
import { refusalAnswer } from './answers';
import { shapeOf } from './checks';
import type { PartnerPlatform } from './platform';
import { errorBody, refuse } from './refusal';

export interface PartnerParts {
	platform: PartnerPlatform;
	faults: Faults;
	effects: EffectCounter;
	settings: Settings;
	now: () => number;
	sleep: (ms: number) => Promise<void>;
	/** Called after every request that may have changed the state. */
	save: () => void;
}

/** One request and its reply, below which prefix it came, for which route, and an operation of it (none: the sign-in). */
export interface Exchange {
	request: FastifyRequest;
	reply: FastifyReply;
	prefix: string;
	route: string;
	operation?: Operation;
}

/** The path as it was sent, below the prefix. */
export const pathOf = ({ url }: FastifyRequest, prefix: string): string => url.slice(prefix.length).split('?')[0];

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
const faultBody = (operation: Operation | undefined) => (status: number, code: string, message: string): unknown =>
	errorBody(refuse(status, code, message, operation && shapeOf(operation)));

/** Carries out one request, with the fault that waits for it. */
export async function serve(
	parts: PartnerParts,
	{ request, reply, prefix, route, operation }: Exchange,
	work: (rule?: FaultRule) => Answer,
): Promise<FastifyReply> {
	const { faults, settings, sleep, platform, save } = parts;
	const rule = faults.take(route, `${request.method} ${pathOf(request, prefix)}`);
	if (settings.latencyMs > 0) await sleep(settings.latencyMs);
	const spoiling = { reply, correlationId: '', sleep, faultBody: faultBody(operation) };
	const revokes = rule?.kind === 'unauthorized';
	if (revokes && spoilsBefore(rule)) platform.auth.revoke(request.headers.authorization);
	if (rule && spoilsBefore(rule)) return spoil({ ...spoiling, rule });
	const waits = rule?.kind === 'delay' ? (rule.ms ?? 0) : 0;
	if (waits && rule?.when !== 'after') await sleep(waits);
	const answer = attempt(parts, () => work(rule));
	if (revokes) platform.auth.revoke(request.headers.authorization);
	if (request.method !== 'GET') save();
	if (waits && rule?.when === 'after') await sleep(waits);
	if (rule) return spoil({ ...spoiling, rule, answer });
	return reply.code(answer.status).headers(answer.headers).send(answer.body);
}
