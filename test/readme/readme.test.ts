import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { codesPage, currentCodes } from '../../scripts/codes';
import { nodes, top } from '../../scripts/package';
import { currentReadme, rendered } from '../../scripts/readme';
import { currentTexts, textsPage } from '../../scripts/texts';
import { loadContract, SYSTEMS } from '../../simulator/core/contract/contract';

test('the generated tables are up to date (npm run readme makes them anew)', () => {
	expect(rendered(currentReadme())).toBe(currentReadme());
});

test('docs/texts.md holds every text as it is (npm run texts writes it)', () => {
	expect(textsPage()).toBe(currentTexts());
});

test('docs/codes.md holds every code that has a next step of its own (npm run codes writes it)', () => {
	expect(codesPage()).toBe(currentCodes());
});

test('every npm script and every file that the README names exists', () => {
	const { scripts } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as {
		scripts: Record<string, string>;
	};
	const readme = currentReadme();
	const named = [...readme.matchAll(/npm run (?:--silent |-s )?([\w:]+)/g)].map((match) => match[1]);
	expect(named.filter((name) => !(name in scripts))).toEqual([]);
	const files = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)\)/g)].map((match) => match[1]);
	expect(files.filter((file) => !existsSync(join(top, file)))).toEqual([]);
});

/** The cells of each row in the generated tables of operations. */
function operationRows(): string[][] {
	const [, part] = /<!-- operations:begin[^>]*-->([\s\S]*)<!-- operations:end -->/.exec(rendered(currentReadme()))!;
	return part
		.split('\n')
		.filter((line) => /^\| (?!---|Node )/.test(line))
		.map((line) => line.slice(2, -2).split(' | '));
}

test('every operation has one row', () => {
	const declared = nodes.flatMap(({ description, resource }) =>
		resource.operations.map(({ name }) => `${description.displayName} ${name}`),
	);
	expect(
		operationRows()
			.map(([node, operation]) => `${node} ${operation}`)
			.sort(),
	).toEqual(declared.sort());
});

const withScenarios = SYSTEMS.filter((system) => loadContract(system).operations.some(({ scenarios }) => scenarios));

test.each(withScenarios)('every scenario of %s stands beside an operation', (system) => {
	const told = new Set(operationRows().flatMap((cells) => (cells[5] ?? '').split('; ')));
	const scenarios = loadContract(system).operations.flatMap((operation) => operation.scenarios ?? []);
	expect(scenarios.filter((scenario) => !told.has(scenario))).toEqual([]);
});
