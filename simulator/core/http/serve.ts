import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultKind, FaultRule, Faults } from './faults';
import type { CoreSettings } from '../settings';

/** An answer that is about to be sent. */
export type Answer = { status: number; headers: Record<string, string>; body: unknown };

/** What a spoilt answer needs to know. */
interface Spoiling {
	reply: FastifyReply;
	rule: FaultRule;
	sleep: (ms: number) => Promise<void>;
	/** The error body of the host that is spoilt. */
	faultBody: (status: number, code: string, message: string) => unknown;
	/** The true answer; missing when the request was spoilt before it was carried out. */
	answer?: Answer;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const HTML =
	'<!DOCTYPE html><html><head><title>Service</title></head><body><h1>Please try again later</h1></body></html>';
const NEEDS_TRUE_ANSWER = ['bom', 'delay', 'storedLate', 'movingList'];

/** Whether the request must not be carried out at all. */
export const spoilsBefore = (rule: FaultRule): boolean =>
	(rule.when ?? 'before') === 'before' && !NEEDS_TRUE_ANSWER.includes(rule.kind);

function cut(reply: FastifyReply): FastifyReply {
	reply.hijack();
	reply.raw.socket?.resetAndDestroy();
	return reply;
}

async function hang({ reply, rule, sleep }: Spoiling): Promise<FastifyReply> {
	reply.hijack();
	if (rule.ms !== undefined) {
		await sleep(rule.ms);
		reply.raw.socket?.destroy();
	}
	return reply;
}

function send({ reply, rule }: Spoiling, status: number, headers: Answer['headers'], body?: unknown): FastifyReply {
	return reply
		.code(rule.status ?? status)
		.headers({ ...headers, ...rule.headers })
		.send(body);
}

function refused(spoiling: Spoiling, status: number, code: string): FastifyReply {
	const body = spoiling.rule.body ?? spoiling.faultBody(status, code, 'Simulated failure');
	return send(spoiling, status, typeof body === 'string' ? {} : JSON_TYPE, body);
}

/** The true answer as text; any JSON where the request was not carried out. */
const textOf = ({ answer }: Spoiling): string =>
	typeof answer?.body === 'string' ? answer.body : JSON.stringify(answer?.body ?? { data: [], total: 0 });

/** With the status of the true answer, a body that is made of it. */
const sendLike = (spoiling: Spoiling, headers: Answer['headers'], body: unknown): FastifyReply =>
	send(spoiling, spoiling.answer?.status ?? 200, headers, body);

/** What is sent of each kind. */
const SENDERS: Record<FaultKind, (spoiling: Spoiling) => FastifyReply | Promise<FastifyReply>> = {
	reset: ({ reply }) => cut(reply),
	storedLate: (one) => (one.rule.status === undefined ? cut(one.reply) : refused(one, one.rule.status, 'SIMULATED')),
	hang,
	html: (one) => send(one, 200, { 'content-type': 'text/html' }, one.rule.body ?? HTML),
	empty: (one) => send(one, 200, JSON_TYPE, ''),
	noContent: (one) => send(one, 204, {}),
	notJson: (one) => send(one, 200, JSON_TYPE, one.rule.body ?? 'Service is busy'),
	truncated: (one) => sendLike(one, JSON_TYPE, textOf(one).slice(0, Math.floor(textOf(one).length / 2))),
	bom: (one) => sendLike(one, JSON_TYPE, `\uFEFF${textOf(one)}`),
	unauthorized: (one) => refused(one, 401, 'UNAUTHORIZED'),
	status: (one) => refused(one, one.rule.status ?? 500, 'SIMULATED'),
	delay: (one) => sendLike(one, { ...one.answer?.headers }, one.answer?.body),
	movingList: (one) => sendLike(one, { ...one.answer?.headers }, one.answer?.body),
};

/** Sends what the rule says instead of, or made of, the true answer. */
export const spoil = (spoiling: Spoiling) => SENDERS[spoiling.rule.kind](spoiling);

/** What serving a request needs, whatever platform it is for. */
export interface ServeParts {
	faults: Faults;
	settings: CoreSettings;
	sleep: (ms: number) => Promise<void>;
	/** Called after every request that may have changed the state. */
	save: () => void;
}

/** One request and its reply, by which route and path faults find it, and what its platform does in its own way. */
interface Exchange {
	request: FastifyRequest;
	reply: FastifyReply;
	route: string;
	path: string;
	/** The error body of a fault's own refusal. */
	faultBody(status: number, code: string, message: string): unknown;
	/** Ends the token of the request. */
	revoke(): void;
	/** Learns of an answer that a fault gives before the request is carried out. */
	spoilt?(rule: FaultRule): void;
}

/** The path as it was sent, below a prefix. */
export const pathOf = ({ url }: FastifyRequest, prefix: string): string => url.slice(prefix.length).split('?')[0];

/** Carries out one request, with the fault that waits for it. `work` must give an answer for refusals too. */
export async function serve(parts: ServeParts, exchange: Exchange, work: (rule?: FaultRule) => Answer) {
	const { faults, settings, sleep, save } = parts;
	const { request, reply, route, path, faultBody } = exchange;
	const rule = faults.take(route, `${request.method} ${path}`, request.body);
	if (settings.latencyMs > 0) await sleep(settings.latencyMs);
	const spoiling = { reply, sleep, faultBody };
	const revokes = rule?.kind === 'unauthorized';
	if (rule && spoilsBefore(rule)) {
		if (revokes) exchange.revoke();
		exchange.spoilt?.(rule);
		return spoil({ ...spoiling, rule });
	}
	const waits = rule?.kind === 'delay' ? (rule.ms ?? 0) : 0;
	if (waits && rule?.when !== 'after') await sleep(waits);
	const answer = work(rule);
	if (revokes) exchange.revoke();
	if (request.method !== 'GET') save();
	if (waits && rule?.when === 'after') await sleep(waits);
	if (rule) return spoil({ ...spoiling, rule, answer });
	return reply.code(answer.status).headers(answer.headers).send(answer.body);
}

/**
 * JSON bodies as platforms take them: also none at all where there is no content.
 *
 * @param notJson makes the error for a body that is not JSON
 */
export function takeJson(app: FastifyInstance, types: string[], notJson: () => Error): void {
	app.removeContentTypeParser(['text/plain', 'application/json']);
	app.addContentTypeParser(types, { parseAs: 'string' }, (_request, text, done) => {
		try {
			done(null, text === '' ? undefined : JSON.parse(String(text)));
		} catch {
			done(notJson());
		}
	});
}
