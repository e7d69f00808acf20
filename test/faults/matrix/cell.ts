import type { INodeParameters } from 'n8n-workflow';

import type { Simulator } from '../../../simulator';
import type { watchLogs } from '../../secrets/kept';
import type { Core, FlowResult } from '../../support/core';

import { execute, isLeftOut, type Execution, type Way } from './execute';
import type { Platform } from '../../operations/platforms';
import { withTimeout, type Fault } from './faults';
import { bothIntents } from './items';
import { leaks, type Hidden } from './leaks';
import { judged, judgedTogether, NOT_PLAYED, type Cell } from './mark';
import { reportedByError, reportedItems } from './reported';

/** One intent: what is run, and how often it is on the server. */
export interface Intent {
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
	/** is in its body and in that of no other request of the route */
	having?: string;
	/** a second execution is another request: only a key distinguishes them, and there is none */
	another?: true;
	/** @param name no other intent has it */
	prepare: (name: string) => Promise<Intent>;
}

/** A platform with its nodes in n8n-core, all on virtual time. */
export interface Stage {
	platform: Platform;
	simulator: Simulator;
	core: Core;
	hidden: Hidden;
	targets: Target[];
	/** Begins again; the nodes are signed in. */
	reset(): Promise<void>;
	stop(): Promise<void>;
}

/** What a cell is played on. */
export interface Played {
	stage: Stage;
	target: Target;
	fault: Fault;
	logs: ReturnType<typeof watchLogs>;
}

type Run = (execution: Pick<Execution, 'parameters' | 'items' | 'cancelWhen'>) => Promise<FlowResult>;

/** Runs a target in one way; what it shows but must not is written down. */
const runner =
	({ stage, target, logs }: Played, way: Way, wrong: string[]): Run =>
	async (execution) => {
		const result = await execute(stage.core, { type: target.type, way, credentialId: 'a', ...execution });
		wrong.push(...leaks(result, logs.taken(), stage.hidden).map((text) => `shows ${text}`));
		return result;
	};

let intents = 0;
const nextIntent = async ({ prepare }: Target): Promise<Intent> => await prepare(`deal-${++intents}`);

/** One item in one execution. */
async function once({ fault }: Played, run: Run, intent: Intent, wrong: string[]): Promise<Cell> {
	// A canceled request is under way once it is stored.
	const cancelWhen = fault.cancels && (() => intent.stored() > 0);
	const reported = reportedByError(await run({ parameters: intent.parameters, cancelWhen }));
	const all = intent.stored();
	return judged(reported, { all, last: all }, wrong);
}

/** One item in two executions; what the first one reported is the cell of `once`. */
async function again(played: Played, run: Run, intent: Intent, wrong: string[]): Promise<Cell> {
	await once(played, run, intent, []);
	const before = intent.stored();
	const reported = reportedByError(await run({ parameters: intent.parameters }));
	const all = intent.stored();
	const isAnother =
		played.target.another && before === 1 && all === 2 && reported.end === 'success' && wrong.length === 0;
	return isAnother ? { mark: '2', wrong } : judged(reported, { all, last: all - before }, wrong);
}

/** Plays one fault in one way. */
export async function play(played: Played, way: Way): Promise<Cell> {
	const { stage, target, fault } = played;
	const rule = fault.rule(stage.platform);
	if (!rule || isLeftOut(way, fault)) return NOT_PLAYED;
	const ready = async () => {
		const { parameters, stored } = await nextIntent(target);
		return { parameters: withTimeout(parameters, fault), stored };
	};
	const wrong: string[] = [];
	const run = runner(played, way, wrong);
	const mine = await ready();
	const other = way === 'retry' || way === 'continue' ? await ready() : undefined;
	stage.simulator.faults.clear();
	stage.simulator.faults.add({ route: target.route, having: target.having, ...rule });
	if (!other) return await (way === 'plain' ? once : again)(played, run, mine, wrong);
	const result = await run(bothIntents(mine.parameters, other.parameters));
	return judgedTogether(reportedItems(result, 2), [mine.stored(), other.stored()], fault.pauses === true, wrong);
}
