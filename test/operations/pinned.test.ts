import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { credentialTypes, everyNode } from '../../scripts/package';
import { pinned } from './golden/pinned';

/**
 * A flow that was saved with one version must mean the same with the next: a name, type, choice or default that changes
 * shows here. `npm run golden` writes the files again; read their changes.
 */

const FOLDER = join(__dirname, '../golden');
const NAME = 'parameters.txt';

/** `test/golden/AdobeVip/Customer/parameters.txt` */
const fileOf = (source: string): string => join(FOLDER, ...source.split('/').slice(1, 3), NAME);

const pages = [
	...everyNode.map(({ source, description }) => ({
		file: fileOf(source),
		properties: description.properties,
	})),
	...Object.entries(credentialTypes).map(([name, Type]) => ({
		file: join(FOLDER, 'credentials', name, NAME),
		properties: new Type().properties,
	})),
].map((page) => ({ ...page, name: relative(FOLDER, page.file) }));

test.each(pages)('$name', ({ file, properties }) => {
	const text = pinned(properties);
	if (process.env.UPDATE_GOLDEN === '1') {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
	expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text);
});

test('each file belongs to a node or a credential', () => {
	const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith(NAME))
		.map((file) => join(FOLDER, file));
	expect(files.sort()).toEqual(pages.map(({ file }) => file).sort());
});
