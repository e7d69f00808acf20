import {
	deepCopy,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IPinData,
	type IWorkflowSettings,
	type OnError,
} from 'n8n-workflow';
import type { CredentialStore } from './credentials/credentialStore';
import type { LoadedNodeTypes } from './nodeTypes';
import { refuseUnknownParameters } from './standIns/check';

/** A workflow as n8n exports it; other keys of an export are ignored. */
export interface Flow {
	id?: string;
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	pinData?: IPinData;
}

/** A webhook call, as the Webhook node shows it to the nodes behind it. */
export interface WebhookCall {
	body: IDataObject;
	headers?: IDataObject;
	query?: IDataObject;
	params?: IDataObject;
}

/** Node settings of a one-node flow, with n8n's names; times are milliseconds. */
export interface NodeSettings {
	onError?: OnError;
	retryOnFail?: boolean;
	maxTries?: number;
	waitBetweenTries?: number;
	executeOnce?: boolean;
	alwaysOutputData?: boolean;
	typeVersion?: number;
	/** Which stored credential the node uses; the first of its type when not given. */
	credentialId?: string;
}

/** The name of the node under test in a one-node flow. */
export const NODE_NAME = 'Node';

/** The item that a Webhook node puts out for a call. */
export function webhookItem({ body, headers = {}, query = {}, params = {} }: WebhookCall): INodeExecutionData {
	return {
		json: { headers, params, query, body, webhookUrl: 'http://localhost/webhook/test', executionMode: 'production' },
	};
}

/** A flow of a manual trigger and the node under test. */
export function oneNodeFlow(type: string, parameters: INodeParameters, settings: NodeSettings, version: number): Flow {
	const { credentialId: _, typeVersion = version, ...rest } = settings;
	const trigger = node('Trigger', 'n8n-nodes-base.manualTrigger', 1, {});
	// n8n waits a second between tries unless set otherwise; a test need not.
	const tested = { ...node(NODE_NAME, type, typeVersion, parameters), waitBetweenTries: 1, ...rest };
	return {
		nodes: [trigger, tested],
		connections: { [trigger.name]: { main: [[{ node: NODE_NAME, type: 'main', index: 0 }]] } },
	};
}

/**
 * Copies of the nodes in which a missing credential is filled in, as the editor does on import when there
 * is one of that type. What a node names already stays as it is.
 *
 * @throws Error when nothing can use `credentialId`, or a stand-in would have to ignore a parameter
 */
export function prepareNodes(
	nodes: INode[],
	nodeTypes: LoadedNodeTypes,
	store: CredentialStore,
	credentialId?: string,
): INode[] {
	const bound = deepCopy(nodes).map((copy) => {
		refuseUnknownParameters(copy, nodeTypes);
		for (const type of nodeTypes.credentialsOf(copy.type, copy.typeVersion)) {
			const reference = store.reference(type, credentialId) ?? store.reference(type);
			if (!reference || copy.credentials?.[type]) continue;
			copy.credentials = { ...copy.credentials, [type]: reference };
		}
		return copy;
	});
	const used = bound.flatMap((copy) => Object.values(copy.credentials ?? {}).map(({ id }) => id));
	if (credentialId !== undefined && !used.includes(credentialId)) {
		throw new Error(`No credential "${credentialId}" that the node can use`);
	}
	return bound;
}

function node(name: string, type: string, typeVersion: number, parameters: INodeParameters): INode {
	return { id: name, name, type, typeVersion, position: [0, 0], parameters };
}
