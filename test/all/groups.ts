import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { time } from '../support/virtualClock';

const TEST = join(__dirname, '..');

/**
 * The test files that run in one process and one module registry: loading n8n-core and the nodes takes longer than
 * most files do. Each group has a file of its name here; folders by their path in test/.
 */
export const groups = {
	engine: ['conformance', 'engine', 'readme', 'rules'],
	faults: ['faults', 'secrets'],
	flowsAdobe: ['flows/adobe'],
	flowsIngram: ['flows/ingram', 'signIn', 'flows'],
	flowsPartnerCenter: ['flows/partnerCenter'],
	golden: ['operations'],
	reads: ['pickers', 'reads'],
	simulator: ['simulator'],
} satisfies Record<string, string[]>;

/** What `npm run test:faults` runs. */
const ELSEWHERE = /^faults\/(matrix|realTime)\//;

/** Every test file that `npm test` runs, by its path in test/ without an ending. */
export const testFiles: string[] = readdirSync(TEST, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.test.ts') && !file.startsWith('all/') && !ELSEWHERE.test(file))
	.map((file) => file.replace(/\.ts$/, ''))
	.sort();

/** The group of a file: the one with the longest folder that it is in. */
export function groupOf(file: string): string | undefined {
	const fitting = Object.entries(groups).flatMap(([group, folders]) =>
		folders.filter((folder) => file.startsWith(`${folder}/`)).map((folder) => ({ group, folder })),
	);
	return fitting.sort((a, b) => b.folder.length - a.folder.length)[0]?.group;
}

/** Registers the tests of a group, those of each file in a block of its own. */
export function runGroup(group: keyof typeof groups): void {
	for (const file of testFiles.filter((one) => groupOf(one) === group))
		describe(file, () => {
			beforeAll(() => time.restart());
			require(join(TEST, file));
		});
}
