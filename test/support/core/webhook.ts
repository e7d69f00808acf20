import { HookContext, WebhookContext } from 'n8n-core';
import {
	Workflow,
	type ICredentialsHelper,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import type { LoadedNodeTypes } from './nodeTypes';
import { additionalDataOf } from './run';

export interface WebhookOptions {
	/** what n8n stored of the workflow, which the node changes */
	staticData: IDataObject;
	/** 'manual' is a test run in the editor */
	mode?: WorkflowExecuteMode;
}

export interface Posted {
	headers: Record<string, string>;
	body: string | Buffer;
}

/** What came of a webhook: the status that went out, and the items that start the workflow. */
export interface Received {
	status: number;
	items: INodeExecutionData[] | null;
}

type Lifecycle = 'checkExists' | 'create' | 'delete';

/** Where the contexts of n8n-core take the address of a webhook from. */
const WEBHOOK_BASE = 'https://n8n.example.com/webhook';

const ID = 'b6a1a3a0-0000-4000-8000-000000000001';

function prepare(node: INode, { staticData }: WebhookOptions, nodeTypes: LoadedNodeTypes) {
	// n8n reads the stored data again for each call.
	const own = structuredClone(staticData);
	const nodes = [{ ...node, webhookId: ID }];
	const workflow = new Workflow({ id: 'flow', nodes, connections: {}, active: true, nodeTypes, staticData: own });
	const [webhookDescription] = nodeTypes.getByNameAndVersion(node.type, node.typeVersion).description.webhooks ?? [];
	const webhook = { webhookDescription, httpMethod: 'POST', node: node.name, path: 'webhook' } as IWebhookData;
	const save = () => Object.assign(staticData, JSON.parse(JSON.stringify(workflow.staticData)));
	return { workflow, webhook, save };
}

const additionalOf = (helper: ICredentialsHelper, more: object = {}): IWorkflowExecuteAdditionalData =>
	({ ...additionalDataOf(helper), webhookBaseUrl: WEBHOOK_BASE, ...more }) as IWorkflowExecuteAdditionalData;

/** Calls one of a trigger's `webhookMethods`, as n8n does around an activation. @throws what the node throws */
export async function callHook(
	name: Lifecycle,
	node: INode,
	options: WebhookOptions,
	nodeTypes: LoadedNodeTypes,
	helper: ICredentialsHelper,
): Promise<boolean> {
	const { workflow, webhook, save } = prepare(node, options, nodeTypes);
	const type = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const method = type.webhookMethods?.default?.[name];
	if (!method) throw new Error(`"${node.type}" has no ${name}`);
	const own = workflow.getNode(node.name) as INode;
	const mode = options.mode ?? 'trigger';
	const context = new HookContext(workflow, own, additionalOf(helper), mode, 'activate', webhook);
	const result = await method.call(context);
	save();
	return result;
}

/** Posts to a trigger's webhook. */
export async function postWebhook(
	{ headers, body }: Posted,
	node: INode,
	options: WebhookOptions,
	nodeTypes: LoadedNodeTypes,
	helper: ICredentialsHelper,
): Promise<Received> {
	const { workflow, webhook, save } = prepare(node, options, nodeTypes);
	const type = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	if (!type.webhook) throw new Error(`"${node.type}" has no webhook`);
	let status = 200;
	const httpResponse = {
		status(code: number) {
			status = code;
			return this;
		},
		send() {
			return this;
		},
	};
	const httpRequest = { headers, rawBody: Buffer.from(body), body: {}, params: {}, query: {} };
	const own = workflow.getNode(node.name) as INode;
	const additional = additionalOf(helper, { httpRequest, httpResponse });
	const context = new WebhookContext(workflow, own, additional, options.mode ?? 'webhook', webhook, [], null);
	const { workflowData } = await type.webhook.call(context);
	save();
	return { status, items: workflowData?.[0] ?? null };
}
