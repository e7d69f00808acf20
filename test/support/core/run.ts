import { ExecutionLifecycleHooks, ExternalSecretsProxy, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type ICredentialsHelper,
	type IExecuteResponsePromiseData,
	type INode,
	type INodeExecutionData,
	type IRun,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { webhookItem, type Flow, type WebhookCall } from './flow';
import type { LoadedNodeTypes } from './nodeTypes';

export interface RunOptions {
	/** What the trigger puts out; one empty item when neither this nor `webhook` is given. */
	startItems?: INodeExecutionData[];
	/** Start with the item that a Webhook node makes of this call. */
	webhook?: WebhookCall;
	/** The node to start from; the first trigger when not given. */
	startNode?: string;
	/** Aborting it cancels the execution, as the Stop button does. The run still ends by itself. */
	signal?: AbortSignal;
	/** A run under an id of an earlier one looks like its repetition to the nodes. */
	executionId?: string;
	mode?: WorkflowExecuteMode;
}

export interface FlowResult {
	/** First output of the node that ran last; empty when that node failed. */
	lastNodeItems: INodeExecutionData[];
	/** First output by node name, the runs of a node one after another. */
	itemsByNode: Record<string, INodeExecutionData[]>;
	/** Every output by node name: `[output][item]`. The error output is the last one. */
	outputsByNode: Record<string, INodeExecutionData[][]>;
	/** The error that ended the run. */
	error: NonNullable<IRun['data']['resultData']['error']> | undefined;
	/** What Respond to Webhook answered. */
	response: IExecuteResponsePromiseData | undefined;
	run: IRun;
}

let executions = 0;

/**
 * Runs a flow through the core's `WorkflowExecute`.
 *
 * @throws WorkflowHasIssuesError when the core refuses to start, e.g. because a required field is empty
 */
export async function execute(
	flow: Flow,
	nodeTypes: LoadedNodeTypes,
	credentialsHelper: ICredentialsHelper,
	options: RunOptions,
): Promise<FlowResult> {
	const { id = 'flow', name = 'Flow', nodes, connections } = flow;
	const { executionId = String(++executions), mode = options.webhook ? 'webhook' : 'trigger', signal } = options;
	// What is pinned holds for a run in the editor, not for a call of the webhook.
	const pinData = options.webhook ? undefined : flow.pinData;
	const settings = { executionOrder: 'v1' as const, ...flow.settings };
	const workflow = new Workflow({ id, name, nodes, connections, active: false, nodeTypes, settings, pinData });
	const start = workflow.getNode(options.startNode ?? firstTrigger(nodes, nodeTypes));
	if (!start) throw new Error(`The flow has no node "${options.startNode}"`);

	let response: IExecuteResponsePromiseData | undefined;
	const base = { id, name, nodes, connections, settings, active: false } as unknown as IWorkflowBase;
	const hooks = new ExecutionLifecycleHooks(mode, executionId, base);
	hooks.addHandler('sendResponse', (answer) => {
		response = answer;
	});

	const items = options.webhook ? [webhookItem(options.webhook)] : (options.startItems ?? [{ json: {} }]);
	const data = createRunExecutionData({
		executionData: { nodeExecutionStack: [{ node: start, data: { main: [items] }, source: null }] },
		resultData: { pinData },
	});
	const additionalData = { ...additionalDataOf(credentialsHelper), executionId, workflowId: id, hooks };

	const running = new WorkflowExecute(additionalData, mode, data).processRunExecutionData(workflow);
	const cancel = () => running.cancel();
	signal?.addEventListener('abort', cancel);
	if (signal?.aborted) cancel();
	const run = await running.finally(() => signal?.removeEventListener('abort', cancel));
	return { ...summary(run), response, run };
}

/** What the core wants to know of the server around it: addresses, and services that flows here do not use. */
export function additionalDataOf(credentialsHelper: ICredentialsHelper): IWorkflowExecuteAdditionalData {
	const address = 'http://localhost/';
	const unavailable = async () => {
		throw new Error('The harness runs neither other workflows nor task runners');
	};
	return {
		credentialsHelper,
		currentNodeExecutionIndex: 0,
		variables: {},
		externalSecretsProxy: new ExternalSecretsProxy(),
		executeWorkflow: unavailable,
		startRunnerTask: unavailable,
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		logAiEvent: () => {},
		instanceBaseUrl: address,
		restApiUrl: `${address}rest`,
		formBaseUrl: `${address}form`,
		formWaitingBaseUrl: `${address}form-waiting`,
		formTestBaseUrl: `${address}form-test`,
		webhookBaseUrl: `${address}webhook`,
		webhookWaitingBaseUrl: `${address}webhook-waiting`,
		webhookTestBaseUrl: `${address}webhook-test`,
		mcpBaseUrl: `${address}mcp`,
		mcpTestBaseUrl: `${address}mcp-test`,
	};
}

function firstTrigger(nodes: INode[], nodeTypes: LoadedNodeTypes): string {
	const trigger = nodes.find(
		({ type, typeVersion, disabled }) =>
			!disabled && nodeTypes.getByNameAndVersion(type, typeVersion).description.group.includes('trigger'),
	);
	if (!trigger) throw new Error('The flow has no trigger to start from');
	return trigger.name;
}

function summary({ data: { resultData } }: IRun): Omit<FlowResult, 'response' | 'run'> {
	const outputsByNode: FlowResult['outputsByNode'] = {};
	for (const [name, tasks] of Object.entries(resultData.runData)) {
		const outputs: INodeExecutionData[][] = [];
		for (const task of tasks) {
			for (const [index, items] of (task.data?.main ?? []).entries()) {
				outputs[index] = [...(outputs[index] ?? []), ...(items ?? [])];
			}
		}
		outputsByNode[name] = outputs;
	}
	const itemsByNode = Object.fromEntries(
		Object.entries(outputsByNode).map(([name, outputs]) => [name, outputs[0] ?? []]),
	);
	const lastNodeItems = itemsByNode[resultData.lastNodeExecuted ?? ''] ?? [];
	return { lastNodeItems, itemsByNode, outputsByNode, error: resultData.error };
}
