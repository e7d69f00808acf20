import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Core, FlowResult } from '../../support/core';

import type { Fault } from './faults';

/** The ways in which an operation meets a fault. */
export type Way = 'plain' | 'retry' | 'continue' | 'again';

type Settings = NonNullable<Parameters<Core['runNode']>[3]>;

/** The node's settings for each way. */
const SETTINGS: Record<Way, Settings> = {
	plain: {},
	retry: { retryOnFail: true, maxTries: 5 },
	continue: { onError: 'continueRegularOutput' },
	again: {},
};

/** Whether a fault is not played in a way: a canceled execution is neither tried again nor continued. */
export const isLeftOut = (way: Way, { cancels }: Fault): boolean =>
	cancels === true && (way === 'retry' || way === 'continue');

/** One execution of a node. */
export interface Execution {
	/** the node's full type */
	type: string;
	parameters: INodeParameters;
	items?: INodeExecutionData[];
	way: Way;
	credentialId: string;
	/** the execution is canceled as soon as this is true; absent: it is not */
	cancelWhen?: () => boolean;
}

const turn = async () => await new Promise((resolve) => setImmediate(resolve));

/** Runs a node in n8n-core. */
export async function execute(
	core: Core,
	{ type, parameters, items, way, credentialId, cancelWhen }: Execution,
): Promise<FlowResult> {
	const stop = new AbortController();
	let ended = false;
	const running = core.runNode(type, parameters, items, { ...SETTINGS[way], credentialId, signal: stop.signal });
	void running.finally(() => (ended = true));
	while (cancelWhen && !cancelWhen() && !ended) await turn();
	if (cancelWhen) stop.abort();
	return await running;
}
