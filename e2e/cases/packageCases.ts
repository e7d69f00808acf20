import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import type { Case } from '../runCases';
import { packageName, projectFolder } from '../paths';
import type { Stage } from '../n8n/stage';

/** A node type as the editor knows it. */
export type LoadedNode = Pick<INodeTypeDescription, 'name' | 'displayName'>;

/** The node types that package.json announces, as n8n names them: the class file's name with a small first letter. */
function announcedTypes(): string[] {
	const { n8n } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { n8n: { nodes: string[] } };
	return n8n.nodes.map((path) => {
		const name = basename(path, '.node.js');
		return `${packageName}.${name[0].toLowerCase()}${name.slice(1)}`;
	});
}

/** The package's node types that this n8n offers, without the tool variants for AI agents. */
export async function loadedNodes({ session }: Stage): Promise<LoadedNode[]> {
	const { data } = await session.client.get<LoadedNode[]>('/types/nodes.json');
	return data.filter(({ name }) => name.startsWith(`${packageName}.`) && !name.endsWith('Tool'));
}

/** The packed tarball loads in a bare n8n. */
export function packageCases(stage: Stage): Case[] {
	return [
		{
			name: 'the packed package loads with every node that package.json announces',
			async run() {
				const announced = announcedTypes();
				assert.ok(announced.length > 0, 'package.json announces no node');
				const names = (await loadedNodes(stage)).map(({ name }) => name);
				assert.deepEqual(names.sort(), announced.sort());
			},
		},
		{
			name: 'every node but the triggers is offered as a tool for AI agents as well',
			async run() {
				const { data } = await stage.session.client.get<LoadedNode[]>('/types/nodes.json');
				const names = new Set(data.map(({ name }) => name));
				assert.deepEqual(
					announcedTypes().filter((name) => names.has(`${name}Tool`) === name.endsWith('Trigger')),
					[],
				);
			},
		},
	];
}
