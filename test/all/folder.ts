import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { time } from '../support/virtualClock';

/**
 * Registers the tests of every file in a folder, each in a block of its own and from the same moment on. The files share
 * one module registry: loading n8n-core, the nodes and the simulator takes longer than most of them do.
 *
 * @param group the file that is named after the folder: `flows.adobe.test.ts` for test/flows/adobe
 */
export function runFolder(group: string): void {
	const name = basename(group, '.test.ts').replaceAll('.', '/');
	const folder = join(__dirname, '..', name);
	const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	for (const file of all.filter((path) => path.endsWith('.test.ts')).sort())
		describe(`${name}/${file}`, () => {
			beforeAll(() => time.restart());
			require(join(folder, file));
		});
}
