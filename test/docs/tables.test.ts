import { codesPage, currentCodes } from '../../scripts/docs/codes';
import { nodes } from '../../scripts/package';
import { currentPage, pagesWithTables, renderedPage } from '../../scripts/docs/tables';
import { currentTexts, textsPage } from '../../scripts/docs/texts';
import { loadContract, SYSTEMS } from '../../simulator/core/contract/contract';

test.each(pagesWithTables)('the tables of docs/%s.md are up to date (npm run tables writes them)', (name) => {
	expect(renderedPage(name)).toBe(currentPage(name));
});

test('docs/texts.md holds every text as it is (npm run texts writes it)', () => {
	expect(textsPage()).toBe(currentTexts());
});

test('docs/codes.md holds every code that has a next step of its own (npm run codes writes it)', () => {
	expect(codesPage()).toBe(currentCodes());
});

/** The cells of each row in the tables of operations. */
const operationRows = (): string[][] =>
	currentPage('operations')
		.split('\n')
		.filter((line) => /^\| (?!---|Node )/.test(line))
		.map((line) => line.slice(2, -2).split(' | '));

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

test.each(withScenarios)('every scenario of %s is beside an operation', (system) => {
	const shown = new Set(operationRows().flatMap((cells) => (cells[5] ?? '').split('; ')));
	const scenarios = loadContract(system).operations.flatMap((operation) => operation.scenarios ?? []);
	expect(scenarios.filter((scenario) => !shown.has(scenario))).toEqual([]);
});
