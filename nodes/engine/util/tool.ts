import type { IExecuteFunctions, INode } from 'n8n-workflow';

/** Where a node runs, as far as it shows whether that is a tool. */
interface Called {
	isToolExecution?: () => unknown;
	getNode: () => Partial<INode>;
}

/**
 * Whether an AI agent calls the node as its tool. Agents up to version 2 and MCP call it in a context of its own. Version 3
 * lets n8n run it like any step of the flow, and only its type shows it: for agents n8n makes a copy of each node, `…Tool`.
 */
export const isTool = (context: Called | IExecuteFunctions): boolean =>
	(context as Called).isToolExecution?.() === true || context.getNode().type?.endsWith('Tool') === true;
