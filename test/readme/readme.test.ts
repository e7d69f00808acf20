import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { nodes, top } from '../../scripts/package';
import { currentReadme, rendered } from '../../scripts/readme';
import { currentTexts, textsPage } from '../../scripts/texts';
import { loadContract, SYSTEMS } from '../../simulator/core/contract/contract';
import { assertedTwice } from './asserted';
import { refusedWords } from './words';

test('the generated tables are up to date (npm run readme writes them)', () => {
	expect(rendered(currentReadme())).toBe(currentReadme());
});

test('docs/texts.md holds every text as it is (npm run texts writes it)', () => {
	expect(textsPage()).toBe(currentTexts());
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

test.each(withScenarios)('every scenario of %s is listed at an operation', (system) => {
	const named = new Set(operationRows().flatMap((cells) => (cells[5] ?? '').split('; ')));
	const scenarios = loadContract(system).operations.flatMap((operation) => operation.scenarios ?? []);
	expect(scenarios.filter((scenario) => !named.has(scenario))).toEqual([]);
});

test('a sentence of an error is asserted in one test file; what many need is in test/support/sentences.ts', () => {
	expect(assertedTwice()).toEqual({});
});

test('names and comments use the words of docs/glossary.md, in US English', () => {
	expect(refusedWords()).toEqual([]);
});
