import { PollContext } from 'n8n-core';
import {
	Workflow,
	type ICredentialsHelper,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import type { LoadedNodeTypes } from './nodeTypes';
import { additionalDataOf } from './run';

export interface PollOptions {
	/** what n8n stored of the workflow, which the poll changes */
	staticData: IDataObject;
	/** 'manual' is a test run in the editor */
	mode?: WorkflowExecuteMode;
	/** milliseconds that n8n gives the poll */
	budget?: number;
}

/** Polls a trigger once in the core's `PollContext`, as n8n does at each tick. @throws what the node throws */
export async function pollNode(
	node: INode,
	{ staticData, mode = 'trigger', budget = 5 * 60_000 }: PollOptions,
	nodeTypes: LoadedNodeTypes,
	credentialsHelper: ICredentialsHelper,
): Promise<INodeExecutionData[] | null> {
	const { poll } = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	if (!poll) throw new Error(`"${node.type}" does not poll`);
	const workflow = new Workflow({ id: 'flow', nodes: [node], connections: {}, active: true, nodeTypes, staticData });
	const unused = (): never => {
		throw new Error('A poll hands its items over by returning them');
	};
	const context = new PollContext(
		workflow,
		workflow.getNode(node.name) as INode,
		additionalDataOf(credentialsHelper),
		mode,
		'activate',
		unused,
		unused,
		undefined,
		undefined,
		undefined,
		() => budget,
	);
	const items = await poll.call(context);
	// n8n stores what the node left as JSON.
	Object.assign(staticData, JSON.parse(JSON.stringify(workflow.staticData)));
	return items?.[0] ?? null;
}
