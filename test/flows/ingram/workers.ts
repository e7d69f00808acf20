import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Clock } from '../../../nodes/engine/util/clock';
import { credentialTypes, nodes, type Loaded } from '../../../scripts/package';
import type { Simulator } from '../../../simulator';
import { createCore, type Core } from '../../support/core';

import { CREDENTIAL, credentialOf } from './world';

/** The nodes of Ingram Micro as one n8n worker has loaded them. */
const coreOf = async (
	simulator: Simulator,
	loaded: { nodes: Loaded[]; credentialTypes: typeof credentialTypes },
): Promise<Core> =>
	await createCore({
		nodes: Object.fromEntries(
			loaded.nodes.filter(({ type }) => type.includes('.ingramMicro')).map(({ type, Node }) => [type, Node]),
		),
		credentialTypes: loaded.credentialTypes,
		credentials: { [CREDENTIAL]: { a: credentialOf(simulator.ingram.accounts[0], simulator.ingram.url) } },
	});

/** The node of a resource: `salesOrder`, `customer`. */
const nodeOf = (resource: string): string =>
	`n8n-nodes-cloud-marketplace.ingramMicro${resource[0].toUpperCase()}${resource.slice(1)}`;

/** What one worker makes of an order, or of a customer, under an execution's number: its first output item. */
export type Worker = (
	parameters: INodeParameters,
	executionId?: string,
	items?: INodeExecutionData[],
) => Promise<IDataObject>;

/**
 * Two n8n workers that share nothing but the platform: each has loaded the nodes for itself.
 * @param clock the clock of the first one, where that is not the real one
 */
export async function twoWorkers(simulator: Simulator, clock?: Clock): Promise<[Worker, Worker]> {
	const first = await coreOf(simulator, { nodes, credentialTypes });
	let second: Core | undefined;
	await jest.isolateModulesAsync(async () => {
		second = await coreOf(simulator, await import('../../../scripts/package'));
		if (clock) (await import('../../../nodes/engine/util/currentClock')).useClock(clock);
	});
	const workerOn =
		(core: Core): Worker =>
		async (parameters, executionId, items) => {
			const { lastNodeItems } = await core.runNode(nodeOf(String(parameters.resource)), parameters, items, {
				credentialId: 'a',
				onError: 'continueRegularOutput',
				executionId,
			});
			expect(lastNodeItems).toHaveLength(items?.length ?? 1);
			return lastNodeItems[0].json;
		};
	return [workerOn(first), workerOn(second as Core)];
}
