import assert from 'node:assert/strict';
import { NodeHelpers, type INode, type INodeTypeDescription } from 'n8n-workflow';
import type { Stage } from '../n8n/stage';
import { flowFiles, readFlow } from './flowFiles';

/** The description of a node's own version, as this n8n offers it. */
function descriptionOf(types: INodeTypeDescription[], { type, typeVersion }: INode): INodeTypeDescription {
	const found = types.find(({ name, version }) => name === type && [version].flat().includes(typeVersion));
	assert.ok(found, `this n8n has no ${type} of version ${typeVersion}`);
	return found;
}

/** n8n's own check of every node of every flow: none opens with a red mark, and none holds a parameter that it does not have. */
export async function checkRedMarks({ session }: Stage): Promise<void> {
	const { data: types } = await session.client.get<INodeTypeDescription[]>('/types/nodes.json');
	for (const file of flowFiles) {
		for (const node of readFlow(file).nodes) {
			const description = descriptionOf(types, node);
			const { properties } = description;
			// As the editor opens it: what is not in the file has its default.
			const parameters =
				NodeHelpers.getNodeParameters(properties, node.parameters, true, false, node, description) ?? {};
			const issues = NodeHelpers.getNodeParametersIssues(properties, { ...node, parameters }, description);
			assert.equal(issues, null, `${file}, ${node.name}: ${JSON.stringify(issues)}`);
			const known = properties.map(({ name }) => name);
			const unknown = Object.keys(node.parameters).filter((name) => !known.includes(name));
			assert.deepEqual(unknown, [], `${file}, ${node.name} holds what the node does not have`);
		}
	}
}
