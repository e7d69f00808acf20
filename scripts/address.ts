/**
 * `npm run address -- https://host/path`: the public address of the documentation, in every file that links to it.
 * `homepage` in package.json is the address in force.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../package.json';
import { top } from './package';
import { publishedFiles, type Files } from './published';

/** The files that change when the address does, as they are then. @throws Error when the new address is none */
export function withAddress(files: Files, from: string, to: string): Files {
	const { protocol, href } = new URL(to);
	if (protocol !== 'https:') throw new Error(`${to} does not begin with https:`);
	const address = href.replace(/\/+$/, '');
	const changed = Object.entries(files).filter(([, text]) => text.includes(from));
	return Object.fromEntries(changed.map(([path, text]) => [path, text.replaceAll(from, address)]));
}

if (require.main === module) {
	const [to = ''] = process.argv.slice(2);
	const changed = Object.entries(withAddress(publishedFiles(), manifest.homepage, to));
	for (const [path, text] of changed) writeFileSync(join(top, path), text);
	console.log(`${changed.length} files changed`);
}
