import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { time } from '../support/virtualClock';

/**
 * Registers the tests of files, each in a block of its own and from the same moment on. The files share one module
 * registry: loading n8n-core, the nodes and the simulator takes longer than most of them do.
 *
 * @param folder below test
 * @param files paths in the folder
 */
export function runFiles(folder: string, files: string[]): void {
	for (const file of files)
		describe(`${folder}/${file}`, () => {
			beforeAll(() => time.restart());
			require(join(__dirname, '..', folder, file));
		});
}

/**
 * Registers the tests of every file in a folder.
 *
 * @param group the file that is named after the folder: `flows.adobe.test.ts` for test/flows/adobe
 */
export function runFolder(group: string): void {
	const name = basename(group, '.test.ts').replaceAll('.', '/');
	const all = readdirSync(join(__dirname, '..', name), { recursive: true, encoding: 'utf8' });
	runFiles(name, all.filter((file) => file.endsWith('.test.ts')).sort());
}
