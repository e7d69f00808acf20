import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Simulator } from '../../../simulator';
import type { Core, FlowResult } from '../../support/core';

import { withTimeout, type Fault, type PlatformName } from './faults';
import { bothWishes } from './items';
import { leaks, markOf, toldByError, toldByItem, worst, type Mark } from './mark';

/** The four ways in which an order or the creation of a customer meets a fault. */
export const WAYS = {
	plain: 'once',
	retry: 'Retry On Fail, two items',
	continue: 'continue on fail, two items',
	again: 'and a second execution',
};

export type Way = keyof typeof WAYS;

/** One wish: what is run, and how often it stands on the server. */
export interface Wish {
	parameters: INodeParameters;
	stored: () => number;
}

export interface Target {
	/** as the panel and the operation's list have it: 'Sales Order: Place' */
	name: string;
	/** the node's full type */
	type: string;
	/** the request that goes wrong */
	route: string;
	/** stands in its body and in that of no other request of the route */
	having?: string;
	/** a second execution is another wish: nothing but a key tells them apart, and there is none */
	another?: true;
	/** @param name no other wish has it */
	prepare: (name: string) => Promise<Wish>;
}

/** A platform with its nodes in n8n-core, all on virtual time. */
export interface Stage {
	platform: PlatformName;
	simulator: Simulator;
	core: Core;
	secrets: string[];
	/** a person's data in the wishes */
	personal: string[];
	targets: Target[];
	/** Begins anew; the nodes are signed in. */
	reset(): Promise<void>;
	stop(): Promise<void>;
}

export interface Cell {
	mark: Mark;
	/** what is wrong, where something is */
	wrong: string[];
}

type Settings = NonNullable<Parameters<Core['runNode']>[3]>;

const turn = async () => await new Promise((resolve) => setImmediate(resolve));

/** Runs a target once, and cancels it in mid-request where the fault says so. */
async function execute(stage: Stage, target: Target, fault: Fault, parameters: INodeParameters, items?: INodeExecutionData[], settings: Settings = {}) {
	const sent = () => stage.simulator.effects().requestsByRoute[target.route] ?? 0;
	const stop = new AbortController();
	const before = fault.cancels ? sent() : 0;
	const running = stage.core.runNode(target.type, parameters, items, { credentialId: 'a', ...settings, signal: stop.signal });
	if (fault.cancels) {
		let ended = false;
		void running.finally(() => (ended = true));
		while (sent() === before && !ended) await turn();
		stop.abort();
	}
	return await running;
}

let wishes = 0;

/** Plays one fault in one way; undefined where they do not go together. */
export async function play(stage: Stage, target: Target, fault: Fault, way: Way): Promise<Cell> {
	const rule = fault.rule(stage.platform);
	if (!rule || (fault.cancels && (way === 'retry' || way === 'continue'))) return { mark: '·', wrong: [] };
	const mine = await target.prepare(`deal-${++wishes}`);
	const single = withTimeout(mine.parameters, fault);
	const wrong: string[] = [];
	const run = async (...given: Parameters<typeof execute>): Promise<FlowResult> => {
		const result = await execute(...given);
		wrong.push(...leaks(result, stage.secrets, stage.personal).map((text) => `shows ${text}`));
		return result;
	};
	const judged = (mark: Mark, text: string, stored: number): Cell => {
		if (mark === '✗') wrong.push(`${stored} stored, told: ${text || 'done'}`);
		return { mark: wrong.length > 0 ? '✗' : mark, wrong };
	};
	stage.simulator.faults.clear();

	if (way === 'plain' || way === 'again') {
		stage.simulator.faults.add({ route: target.route, having: target.having, ...rule });
		const first = await run(stage, target, fault, single);
		if (way === 'plain') {
			const told = toldByError(first);
			const all = mine.stored();
			return judged(markOf(told, { all, last: all }), told.text, all);
		}
		const before = mine.stored();
		const told = toldByError(await run(stage, target, { ...fault, cancels: undefined }, single));
		const all = mine.stored();
		if (target.another && before === 1 && all === 2 && told.end === 'success') return judged('2', '', all);
		return judged(markOf(told, { all, last: all - before }), told.text, all);
	}

	const other = await target.prepare(`deal-${++wishes}`);
	const { parameters, items } = bothWishes(single, withTimeout(other.parameters, fault));
	stage.simulator.faults.add({ route: target.route, having: target.having, ...rule });
	if (way === 'continue') {
		const { lastNodeItems } = await run(stage, target, fault, parameters, items, { onError: 'continueRegularOutput' });
		const paired = lastNodeItems.map(({ pairedItem }) => (pairedItem as { item: number }).item);
		if (paired.join() !== '0,1') wrong.push(`paired with items ${paired.join()}`);
		const told = lastNodeItems.map(({ json }) => toldByItem(json));
		const stored = [mine, other].map((wish) => wish.stored());
		const marks = told.map((one, index) => markOf(one, { all: stored[index], last: stored[index] }));
		// A pause of the whole account holds up both; anything else is met by one request alone.
		const touched = marks.filter((mark) => mark !== '✓').length;
		if (touched > 1 && rule.status !== 429) wrong.push(`both items: ${told.map(({ text }) => text).join(' | ')}`);
		return judged(worst(marks), told.map(({ text }) => text).join(' | '), Math.max(...stored));
	}
	const result = await run(stage, target, fault, parameters, items, { retryOnFail: true, maxTries: 5 });
	const told = toldByError(result);
	const named = Number(result.error?.context?.itemIndex ?? 0);
	const stored = [mine, other].map((wish) => wish.stored());
	if (Math.max(...stored) > 1 || (told.end === 'success' && Math.min(...stored) < 1)) wrong.push(`stored ${stored.join(' and ')}`);
	return judged(markOf(told, { all: stored[named], last: stored[named] }), told.text, stored[named]);
}
