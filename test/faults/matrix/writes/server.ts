import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { IDataObject } from 'n8n-workflow';

import { spoil, spoilsBefore, type Answer } from '../../../../simulator/core/http/spoil';
import type { Case } from '../../../operations/cases';
import { startRecorder } from '../../../operations/recorder';
import { time } from '../../../support/virtualClock';

import type { Rule } from '../faults';

import { forwardTo } from './forward';
import { addressOf, isWrite, itemOf, json, sceneOf, shown, store, type Item, type Scene } from './scene';

/** The platforms as the recorder plays them, with a fault in the way of one write, whose effects are counted. */
export interface FaultyServer {
	url: string;
	/** @param asked what the first item asks for, where the object is sent as a whole */
	begin(one: Case, rule: Rule, asked?: IDataObject): void;
	/** Effects of each item's write. */
	effects(): number[];
	/** How often the write of the first item was asked for. */
	asked(): number;
	stop(): Promise<void>;
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** A refusal in the words of each platform. */
const faultBody = (status: number, _code: string, message: string) => ({
	code: String(status),
	message,
	description: message,
});

const give = (reply: FastifyReply, { status, headers, body }: Answer) =>
	reply
		.code(status)
		.headers(headers)
		.send(body === '' ? undefined : body);

export async function startFaultyServer(): Promise<FaultyServer> {
	const recorder = await startRecorder();
	let url = '';
	const forward = forwardTo(recorder, () => url);
	const app: FastifyInstance = fastify({ forceCloseConnections: true, exposeHeadRoutes: false });
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_, text, done) => done(null, text));
	let scene: Scene | undefined;

	/** Carries out the write; a repeated id is answered as the first time. */
	async function carryOut(now: Scene, item: Item, request: FastifyRequest): Promise<Answer> {
		const { idempotencyHeader } = now.one.node.resource.vendor;
		const id = idempotencyHeader && String(request.headers[idempotencyHeader.toLowerCase()] ?? '');
		const known = id ? now.answers.get(id) : undefined;
		if (known) return known;
		const answer = await forward(request);
		if (answer.status >= 300) return answer;
		store(now, item, request);
		if (id) now.answers.set(id, answer);
		return answer;
	}

	async function write(now: Scene, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
		const item = itemOf(now, request);
		item.asked += 1;
		const rule = item === now.items[0] ? now.rule : undefined;
		const written = { address: addressOf(request.url), sent: json(request.body), asked: now.asked };
		if (!rule) {
			const answer = await carryOut(now, item, request);
			if (answer.status < 300) item.written = { ...written, from: item.written?.from ?? time.now() };
			return give(reply, answer);
		}
		now.rule = undefined;
		item.written = written;
		const spoiling = {
			reply,
			rule,
			correlationId: '7e1f4c1a-0000-4000-8000-000000000001',
			sleep: time.sleep,
			faultBody,
		};
		if (spoilsBefore(rule)) return await spoil(spoiling);
		const answer = await carryOut(now, item, request);
		item.written = { ...written, from: time.now() + (rule.kind === 'storedLate' ? (rule.ms ?? 0) : 0) };
		return await spoil({ ...spoiling, answer });
	}

	async function read(now: Scene, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
		const answer = await forward(request);
		const body = json(answer.body);
		if (answer.status >= 300 || body === undefined) return give(reply, answer);
		const seen = shown(now, request, body, time.now());
		return give(reply, seen === body ? answer : { ...answer, body: JSON.stringify(seen) });
	}

	app.all('/*', async (request, reply) => {
		if (scene && isWrite(scene, request)) return await write(scene, request, reply);
		if (scene && isRead(request.method)) return await read(scene, request, reply);
		return give(reply, await forward(request));
	});

	url = await app.listen({ port: 0, host: '127.0.0.1' });
	return {
		url,
		begin(one, rule, asked) {
			recorder.running(one);
			scene = sceneOf(one, rule, asked);
		},
		effects: () => scene?.items.map(({ effects }) => effects.size) ?? [],
		asked: () => scene?.items[0].asked ?? 0,
		async stop() {
			await Promise.all([app.close(), recorder.stop()]);
		},
	};
}
