import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from '../n8n/rest';
import { packageName } from '../paths';
import { openAi } from './model';

/** A node of this package as the tool of an agent. */
export interface Tool {
	/** as the model calls it: no blanks */
	name: string;
	/** the node's own name: `ingramMicroOrder` */
	node: string;
	credential: string;
	parameters: INodeParameters;
}

/** The versions of n8n's agent that call tools in ways of their own. */
export const agentVersions = [3.1, 2];

/** As the editor saves a new flow. */
const settings = { executionOrder: 'v1' };

const LANGCHAIN = '@n8n/n8n-nodes-langchain';

const nodeOf = (name: string, type: string, typeVersion: number, parameters: INodeParameters = {}): INode => ({
	...{ id: randomUUID(), name, type, typeVersion, parameters },
	position: [0, 0],
});

/** An error of a tool reaches the model of agents up to version 2 only where the tool continues. Later ones always continue. */
const nodesOf = (tools: Tool[], agentVersion: number): INode[] =>
	tools.map(({ name, node, credential, parameters }) => ({
		...nodeOf(name, `${packageName}.${node}Tool`, 1, parameters),
		credentials: { [credential]: { id: null, name: '' } },
		...(agentVersion < 3 ? { onError: 'continueRegularOutput' as const } : {}),
	}));

const wired = (tools: Tool[], to: string): WorkflowFile['connections'] =>
	Object.fromEntries(tools.map(({ name }) => [name, { ai_tool: [[{ node: to, type: 'ai_tool', index: 0 }]] }]));

/** A chat with an agent that has these tools, as the editor makes it. Answers the flow and the path of its chat. */
export function agentFlow(title: string, agentVersion: number, tools: Tool[]): { flow: WorkflowFile; path: string } {
	const webhookId = randomUUID();
	const model = {
		...nodeOf('Model', `${LANGCHAIN}.lmChatOpenAi`, 1.2, {
			model: { __rl: true, mode: 'list', value: 'gpt-4.1-mini' },
		}),
		credentials: { [openAi.type]: { id: null, name: '' } },
	};
	const chat = { ...nodeOf('Chat', `${LANGCHAIN}.chatTrigger`, 1.1, { public: true }), webhookId };
	// As many calls as there are tools; the standard is ten.
	const options = { maxIterations: tools.length + 1 };
	const nodes: INode[] = [chat, nodeOf('Agent', `${LANGCHAIN}.agent`, agentVersion, { options }), model];
	nodes.push(...nodesOf(tools, agentVersion));
	const connections = {
		Chat: { main: [[{ node: 'Agent', type: 'main' as const, index: 0 }]] },
		Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel' as const, index: 0 }]] },
		...wired(tools, 'Agent'),
	};
	return { flow: { name: title, nodes, connections, settings }, path: `webhook/${webhookId}/chat` };
}

/** An MCP server that has these tools. Answers the flow and the path of the server. */
export function mcpFlow(title: string, tools: Tool[]): { flow: WorkflowFile; path: string } {
	const path = randomUUID();
	const server = { ...nodeOf('Server', `${LANGCHAIN}.mcpTrigger`, 2, { path }), webhookId: path };
	return {
		flow: { name: title, nodes: [server, ...nodesOf(tools, 2)], connections: wired(tools, 'Server'), settings },
		path: `mcp/${path}`,
	};
}
