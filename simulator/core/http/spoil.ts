import type { FastifyReply } from 'fastify';
import type { FaultKind, FaultRule } from './faults';

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
