import { basename, dirname, join } from 'node:path';
import type { ICredentialType, INodeType, INodeTypeDescription } from 'n8n-workflow';
import type { Resource } from '../nodes/engine/declare';
import manifest from '../package.json';

export type NodeClass = new () => INodeType;
export type CredentialClass = new () => ICredentialType;

/** One node of the package: how n8n calls it, its class, and the declaration that it was made from. */
export interface Loaded {
	/** `n8n-nodes-cloud-marketplace.ingramMicroOrder` */
	type: string;
	Node: NodeClass;
	description: INodeTypeDescription;
	resource: Resource;
	/** Where its source stands, from the top folder and without an ending. */
	source: string;
}

/** The project's top folder. */
export const top = join(__dirname, '..');

/** `dist/nodes/X/Y/Z.node.js` -> `nodes/X/Y/Z.node`: sources are loaded, so that no build is needed. */
const sourceOf = (built: string): string => built.replace(/^dist\//, '').replace(/\.js$/, '');

/** The class of a file, which n8n looks for under the file's own name. */
function classOf<T>(source: string): T {
	const name = basename(source).replace(/\.(node|credentials)$/, '');
	// With its ending: without one, the codex file of the same name would be taken.
	return (require(join(top, `${source}.ts`)) as Record<string, T>)[name];
}

/** Every node that `package.json` names. */
export const nodes: Loaded[] = manifest.n8n.nodes.map(sourceOf).map((source) => {
	const Node = classOf<NodeClass>(source);
	const { description } = new Node();
	const { resource } = require(join(top, dirname(source), 'operations')) as { resource: Resource };
	return { type: `${manifest.name}.${description.name}`, Node, description, resource, source };
});

/** Every credential class that `package.json` names, by the name of its type. */
export const credentialTypes: Record<string, CredentialClass> = Object.fromEntries(
	manifest.n8n.credentials.map(sourceOf).map((source) => {
		const Type = classOf<CredentialClass>(source);
		return [new Type().name, Type];
	}),
);
