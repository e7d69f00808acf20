import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { top } from '../../scripts/package';

/** Finds words that the glossary replaces: in code with its names and comments, and in pages. */

const FOLDERS = ['bench', 'credentials', 'docs', 'e2e', 'nodes', 'scripts', 'simulator', 'test'];
const PAGES = ['AGENTS.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'README.md', 'SECURITY.md'];
/** Installed packages, what is generated from checked files, and requests and answers of the platforms. */
const LEFT_OUT =
	/(^|\/)node_modules(\/|$)|^docs\/(\.vitepress\/(cache|dist)|nodes|texts\.md|faults\.md|glossary\.md)|^test\/golden\//;

const REFUSED = /\b(anew|stands|tellers?|tells|told|twins?|untold|wish(es)?)\b/gi;
/** British, but where it is a value or a name of a platform; the simulator's state is in the platforms' own names. */
const BRITISH = /(?<!['"`])\bcancelled\b(?!['"`:])/g;

/** The code and pages below a folder; installed packages are not entered. */
function filesIn(folder: string): string[] {
	return readdirSync(join(top, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		if (LEFT_OUT.test(path)) return [];
		if (entry.isDirectory()) return filesIn(path);
		return /\.(ts|md)$/.test(entry.name) ? [path] : [];
	});
}

/** Names in the parts of which they are made: `isTold` holds the word "told". */
const inParts = (text: string): string => text.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ');

/** Each refused word with its file and line. */
export function refusedWords(): string[] {
	const files = [...PAGES, ...FOLDERS.flatMap(filesIn)].filter((file) => file !== 'test/readme/words.ts');
	return files.flatMap((file) =>
		readFileSync(join(top, file), 'utf8')
			.split('\n')
			.flatMap((line, at) => {
				const words = [
					...inParts(line).matchAll(REFUSED),
					...(file.startsWith('simulator/') ? [] : line.matchAll(BRITISH)),
				];
				return words.map(([word]) => `${file}:${at + 1} ${word}`);
			}),
	);
}
