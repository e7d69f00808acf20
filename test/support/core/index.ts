import { prepareBinaryStorage } from './environment';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	INodeExecutionData,
	INodeListSearchResult,
	INodeParameters,
} from 'n8n-workflow';
import { CredentialsHelper } from './credentials/credentialsHelper';
import { CredentialStore, type CredentialsByType } from './credentials/credentialStore';
import { CredentialTypes } from './credentials/credentialTypes';
import { prepareNodes, oneNodeFlow, type Flow, type NodeSettings } from './flow';
import { LoadedNodeTypes, type NodeClasses } from './nodeTypes';
import { execute, type FlowResult, type RunOptions } from './run';
import { pollNode, type PollOptions } from './poll';
import { searchList } from './search';
import { standIns } from './standIns';
import { toolOf, type ToolCall } from './tool';
import { callHook, postWebhook, type Posted, type Received, type WebhookOptions } from './webhook';

export { readBinary, userFolder } from './environment';
export { NODE_NAME, type Flow, type NodeSettings, type WebhookCall } from './flow';
export type { FlowResult, RunOptions } from './run';

export interface CoreOptions {
	/** Node classes by full type name; stand-ins for the built-in nodes are added. */
	nodes: NodeClasses;
	/** Credential classes by type name. */
	credentialTypes: Record<string, new () => ICredentialType>;
	/** What is stored, by type and id. */
	credentials: CredentialsByType;
}

export interface Core {
	/** Runs a workflow as n8n exports it. Nodes without a credential get the first of each type they declare. */
	runFlow(flow: Flow, options?: RunOptions): Promise<FlowResult>;
	/** Runs one node, called `Node`, behind a manual trigger that puts out the items. */
	runNode(
		type: string,
		parameters: INodeParameters,
		items?: INodeExecutionData[],
		options?: NodeSettings & Omit<RunOptions, 'startItems' | 'webhook' | 'startNode'>,
	): Promise<FlowResult>;
	/** Runs a search of a picker (`methods.listSearch`) in the core's load-options context. */
	search(
		type: string,
		method: string,
		parameters: INodeParameters,
		filter?: string,
		paginationToken?: string,
		options?: { credentialId?: string; path?: string },
	): Promise<INodeListSearchResult>;
	/** Polls a trigger once; null when nothing happened. */
	poll(
		type: string,
		parameters: INodeParameters,
		options: PollOptions & { credentialId?: string; name?: string },
	): Promise<INodeExecutionData[] | null>;
	/** What n8n asks a trigger to do with its webhook around an activation. */
	hook(
		name: 'checkExists' | 'create' | 'delete',
		type: string,
		parameters: INodeParameters,
		options: WebhookOptions & { credentialId?: string },
	): Promise<boolean>;
	/** Posts to the webhook of a trigger. */
	post(
		posted: Posted,
		type: string,
		parameters: INodeParameters,
		options: WebhookOptions & { credentialId?: string },
	): Promise<Received>;
	/** A node as the tool of an AI agent, in an execution of its own unless one is named. */
	tool(type: string, parameters: INodeParameters, options?: NodeSettings & Pick<RunOptions, 'executionId'>): ToolCall;
	/** What is stored now, tokens of an exchange included. */
	credentialData(type: string, id: string): Promise<ICredentialDataDecryptedObject>;
	/** Changes stored fields, as somebody who edits the credential does. */
	changeCredential(type: string, id: string, changes: ICredentialDataDecryptedObject): Promise<void>;
}

/**
 * The real n8n-core around given nodes and credentials, without the n8n server. For use inside jest:
 * the temporary folder it writes to is removed after the tests of the file.
 */
export async function createCore(options: CoreOptions): Promise<Core> {
	await prepareBinaryStorage();
	const nodeTypes = new LoadedNodeTypes({ ...standIns, ...options.nodes });
	const store = new CredentialStore(options.credentials);
	const helper = new CredentialsHelper(new CredentialTypes(options.credentialTypes), store, nodeTypes);

	const run = async (flow: Flow, runOptions: RunOptions, credentialId?: string) => {
		const nodes = prepareNodes(flow.nodes, nodeTypes, store, credentialId);
		return await execute({ ...flow, nodes }, nodeTypes, helper, runOptions);
	};

	/** One node alone, as a trigger is. */
	const trigger = (type: string, parameters: INodeParameters, credentialId?: string) => {
		const flow = oneNodeFlow(type, parameters, {}, nodeTypes.newestVersion(type));
		return prepareNodes(flow.nodes.slice(1), nodeTypes, store, credentialId)[0];
	};

	return {
		runFlow: async (flow, runOptions = {}) => await run(flow, runOptions),

		async runNode(type, parameters, items, nodeOptions = {}) {
			const { signal, executionId, mode, ...settings } = nodeOptions;
			const flow = oneNodeFlow(type, parameters, settings, nodeTypes.newestVersion(type));
			return await run(flow, { startItems: items, signal, executionId, mode }, settings.credentialId);
		},

		async search(type, method, parameters, filter, paginationToken, { credentialId, path } = {}) {
			const node = trigger(type, parameters, credentialId);
			return await searchList(node, { method, parameters, filter, paginationToken, path }, nodeTypes, helper);
		},

		async poll(type, parameters, { credentialId, name = 'Trigger', ...pollOptions }) {
			return await pollNode({ ...trigger(type, parameters, credentialId), name }, pollOptions, nodeTypes, helper);
		},

		hook: async (name, type, parameters, { credentialId, ...hookOptions }) =>
			await callHook(name, trigger(type, parameters, credentialId), hookOptions, nodeTypes, helper),

		post: async (posted, type, parameters, { credentialId, ...webhookOptions }) =>
			await postWebhook(posted, trigger(type, parameters, credentialId), webhookOptions, nodeTypes, helper),

		tool(type, parameters, { executionId, ...nodeOptions } = {}) {
			const flow = oneNodeFlow(type, parameters, nodeOptions, nodeTypes.newestVersion(type));
			const nodes = prepareNodes(flow.nodes, nodeTypes, store, nodeOptions.credentialId);
			return toolOf(nodes, nodeTypes, helper, executionId);
		},

		credentialData: async (type, id) => await store.read({ id, name: id }, type).getData(),

		async changeCredential(type, id, changes) {
			const data = await store.read({ id, name: id }, type).getData();
			await store.write({ id, name: id }, type, { ...data, ...changes });
		},
	};
}
