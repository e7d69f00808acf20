import { SupplyDataContext } from 'n8n-core';
import { makeHandleToolInvocation } from 'n8n-core/dist/execution-engine/node-execution-context/utils/get-input-connection-data';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	Workflow,
	type ICredentialsHelper,
	type IDataObject,
	type INode,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { NODE_NAME } from './flow';
import { asTool, type LoadedNodeTypes } from './nodeTypes';
import { additionalDataOf } from './run';

/** Calls the node as an agent does: with the arguments that it made up. Gives what the agent reads. */
export type ToolCall = (input: IDataObject) => Promise<string>;

/** The types as n8n offers them to agents: parameters of tools are shown by the end of the name. */
const asTools = (nodeTypes: LoadedNodeTypes): INodeTypes => ({
	getByName: (type) => nodeTypes.getByName(type),
	getKnownTypes: () => nodeTypes.getKnownTypes(),
	getByNameAndVersion: (type, version) => asTool(nodeTypes.getByNameAndVersion(type, version)),
});

/**
 * A node as the tool of an AI agent, in the core's `SupplyDataContext`; Retry On Fail of the node's settings holds.
 * All calls belong to one execution.
 */
export function toolOf(
	nodes: INode[],
	loadedTypes: LoadedNodeTypes,
	credentialsHelper: ICredentialsHelper,
	executionId = `tool-${Math.random()}`,
): ToolCall {
	const nodeTypes = asTools(loadedTypes);
	const workflow = new Workflow({ id: 'tool', nodes, connections: {}, active: false, nodeTypes, settings: {} });
	const node = workflow.getNode(NODE_NAME) as INode;
	const additionalData = {
		...additionalDataOf(credentialsHelper),
		executionId,
		hooks: { runHook: async () => undefined },
	} as unknown as IWorkflowExecuteAdditionalData;
	const run = createRunExecutionData({});
	const items = [{ json: {} }];
	const contextOf = (runIndex: number) =>
		new SupplyDataContext(
			workflow,
			node,
			additionalData,
			'trigger',
			run,
			runIndex,
			items,
			{},
			NodeConnectionTypes.AiTool,
			{ node, data: { main: [items] }, source: null },
			[],
		);
	const call = makeHandleToolInvocation(
		contextOf,
		node,
		nodeTypes.getByNameAndVersion(node.type, node.typeVersion),
		run,
	);
	return async (input) => String(await call(input));
}
