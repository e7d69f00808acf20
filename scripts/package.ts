import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import type { Resource } from '../nodes/shared/declare';

/** The project's top folder. */
export const top = join(__dirname, '..');

interface Manifest {
	n8n: { nodes: string[]; credentials: string[] };
}

/** One node of the package: its class and the resource that it was built from. */
export interface PackagedNode {
	name: string;
	/** the built file, from the top folder */
	file: string;
	displayName: string;
	Node: new () => INodeType;
	description: INodeType['description'];
	resource: Resource;
}

const manifest = (): Manifest => JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as Manifest;

/** Loads every node that package.json names, from its source. */
export function loadNodes(): PackagedNode[] {
	return manifest().n8n.nodes.map((file) => {
		const source = join(top, file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
		const [Node] = Object.values(require(source) as Record<string, new () => INodeType>);
		const { resource } = require(join(dirname(source), 'operations.ts')) as { resource: Resource };
		const { description } = new Node();
		return { name: description.name, file, displayName: description.displayName, Node, description, resource };
	});
}
