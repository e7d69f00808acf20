import type { IDataObject, INode } from 'n8n-workflow';
import type { WorkflowFile } from '../e2e/n8n/rest';
import { packageName } from '../e2e/paths';
import { platforms } from '../e2e/n8n/credentials';

/** The name of the node that is measured, in every flow. */
export const MEASURED = 'Measured';

/** A node without its place in a flow. */
export type NodeKind = Pick<INode, 'type' | 'typeVersion' | 'parameters'> &
	Partial<Pick<INode, 'onError' | 'credentials'>>;

const [credentialType] = platforms.ingram.types;
const credentials = { [credentialType]: { id: null, name: '' } };

const link = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });

/**
 * Webhook -> one item for each row of its body -> the measured node. The webhook answers at the end of the run, without data.
 * @param path of the webhook
 * @param saved whether n8n keeps what the run gave; its size would count as memory of the node
 */
export function flowOf(path: string, kind: NodeKind, saved = true): WorkflowFile {
	return {
		name: `Bench: ${path}`,
		nodes: [
			{
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2.1,
				position: [0, 0],
				webhookId: path,
				parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', responseData: 'noData', options: {} },
			},
			{
				id: 'split',
				name: 'Split',
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				position: [200, 0],
				parameters: { fieldToSplitOut: 'body.items', options: {} },
			},
			{ id: 'measured', name: MEASURED, position: [400, 0], ...kind },
		],
		connections: { Start: link('Split'), Split: link(MEASURED) },
		settings: { saveDataSuccessExecution: saved ? 'all' : 'none' },
	};
}

/** A node that only passes items on: what a flow costs without the one that is measured. */
export const NOTHING: NodeKind = { type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };

/** One of this package's nodes. */
export const ours = (name: string, parameters: IDataObject): NodeKind => ({
	type: `${packageName}.${name}`,
	typeVersion: 1,
	credentials,
	parameters: parameters as INode['parameters'],
});

/** The HTTP Request node with the same credential, as a user sets it up who has no node for the platform. */
export const httpRequest = (parameters: IDataObject): NodeKind => ({
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	credentials,
	parameters: {
		authentication: 'predefinedCredentialType',
		nodeCredentialType: credentialType,
		options: {},
		...parameters,
	} as INode['parameters'],
});

/** A node of the bench's own, which copies a stream to the disk inside n8n's process. See plainCopy/PlainCopy.node.js. */
export const plainCopy = (url: string, file: string): NodeKind => ({
	type: 'CUSTOM.plainCopy',
	typeVersion: 1,
	parameters: { url, file },
});
