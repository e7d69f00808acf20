import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface NodePage {
	slug: string;
	title: string;
	platform: string;
	content: string;
}

const project = join(import.meta.dirname, '..', '..');

/** The pages of the nodes, made from the declarations by a process of its own: those are CommonJS, the site is not. */
export const nodePages: NodePage[] = JSON.parse(
	execFileSync(process.execPath, [join(project, 'node_modules/tsx/dist/cli.mjs'), 'scripts/nodePages.ts'], {
		cwd: project,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
	}),
);
