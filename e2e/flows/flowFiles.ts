import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowFile } from '../n8n/rest';
import { projectFolder } from '../paths';

export const flowFolder = join(projectFolder, 'workflows');

/** The files of all flows; a `.body.json` is a sample call of one. */
export const flowFiles = readdirSync(flowFolder).filter(
	(name) => name.endsWith('.json') && !name.endsWith('.body.json'),
);

export const readFlow = (file: string): WorkflowFile & { id: string } =>
	JSON.parse(readFileSync(join(flowFolder, file), 'utf8')) as WorkflowFile & { id: string };
