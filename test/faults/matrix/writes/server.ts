import axios from 'axios';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { IDataObject } from 'n8n-workflow';

import type { FaultRule } from '../../../../simulator';
import { spoil, spoilsBefore, type Answer } from '../../../../simulator/spoil';
import { time } from '../../../support/virtualClock';
import type { Case } from '../../../operations/cases';
import { routeOf } from '../../../operations/contract';
import { ownRequests } from '../../../operations/own';
import { startRecorder, type Recorder } from '../../../operations/recorder';

import type { Rule } from '../faults';

import { BEFORE } from './before';
import { seen, type Met } from './things';

/** Stands for the recorder's token, so that a test can look for it. */
export const TOKEN = 'canary-token';

/** The platforms as the recorder plays them, with a fault in the way of one write, whose effects are counted. */
export interface FaultyServer {
	url: string;
	recorder: Recorder;
	/** @param asks what the user asks for, where the object is sent as a whole */
	begin(one: Case, rule: Rule, asks?: IDataObject): void;
	/** Effects of the write: stored objects, or changed states. */
	effects(): number;
	/** How often the write was asked for. */
	asked(): number;
	stop(): Promise<void>;
}

/** What is going on for one case. */
interface Scene {
	one: Case;
	rule?: FaultRule;
	asks?: IDataObject;
	/** the write's own address, as a pattern */
	path: RegExp;
	answers: Map<string, Answer>;
	effects: string[];
	asked: number;
	/** the write that the fault has met, and from when on it can be seen; undefined: it was not stored */
	met?: Met & { from?: number };
}

const pathOf = ({ operation, host }: Case): RegExp => {
	const path = routeOf(operation.route).split(' ')[1].split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^/]+');
	return new RegExp(`^${host.base}${path}$`);
};

const json = (body: unknown): unknown => {
	try {
		return typeof body === 'string' && body !== '' ? JSON.parse(body) : undefined;
	} catch {
		return body;
	}
};

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** A refusal in the words of each platform. */
const faultBody = (status: number, _code: string, message: string) => ({ code: String(status), message, description: message });

/** What is for sale is there, whatever becomes of a write. */
const CATALOGUE = /\/(products|skus|availabilities|offers)\b/;

const UNTOLD = ['connection', 'content-length', 'transfer-encoding', 'date', 'keep-alive'];

export async function startFaultyServer(): Promise<FaultyServer> {
	const recorder = await startRecorder();
	const app: FastifyInstance = fastify({ forceCloseConnections: true, exposeHeadRoutes: false });
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_, text, done) => done(null, text));
	let url = '';
	let scene: Scene | undefined;

	/** What the recorder answers, with links that lead here. */
	async function forward({ method, url: path, headers, body }: FastifyRequest): Promise<Answer> {
		const { host: _, 'content-length': __, ...sent } = headers;
		const answer = await axios.request<string>({
			method, url: recorder.url + path, headers: sent as Record<string, string>, data: body === '' ? undefined : body,
			responseType: 'text', transformResponse: (text: string) => text, transformRequest: (data: unknown) => data as string, validateStatus: () => true, maxRedirects: 0,
		});
		const kept = Object.entries(answer.headers).filter(([name]) => !UNTOLD.includes(name)).map(([name, value]) => [name, String(value)]);
		const text = (answer.data ?? '').replaceAll(recorder.url, url).replaceAll('"recorded"', `"${TOKEN}"`);
		return { status: answer.status, headers: Object.fromEntries(kept) as Record<string, string>, body: text };
	}

	function isMeant({ one, path }: Scene, request: FastifyRequest): boolean {
		const [method] = one.operation.route.split(' ');
		if (request.method !== method || !path.test(request.url.split('?')[0])) return false;
		const recorded = { host: one.host, route: routeOf(one.operation.route), headers: {}, query: {}, body: json(request.body) };
		return ownRequests(one, [recorded]).length > 0;
	}

	/** Carries out the write; a repeated id is answered as the first time. */
	async function carryOut(now: Scene, request: FastifyRequest): Promise<Answer> {
		// By this the platform recognises a repeated write, if it does.
		const { idempotencyHeader } = now.one.node.resource.vendor;
		const id = idempotencyHeader && String(request.headers[idempotencyHeader.toLowerCase()] ?? '');
		const known = id ? now.answers.get(id) : undefined;
		if (known) return known;
		const answer = await forward(request);
		if (answer.status >= 300) return answer;
		const effect = `${request.method} ${request.url} ${String(request.body ?? '')}`;
		// The same change asked for twice leaves the same state.
		const isState = now.one.operation.write === 'change' || now.one.operation.write === 'delete';
		if (!isState || !now.effects.includes(effect)) now.effects.push(effect);
		if (id) now.answers.set(id, answer);
		return answer;
	}

	const give = (reply: FastifyReply, { status, headers, body }: Answer) => reply.code(status).headers(headers).send(body === '' ? undefined : body);

	async function write(now: Scene, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
		now.asked += 1;
		const { rule } = now;
		now.rule = undefined;
		const met: Met = { address: request.url.split('?')[0], sent: json(request.body), asked: now.asks, before: BEFORE[now.one.id] };
		if (!rule) {
			const answer = await carryOut(now, request);
			if (now.met && answer.status < 300) now.met.from ??= time.now();
			return give(reply, answer);
		}
		const spoiling = { reply, rule, correlationId: '7e1f4c1a-0000-4000-8000-000000000001', sleep: time.sleep, faultBody };
		if (spoilsBefore(rule)) {
			now.met = met;
			return await spoil(spoiling);
		}
		const answer = await carryOut(now, request);
		now.met = { ...met, from: time.now() + (rule.kind === 'storedLate' ? (rule.ms ?? 0) : 0) };
		return await spoil({ ...spoiling, answer });
	}

	async function read({ met, one }: Scene, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
		const answer = await forward(request);
		const body = json(answer.body);
		if (!met || answer.status >= 300 || body === undefined || typeof body === 'string') return give(reply, answer);
		const own = met.address === request.url.split('?')[0];
		const makes = one.operation.write === 'create' || one.operation.write === 'order';
		if (!own && (!makes || CATALOGUE.test(request.url))) return give(reply, answer);
		const isStored = met.from !== undefined && met.from <= time.now();
		return give(reply, { ...answer, body: JSON.stringify(seen(body, met, own, isStored)) });
	}

	app.all('/*', async (request, reply) => {
		if (scene && isMeant(scene, request)) return await write(scene, request, reply);
		if (scene && isRead(request.method)) return await read(scene, request, reply);
		return give(reply, await forward(request));
	});

	url = await app.listen({ port: 0, host: '127.0.0.1' });
	return {
		url,
		recorder,
		begin(one, rule, asks) {
			recorder.running(one);
			scene = { one, rule: { route: one.operation.route, ...rule }, asks, path: pathOf(one), answers: new Map(), effects: [], asked: 0 };
		},
		effects: () => scene?.effects.length ?? 0,
		asked: () => scene?.asked ?? 0,
		async stop() {
			await Promise.all([app.close(), recorder.stop()]);
		},
	};
}
