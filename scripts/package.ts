import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ICredentialType, INodeType, INodeTypeDescription } from 'n8n-workflow';
import type { Resource } from '../nodes/engine/declare';
import type { Trigger } from '../nodes/engine/poll/trigger';
import manifest from '../package.json';

export type NodeClass = new () => INodeType;
export type CredentialClass = new () => ICredentialType;

/** One node of the package: how n8n calls it, and its class. */
interface LoadedNode {
	/** `n8n-nodes-cloud-marketplace.ingramMicroOrder` */
	type: string;
	Node: NodeClass;
	description: INodeTypeDescription;
	/** Where its source is, from the top folder and without an ending. */
	source: string;
}

/** A node of operations, with the declaration that it was made from. */
export interface Loaded extends LoadedNode {
	resource: Resource;
}

/** A trigger, with the declaration that it was made from. */
export interface LoadedTrigger extends LoadedNode {
	trigger: Trigger;
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

function loaded(source: string): LoadedNode {
	const Node = classOf<NodeClass>(source);
	const { description } = new Node();
	return { type: `${manifest.name}.${description.name}`, Node, description, source };
}

/** What a file beside a node declares. */
const besideOf = <T>(source: string, file: string): T => require(join(top, dirname(source), file)) as T;

const hasBeside = (source: string, file: string): boolean => existsSync(join(top, dirname(source), `${file}.ts`));

/** Where the class of each node is. */
export const sources = manifest.n8n.nodes.map(sourceOf);

/** Every node and trigger that `package.json` names. */
export const everyNode: LoadedNode[] = sources.map(loaded);

/** Every node of operations that `package.json` names. */
export const nodes: Loaded[] = sources
	.filter((source) => hasBeside(source, 'operations'))
	.map((source) => ({ ...loaded(source), ...besideOf<{ resource: Resource }>(source, 'operations') }));

/** Every trigger that polls and that `package.json` names. */
export const triggers: LoadedTrigger[] = sources
	.filter((source) => hasBeside(source, 'trigger'))
	.map((source) => ({ ...loaded(source), ...besideOf<{ trigger: Trigger }>(source, 'trigger') }));

/** Every credential class that `package.json` names, by the name of its type. */
export const credentialTypes: Record<string, CredentialClass> = Object.fromEntries(
	manifest.n8n.credentials.map(sourceOf).map((source) => {
		const Type = classOf<CredentialClass>(source);
		return [new Type().name, Type];
	}),
);
