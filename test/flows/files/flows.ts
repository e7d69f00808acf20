import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import type { Flow } from '../../support/core';
import type { Wire } from './canvas';

const folder = join(__dirname, '../../../workflows');

/** Every flow that is shipped, by its file. */
export const flows: Array<[string, Flow]> = readdirSync(folder)
	.filter((file) => file.endsWith('.json') && !file.endsWith('.body.json'))
	.map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Flow]);

export const isNote = ({ type }: INode): boolean => type === 'n8n-nodes-base.stickyNote';
export const isOurs = ({ type }: INode): boolean => type.startsWith('n8n-nodes-cloud-marketplace.');

/** The wires that carry items: those of models and tools hang below their agent. */
export function wiresOf({ nodes, connections }: Flow): Wire[] {
	const named = (name: string) => nodes.find((node) => node.name === name) as INode;
	return Object.entries(connections).flatMap(([name, { main = [] }]) => {
		const from = named(name);
		const outputs = from.onError === 'continueErrorOutput' || from.type === 'n8n-nodes-base.if' ? 2 : 1;
		return main.flatMap((targets, output) =>
			(targets ?? []).map(({ node }) => ({ from, to: named(node), output, outputs })),
		);
	});
}
