import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { emptyState, type PollState } from '../state';

/** In n8n's stored data of a node. */
const KEY = 'state';

const isState = (value: unknown): value is PollState =>
	typeof value === 'object' && value !== null && (value as PollState).version === 1;

/**
 * What the last poll left. n8n keeps a node's data by its name, or stages it until events went out, so that a rename or
 * an activation without events can lose it: a copy under the node's id, in the workflow's data, is read then.
 */
export function loadState(context: IPollFunctions): PollState {
	const own = context.getWorkflowStaticData('node')[KEY];
	const copy = context.getWorkflowStaticData('global')[context.getNode().id];
	const known = [own, copy].find(isState);
	// What n8n hands out is a proxy.
	return known ? (JSON.parse(JSON.stringify(known)) as PollState) : emptyState();
}

/** n8n notices a change only where a key at the top is set. */
export function saveState(context: IPollFunctions, state: PollState): void {
	const stored = state as unknown as IDataObject;
	context.getWorkflowStaticData('node')[KEY] = stored;
	context.getWorkflowStaticData('global')[context.getNode().id] = structuredClone(stored);
}
