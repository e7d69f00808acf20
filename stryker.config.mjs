/**
 * Mutation tests of what handles money, in sets: the files of a set, and the tests that are about them.
 * `npm run mutation` runs all sets, `npm run mutation:orders` one. docs/testing.md has the last scores.
 */
import jestConfig from './jest.config.js';

const SETS = {
	/** how requests go out, and what of the input guards them */
	sending: {
		mutate: [
			'nodes/engine/http/{send,policies/*}.ts',
			'nodes/engine/input/{agentGuard,limits}.ts',
			'nodes/engine/input/keys/*.ts',
		],
		tests: ['test/engine/{input,http,policies,run}/**/*.test.ts', 'test/engine/util/{money,numbers}.test.ts'],
	},
	/** what is decided about orders, with a platform that takes no time: n8n-core would take ten seconds for each mutant */
	orders: {
		mutate: ['nodes/engine/orders/**/*.ts'],
		tests: ['test/engine/orders/*.test.ts'],
	},
};

const set = process.env.MUTATED ?? 'orders';
const { mutate, tests } = SETS[set];

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	mutate,
	testRunner: 'jest',
	jest: {
		config: { ...jestConfig, testMatch: tests.map((path) => `<rootDir>/${path}`) },
		enableFindRelatedTests: false,
	},
	coverageAnalysis: 'perTest',
	// What runs once per file, such as a constant, cannot be switched from test to test.
	ignoreStatic: true,
	// A sentence is asserted in one place; whether another one reads differently says nothing about money.
	mutator: { excludedMutations: ['StringLiteral'] },
	concurrency: 2,
	// What each run leaves in memory makes the next ones slower and slower.
	maxTestRunnerReuse: 50,
	// A machine with other work is slow; only an endless loop may run into this.
	timeoutMS: 60_000,
	timeoutFactor: 4,
	incremental: true,
	incrementalFile: `.work/mutation-${set}.json`,
	tempDirName: `.work/stryker-${set}`,
	ignorePatterns: ['dist', 'docs', 'e2e', 'bench', 'workflows', 'icons', 'test/golden', 'coverage'],
	reporters: ['clear-text', 'progress'],
	clearTextReporter: { logTests: false, reportTests: false, allowEmojis: false },
	thresholds: { high: 90, low: 80, break: 70 },
};
