import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runN8n } from '../n8n/server';
import { call, type WorkflowFile } from '../n8n/rest';
import type { Stage } from '../n8n/stage';
import { flowFiles, flowFolder, readFlow } from './flowFiles';

/** Every flow comes through `n8n import:workflow` with its nodes, its wires and its pinned sample. */
export async function importByCommand({ session }: Stage, userFolder: string): Promise<void> {
	const folder = join(userFolder, 'import');
	mkdirSync(folder, { recursive: true });
	for (const file of flowFiles) copyFileSync(join(flowFolder, file), join(folder, file));
	// All at once, for n8n takes several seconds to start.
	await runN8n(['import:workflow', '--separate', `--input=${folder}`], userFolder);
	for (const file of flowFiles) {
		const flow = readFlow(file);
		const stored = await call<WorkflowFile>(session, 'GET', `/workflows/${flow.id}`);
		for (const part of ['name', 'connections', 'pinData'] as const) assert.deepEqual(stored[part], flow[part], file);
		assert.deepEqual(
			stored.nodes.map(({ name, parameters }) => ({ name, parameters })),
			flow.nodes.map(({ name, parameters }) => ({ name, parameters })),
			file,
		);
	}
}
