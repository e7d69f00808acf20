import type { IDataObject } from 'n8n-workflow';

import { type Answer, spoil, spoilsBefore } from '../../../../simulator/core/http/spoil';
import type { Case } from '../../../operations/play/cases';
import { startPlatforms } from '../../../operations/play/played';
import { startRecorder, type Received, type Answer as Reported, type Send } from '../../../support/recorder';
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

const reported = ({ body, ...answer }: Answer): Reported => ({ ...answer, body: body === '' ? undefined : body });

export async function startFaultyServer(): Promise<FaultyServer> {
	const platforms = await startPlatforms();
	const forward = forwardTo(platforms, () => server.url);
	let scene: Scene | undefined;

	/** Carries out the write; a repeated id is answered as the first time. */
	async function carryOut(now: Scene, item: Item, request: Received): Promise<Answer> {
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

	async function write(now: Scene, request: Received): Promise<Reported | Send> {
		const item = itemOf(now, request);
		item.asked += 1;
		const rule = item === now.items[0] ? now.rule : undefined;
		const written = { address: addressOf(request.url), sent: json(request.body), asked: now.asked };
		if (!rule) {
			const answer = await carryOut(now, item, request);
			if (answer.status < 300) item.written = { ...written, from: item.written?.from ?? time.now() };
			return reported(answer);
		}
		now.rule = undefined;
		item.written = written;
		const spoiling = {
			rule,
			sleep: time.sleep,
			faultBody,
		};
		if (spoilsBefore(rule)) return (reply) => spoil({ ...spoiling, reply });
		const answer = await carryOut(now, item, request);
		item.written = { ...written, from: time.now() + (rule.kind === 'storedLate' ? (rule.ms ?? 0) : 0) };
		return (reply) => spoil({ ...spoiling, reply, answer });
	}

	async function read(now: Scene, request: Received): Promise<Reported> {
		const answer = await forward(request);
		const body = json(answer.body);
		if (answer.status >= 300 || body === undefined) return reported(answer);
		const seen = shown(now, request, body, time.now());
		return reported(seen === body ? answer : { ...answer, body: JSON.stringify(seen) });
	}

	const server = await startRecorder(async (request) => {
		if (scene && isWrite(scene, request)) return await write(scene, request);
		if (scene && isRead(request.method)) return await read(scene, request);
		return reported(await forward(request));
	});
	return {
		url: server.url,
		begin(one, rule, asked) {
			platforms.running(one);
			scene = sceneOf(one, rule, asked);
		},
		effects: () => scene?.items.map(({ effects }) => effects.size) ?? [],
		asked: () => scene?.items[0].asked ?? 0,
		async stop() {
			await Promise.all([server.stop(), platforms.stop()]);
		},
	};
}
