import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { top } from './package';

/** Files that users read or follow links in, by their path from the top folder. */
export type Files = Record<string, string>;

const TOP_FILES = ['package.json', 'README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'];

/** The folders, and the files in them that carry addresses. */
const FOLDERS: Array<[string, RegExp]> = [
	['nodes', /\.node\.json$/],
	['credentials', /\.ts$/],
	['docs', /^(?!node_modules\/|nodes\/|\.vitepress\/(dist|cache)\/).*\.(md|mts|yaml)$/],
	['workflows', /\.(json|md)$/],
];

const filesIn = (folder: string, pattern: RegExp): string[] =>
	readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => pattern.test(file))
		.map((file) => `${folder}/${file}`);

/** All of them as they are on disk. */
export function publishedFiles(): Files {
	const paths = [...TOP_FILES, ...FOLDERS.flatMap(([folder, pattern]) => filesIn(folder, pattern))];
	return Object.fromEntries(paths.map((path) => [path, readFileSync(join(top, path), 'utf8')]));
}
