import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { top } from '../../scripts/package';

/** Finds words that the glossary replaces, in names and comments too. */

const FOLDERS = ['bench', 'credentials', 'e2e', 'nodes', 'scripts', 'test'];
/** Installed packages, and requests and answers of the platforms. */
const LEFT_OUT = /(^|\/)node_modules(\/|$)|^test\/golden\//;

const REFUSED = /\b(anew|stands|tellers?|tells|told|twins?|untold|wish(es)?)\b/gi;
/** British, but where it is a value or a name of a platform. */
const BRITISH = /(?<!['"`])\bcancelled\b(?!['"`:])/g;

/** The files below a folder; installed packages are not entered. */
function codeIn(folder: string): string[] {
	return readdirSync(join(top, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		if (LEFT_OUT.test(path)) return [];
		if (entry.isDirectory()) return codeIn(path);
		return entry.name.endsWith('.ts') ? [path] : [];
	});
}

/** Names in the parts of which they are made: `isTold` holds the word "told". */
const inParts = (text: string): string => text.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ');

/** Each refused word with its file and line. */
export function refusedWords(): string[] {
	const files = FOLDERS.flatMap(codeIn).filter((file) => file !== 'test/readme/words.ts');
	return files.flatMap((file) =>
		readFileSync(join(top, file), 'utf8')
			.split('\n')
			.flatMap((line, at) => {
				const words = [...inParts(line).matchAll(REFUSED), ...line.matchAll(BRITISH)];
				return words.map(([word]) => `${file}:${at + 1} ${word}`);
			}),
	);
}
