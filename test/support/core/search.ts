import { LoadOptionsContext } from 'n8n-core';
import {
	NodeHelpers,
	Workflow,
	type ICredentialsHelper,
	type INode,
	type INodeListSearchResult,
	type INodeParameters,
} from 'n8n-workflow';
import type { LoadedNodeTypes } from './nodeTypes';
import { additionalDataOf } from './run';

export interface SearchRequest {
	/** Name of a function in the node's `methods.listSearch`. */
	method: string;
	/** What the user has filled in so far; the rest has its defaults, as in the editor. */
	parameters: INodeParameters;
	filter?: string;
	paginationToken?: string;
	/** Where the picker is, for a method that reads a neighboring field by `&`. */
	path?: string;
}

/**
 * Runs the search of a picker in the core's `LoadOptionsContext`, as n8n does for the editor.
 *
 * @param node type, version and credentials of the node that the picker is in
 * @throws Error when the node has no such search, and whatever the search throws
 */
export async function searchList(
	node: INode,
	{ method, parameters, filter, paginationToken, path = 'parameters' }: SearchRequest,
	nodeTypes: LoadedNodeTypes,
	credentialsHelper: ICredentialsHelper,
): Promise<INodeListSearchResult> {
	const nodeType = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const search = nodeType.methods?.listSearch?.[method];
	if (!search) throw new Error(`"${node.type}" has no list search "${method}"`);

	const { properties } = nodeType.description;
	const currentNodeParameters =
		NodeHelpers.getNodeParameters(properties, parameters, true, false, node, nodeType.description) ?? {};
	const nodes = [{ ...node, parameters: currentNodeParameters }];
	const workflow = new Workflow({ nodes, connections: {}, active: false, nodeTypes });
	const additionalData = { ...additionalDataOf(credentialsHelper), currentNodeParameters };
	const context = new LoadOptionsContext(workflow, nodes[0], additionalData, path);
	return await search.call(context, filter, paginationToken);
}
