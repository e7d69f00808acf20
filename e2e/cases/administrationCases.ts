import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from '../runCases';
import { e2eFolder, projectFolder } from '../paths';

/** What docs/ says to administrators. */
const PAGES = ['docs/administration.md', 'docs/queue-mode/compose.yaml'];

/** The parts of the installed n8n that read its environment. */
const READERS = [
	'@n8n/config/dist',
	'@n8n/backend-network/dist',
	'n8n-core/dist/execution-engine',
	'n8n-workflow/dist/cjs',
	'n8n/dist/commands',
	'n8n/dist/deprecation',
	'n8n/dist/modules/community-packages',
];

const VARIABLE = /\b(?:N8N|EXECUTIONS|QUEUE|DB|NODES|OFFLOAD|HTTPS?|NO|ALL)_[A-Z0-9_]+\b/g;

/** The environment variables of n8n that the pages name. */
const named = (): string[] => [
	...new Set(PAGES.flatMap((page) => readFileSync(join(projectFolder, page), 'utf8').match(VARIABLE) ?? [])),
];

/** The code of those parts. */
function code(): string {
	const files = READERS.map((part) => join(e2eFolder, 'node_modules', part)).flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.js'))
			.map((file) => join(folder, file)),
	);
	return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

/** What the pages for administrators say of n8n, compared with the n8n that is installed. */
export const administrationCases: Case[] = [
	{
		name: 'every environment variable that the pages for administrators name is one of this n8n',
		async run() {
			const variables = named();
			assert.ok(variables.length > 30, `only ${variables.length} variables were found in the pages`);
			const read = code();
			assert.deepEqual(
				variables.filter((name) => !read.includes(name)),
				[],
			);
		},
	},
];
