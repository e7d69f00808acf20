import type { IDataObject } from 'n8n-workflow';

import type { FaultRule } from '../../../../simulator';
import type { Answer } from '../../../../simulator/core/http/spoil';
import type { Case } from '../../../operations/play/cases';
import { routeOf } from '../../../operations/play/contract';
import { ownRequests } from '../../../operations/play/own';

import type { Rule } from '../faults';

import { seenAsObject, seenInList, type Written } from './things';
import { writes } from './platforms';
import { intentIn } from './intents';
import type { Received } from '../../../support/recorder';

/** What became of the write of one item. */
export interface Item {
	/** how often it was asked for */
	asked: number;
	/** stored objects, or changed states */
	effects: Set<string>;
	/** the write at its address; it can be seen from that time on, or never: it was not stored */
	written?: Written & { address: string; from?: number };
}

/** One operation before the server, for an item that meets a fault and one that does not. */
export interface Scene {
	one: Case;
	/** waits for the first item's write */
	rule?: FaultRule;
	/** what the first item asks for, where the object is sent as a whole */
	asked?: IDataObject;
	items: [Item, Item];
	/** by the id under which the platform recognizes a repeated write */
	answers: Map<string, Answer>;
}

type Request = Pick<Received, 'method' | 'url' | 'headers' | 'body'>;

const newItem = (): Item => ({ asked: 0, effects: new Set() });

/** @param asked see `Scene` */
export const sceneOf = (one: Case, rule: Rule, asked?: IDataObject): Scene => ({
	one,
	rule: { route: one.operation.route, ...rule },
	asked,
	items: [newItem(), newItem()],
	answers: new Map(),
});

/** The JSON in a body; text that is none stays as it is. */
export function json(body: unknown): unknown {
	try {
		return typeof body === 'string' && body !== '' ? JSON.parse(body) : undefined;
	} catch {
		return body;
	}
}

/** An address without its query. */
export const addressOf = (url: string): string => url.split('?')[0];

/** Whether a request goes to a route of the operation's host. */
function goesTo({ host }: Case, route: string, { method, url }: Request): boolean {
	const [verb, path] = routeOf(route).split(' ');
	const pattern = path
		.split('{}')
		.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
		.join('[^/]+');
	return method === verb && new RegExp(`^${host.base}${pattern}$`).test(addressOf(url));
}

/** Whether a request is the write that is played, and no other of the same route. */
export function isWrite({ one }: Scene, request: Request): boolean {
	if (!goesTo(one, one.operation.route, request)) return false;
	const recorded = {
		host: one.host,
		route: routeOf(one.operation.route),
		headers: {},
		query: {},
		body: json(request.body),
	};
	return ownRequests(one, [recorded]).length > 0;
}

/** The item that a request is about. */
export const itemOf = ({ items }: Scene, { url, body }: Request): Item => items[intentIn(url, body)];

/** Writes an effect down. The same change asked for twice leaves the same state. */
export function store({ one: { operation } }: Scene, { effects }: Item, { method, url, body }: Request): void {
	const isState = operation.write === 'change' || operation.write === 'delete';
	effects.add(`${method} ${url} ${String(body ?? '')}${isState ? '' : ` ${effects.size}`}`);
}

/** What is for sale is there, whatever becomes of a write. */
const CATALOGUE = /\/(products|skus|availabilities|offers)\b/;

/** What a read shows once its item was written, or should have been. @param example what is read before */
export function shown(scene: Scene, request: Request, example: unknown, now: number): unknown {
	const { one } = scene;
	const { written } = itemOf(scene, request);
	if (!written || typeof example === 'string') return example;
	const isStored = written.from !== undefined && written.from <= now;
	const view = writes.views[one.id] ?? {};
	const own = view.at === undefined ? written.address === addressOf(request.url) : goesTo(one, view.at, request);
	if (own) return seenAsObject(example, written, isStored, view);
	const makes = one.operation.write === 'create' || one.operation.write === 'order';
	return makes && !CATALOGUE.test(request.url) ? seenInList(example, written, isStored) : example;
}
